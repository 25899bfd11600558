"""Work on a draft: what was changed, what was remarked, what was typed but does not fit yet."""

from django.db import models
from django.db.models import Q

from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.models.editions import Concept, Edition


class NodeChange(models.Model):
    """What became of a node of a draft, by whom. The database refuses to alter it."""

    edition = models.ForeignKey(Edition, related_name="changes", on_delete=models.PROTECT)
    node = models.UUIDField()
    kind = models.CharField(max_length=20, choices=NodeChangeKind)
    before = models.JSONField(null=True, help_text="its rows before: content, parent, after whom")
    after = models.JSONField(null=True, help_text="its rows after; none where it was deleted")
    undoes = models.OneToOneField(
        "self", null=True, blank=True, related_name="undone_by", on_delete=models.PROTECT
    )
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("edition", "-id")
        indexes = [models.Index(fields=["edition", "node", "-id"], name="changes_of_node")]
        constraints = [
            models.CheckConstraint(
                name="node_change_kind_is_known", condition=Q(kind__in=NodeChangeKind.values)
            ),
            models.CheckConstraint(
                name="node_change_says_something",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.node}"


class Remark(models.Model):
    """A word from one who works on a concept to the others, at a node. Never part of its text."""

    concept = models.ForeignKey(Concept, related_name="remarks", on_delete=models.CASCADE)
    node = models.UUIDField()
    answers = models.ForeignKey(
        "self", null=True, blank=True, related_name="answered_by", on_delete=models.CASCADE
    )
    text = models.TextField(max_length=4000)
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ("concept", "at", "id")
        indexes = [models.Index(fields=["concept", "node"], name="remarks_of_node")]
        constraints = [
            models.CheckConstraint(
                name="settled_remark_says_by_whom",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text[:40]


class Unsaved(models.Model):
    """What somebody typed into the form of a node and what does not fit yet: kept, so none is lost."""

    edition = models.ForeignKey(Edition, related_name="unsaved", on_delete=models.CASCADE)
    node = models.UUIDField()
    person = models.UUIDField()
    given = models.JSONField(help_text="the form as it was sent")
    on_revision = models.PositiveIntegerField(help_text="of the node, when the form was opened")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="unsaved_once", fields=["edition", "node", "person"])
        ]

    def __str__(self) -> str:
        return f"{self.node} {self.person}"
