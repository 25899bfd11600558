"""Test calls: does anybody answer out of hours? No case data, only choices and a number."""

from django.db import models
from django.db.models import Q

from obhut.directory.enums import CallResult, CallState


class TestCall(models.Model):
    """A call to a desk that answers out of hours for others: due, then made or dropped."""

    __test__ = False  # a table, not a test

    desk = models.CharField(max_length=80, help_text="key of the desk that is called")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=CallState, default=CallState.DUE)
    ended_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, choices=CallResult, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, help_text="until somebody answered")
    person = models.UUIDField(null=True, help_text="who called, or dropped it")
    by_desk = models.UUIDField(null=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(
                name="one_test_call_due_at_a_desk",
                fields=["desk"],
                condition=Q(state=CallState.DUE),
            ),
            models.CheckConstraint(
                name="test_call_says_how_it_ended",
                condition=Q(
                    state=CallState.DUE, ended_at=None, person=None, by_desk=None, result=""
                )
                | Q(state=CallState.DROPPED, ended_at__isnull=False, result="")
                | Q(
                    state=CallState.MADE,
                    ended_at__isnull=False,
                    person__isnull=False,
                    result__in=CallResult.values,
                ),
            ),
            models.CheckConstraint(
                name="test_call_that_reached_somebody_says_when",
                condition=Q(result=CallResult.REACHED, minutes__isnull=False, minutes__lte=120)
                | (~Q(result=CallResult.REACHED) & Q(minutes=None)),
            ),
        ]
        indexes = [models.Index(name="test_calls_of_desk", fields=["desk", "ended_at"])]

    def __str__(self) -> str:
        return f"{self.desk} {self.state} {self.due_on}"
