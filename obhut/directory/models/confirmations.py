"""Whether what stands in the directory is still right: mailboxes are asked, and they answer."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from obhut.directory.enums import ConfirmationState, Said


class Inquiry(models.Model):
    """One letter to one mailbox, with a link to what is said of its desks.

    The link is kept nowhere, only a digest by which it is known again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mailbox = models.EmailField()
    token_digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(
                name="inquiry_expires_after_it_was_asked",
                condition=Q(expires_at__gt=models.F("asked_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mailbox} {self.asked_at:%Y-%m-%d}"


class Confirmation(models.Model):
    """What the mailbox of one desk was asked, and what it said."""

    inquiry = models.ForeignKey(Inquiry, related_name="confirmations", on_delete=models.PROTECT)
    desk = models.CharField(max_length=80, help_text="key of its row")
    state = models.CharField(
        max_length=12, choices=ConfirmationState, default=ConfirmationState.ASKED
    )
    answer = models.CharField(max_length=20, choices=Said, blank=True)
    proposal = models.JSONField(
        default=list, help_text="file, key, field, before, after of each change; nothing else"
    )
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True, help_text="whoever decided; the clock where nobody did")

    class Meta:
        ordering = ("inquiry__asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                name="desk_is_asked_once_at_a_time",
                fields=["desk"],
                condition=Q(state__in=[ConfirmationState.ASKED, ConfirmationState.WAITS]),
            ),
            models.CheckConstraint(
                name="confirmation_state_is_known", condition=Q(state__in=ConfirmationState.values)
            ),
            models.CheckConstraint(
                name="confirmation_that_was_answered_says_what",
                condition=Q(answer="", answered_at=None)
                | Q(answer__in=Said.values, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmation_that_waits_is_not_ended",
                condition=Q(
                    state__in=[ConfirmationState.ASKED, ConfirmationState.WAITS],
                    ended_at=None,
                    ended_by=None,
                )
                | (
                    ~Q(state__in=[ConfirmationState.ASKED, ConfirmationState.WAITS])
                    & Q(ended_at__isnull=False, ended_by__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk} {self.state}"
