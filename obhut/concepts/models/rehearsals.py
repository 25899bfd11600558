"""Nets of rehearsals: asked for on a page, cast by the worker, kept to be compared."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from obhut.concepts.models.editions import Edition


class CastNet(models.Model):
    """So many made-up cases, by a seed, for the places of a Land. Nothing in it is of a real case."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    edition = models.ForeignKey(Edition, related_name="nets", on_delete=models.CASCADE)
    land = models.CharField(max_length=10)
    seed = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    person = models.UUIDField(help_text="who asked for it")
    desk = models.UUIDField()
    asked_at = models.DateTimeField()
    cast_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(null=True, help_text="of a draft, as it was cast")
    desks = models.CharField(max_length=100, blank=True, help_text="digest of the directory")
    result = models.JSONField(null=True, help_text="what was caught")
    why_not = models.TextField(blank=True, help_text="why it could not be cast, in German")
    why_not_en = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = [
            models.CheckConstraint(
                name="cast_net_says_how_it_ended",
                condition=Q(cast_at=None, result__isnull=True, why_not="")
                | Q(cast_at__isnull=False, result__isnull=False, why_not="")
                | (Q(cast_at__isnull=False, result__isnull=True) & ~Q(why_not="")),
            ),
            models.CheckConstraint(
                name="cast_net_has_cases", condition=Q(count__gte=1, count__lte=10_000)
            ),
            models.UniqueConstraint(
                name="cast_net_waits_once",
                fields=["edition", "land", "seed", "count", "year"],
                condition=Q(cast_at=None),
            ),
        ]
        indexes = [
            models.Index(name="nets_that_wait", fields=["asked_at"], condition=Q(cast_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.land} {self.seed}"
