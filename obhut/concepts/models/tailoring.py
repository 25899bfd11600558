"""What a Land does with its template, why, and who approved of it."""

from django.db import models
from django.db.models import Q

from obhut.concepts.enums import ApprovedHow, ProposalState
from obhut.concepts.models.editions import Concept, Edition


class Deviation(models.Model):
    """Why an edition says something else than its base at one node. What it does is computed."""

    edition = models.ForeignKey(Edition, related_name="deviations", on_delete=models.CASCADE)
    node = models.UUIDField(help_text="of the edition or, where it was omitted, of the base")
    reason = models.TextField(max_length=4000)
    ground = models.CharField(max_length=400, blank=True, help_text="the norm or paper it rests on")
    decided_by = models.CharField(max_length=200, help_text="a function, never a person")
    decided_on = models.DateField()

    class Meta:
        ordering = ("edition", "node")
        constraints = [models.UniqueConstraint(name="deviation_once", fields=["edition", "node"])]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.node}"


class Approval(models.Model):
    """A function named for it approves of this very text. Another digest: it does not count."""

    edition = models.ForeignKey(Edition, related_name="approvals", on_delete=models.PROTECT)
    approver = models.SlugField(max_length=80, help_text="key in Concept.approvers")
    digest = models.CharField(max_length=64)
    how = models.CharField(max_length=20, choices=ApprovedHow)
    reference = models.CharField(
        max_length=300, help_text="number of the file, date of the minutes"
    )
    approved_on = models.DateField()
    person = models.UUIDField(help_text="who entered it")
    desk = models.UUIDField()
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("edition", "at")
        constraints = [
            models.UniqueConstraint(
                name="approval_once",
                fields=["edition", "approver", "digest"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="approval_how_is_known", condition=Q(how__in=ApprovedHow.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approver}: {self.digest[:12]}"


class Proposal(models.Model):
    """What a derived concept offers its template: take over how we solved this node."""

    template = models.ForeignKey(Concept, related_name="proposals", on_delete=models.CASCADE)
    edition = models.ForeignKey(Edition, related_name="proposals", on_delete=models.CASCADE)
    node = models.UUIDField()
    content = models.JSONField(help_text="the node as proposed")
    reason = models.TextField(max_length=4000)
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.OPEN)
    answer = models.TextField(max_length=4000, blank=True)
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("template", "-at")
        constraints = [
            models.CheckConstraint(
                name="proposal_state_is_known", condition=Q(state__in=ProposalState.values)
            ),
            models.CheckConstraint(
                name="answered_proposal_says_when",
                condition=Q(state=ProposalState.OPEN, answered_at__isnull=True)
                | (~Q(state=ProposalState.OPEN) & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node} ({self.state})"
