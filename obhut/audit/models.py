"""What happened: append-only, chained by digest, in plain values.

No foreign keys: the record outlives what it speaks of. The database refuses UPDATE and DELETE
(see the migration ``close_the_record``).
"""

from django.db import models


class AuditEvent(models.Model):
    """One deed, or one refusal, with who and when. ``kind`` is in the past tense."""

    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="audit_event_has_kind_and_digest",
                condition=~models.Q(kind="") & ~models.Q(digest=""),
                violation_error_message="An event says what happened and carries its digest.",
            ),
            models.UniqueConstraint(name="audit_chain_does_not_fork", fields=["previous"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}"
