"""What leaves the house by mail.

A letter says that something waits and where, never a fact of a case. Once the mail server has
taken it, its words are kept no longer: a link in it may open a door.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from obhut.letters.enums import LetterState

GONE = (LetterState.SENT, LetterState.BOUNCED)
NOT_DELIVERED = (LetterState.FAILED, LetterState.BOUNCED)


class Letter(models.Model):
    """A letter to one mailbox. ``kind`` is a word of the room that wrote it, ``about`` a plain key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    once = models.CharField(max_length=200, blank=True, help_text="written once under this key")
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(
        help_text="of the next try; while one runs, of the one after a crash"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="since when it is known how it ended")
    taken_up_at = models.DateTimeField(null=True, help_text="when somebody was told it came back")
    message_id = models.CharField(max_length=200, unique=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("due_at", "written_at")
        indexes = [
            models.Index(
                name="letter_due", fields=["due_at"], condition=Q(state=LetterState.WAITING)
            ),
            models.Index(
                name="letter_not_delivered",
                fields=["ended_at"],
                condition=Q(state__in=NOT_DELIVERED, taken_up_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="letter_written_once", fields=["once"], condition=~Q(once="")
            ),
            models.CheckConstraint(
                name="letter_state_is_known", condition=Q(state__in=LetterState.values)
            ),
            models.CheckConstraint(
                name="letter_that_waits_has_words",
                condition=~Q(state=LetterState.WAITING) | ~Q(body=""),
                violation_error_message="A letter that waits has something to say.",
            ),
            models.CheckConstraint(
                name="letter_that_is_gone_keeps_no_words",
                condition=~Q(state__in=GONE) | Q(body=""),
                violation_error_message="The words of a letter are kept until it is sent.",
            ),
            models.CheckConstraint(
                name="letter_says_when_it_was_sent",
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | Q(state__in=(LetterState.WAITING, LetterState.FAILED), sent_at=None)
                | Q(state=LetterState.BOUNCED),
            ),
            models.CheckConstraint(
                name="letter_says_when_it_ended",
                condition=Q(state=LetterState.WAITING, ended_at=None)
                | (~Q(state=LetterState.WAITING) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="only_a_letter_not_delivered_is_taken_up",
                condition=Q(taken_up_at=None) | Q(state__in=NOT_DELIVERED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} ({self.state})".replace("  ", " ")
