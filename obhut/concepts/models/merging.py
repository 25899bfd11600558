"""Following the template: one open merge for each concept, and what a person decided in it."""

from django.db import models
from django.db.models import Q

from obhut.concepts.enums import MergeState
from obhut.concepts.models.editions import Concept, Edition


class Merge(models.Model):
    """Our edition is laid beside two of the template's. Its items are computed, never stored."""

    concept = models.ForeignKey(Concept, related_name="merges", on_delete=models.PROTECT)
    ours = models.ForeignKey(Edition, related_name="merges", on_delete=models.PROTECT)
    from_base = models.ForeignKey(Edition, related_name="+", on_delete=models.PROTECT)
    to_base = models.ForeignKey(Edition, related_name="+", on_delete=models.PROTECT)
    result = models.ForeignKey(
        Edition, null=True, blank=True, related_name="made_by_merge", on_delete=models.PROTECT
    )
    state = models.CharField(max_length=20, choices=MergeState, default=MergeState.OPEN)
    person = models.UUIDField()
    desk = models.UUIDField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("concept", "-opened_at")
        constraints = [
            models.UniqueConstraint(
                name="one_open_merge",
                fields=["concept"],
                condition=Q(state=MergeState.OPEN),
                violation_error_message="A concept has one open merge at a time.",
            ),
            models.CheckConstraint(
                name="merge_state_is_known", condition=Q(state__in=MergeState.values)
            ),
            models.CheckConstraint(
                name="closed_merge_says_when",
                condition=Q(state=MergeState.OPEN, closed_at__isnull=True)
                | (~Q(state=MergeState.OPEN) & Q(closed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept.key}: {self.state}"


class MergeChoice(models.Model):
    """What a person decided about one item. It counts as long as the three sides are the same."""

    merge = models.ForeignKey(Merge, related_name="choices", on_delete=models.CASCADE)
    item = models.CharField(max_length=200, help_text="as the merge names it")
    fingerprint = models.CharField(max_length=64, help_text="of the three sides, when decided")
    choice = models.CharField(max_length=20)
    value = models.JSONField(null=True, help_text="what was written instead, where it was")
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("merge", "item")
        constraints = [
            models.UniqueConstraint(name="one_choice_for_an_item", fields=["merge", "item"])
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.choice}"
