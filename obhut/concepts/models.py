"""Concepts, their editions, and the nodes of each edition.

A frozen edition (in force or past) never changes: refused in code, and by triggers in the
database (see the migration ``freeze_editions``).
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from obhut.concepts.enums import EditionState

FROZEN = (EditionState.IN_FORCE, EditionState.PAST)


class Concept(models.Model):
    """A document with an owner: the federal template, a Land's concept, an agreement's text."""

    key = models.SlugField(max_length=80, unique=True)
    owner = models.CharField(max_length=200)
    derived_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="concept_is_not_derived_from_itself",
                condition=Q(derived_from=None) | ~Q(derived_from=models.F("id")),
                violation_error_message="A concept is derived from another one.",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Edition(models.Model):
    """One Fassung of a concept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concept = models.ForeignKey(Concept, related_name="editions", on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=EditionState, default=EditionState.DRAFT)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True, blank=True)
    past_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("concept", "number")
        constraints = [
            models.UniqueConstraint(name="edition_number_once", fields=["concept", "number"]),
            models.UniqueConstraint(
                name="one_edition_in_force",
                fields=["concept"],
                condition=Q(state=EditionState.IN_FORCE),
                violation_error_message="Only one edition of a concept can be in force.",
            ),
            models.CheckConstraint(
                name="edition_state_is_known", condition=Q(state__in=EditionState.values)
            ),
            models.CheckConstraint(
                name="frozen_edition_says_since_when",
                condition=~Q(state__in=FROZEN) | Q(in_force_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept.key} {self.number} ({self.state})"


class NodeOfEdition(models.Model):
    """A node as it stands in one edition. ``node`` is the lasting id, the same in all of them."""

    edition = models.ForeignKey(Edition, related_name="nodes", on_delete=models.CASCADE)
    node = models.UUIDField()
    chapter = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField(help_text="0 is the section itself")
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20)
    content = models.JSONField()

    class Meta:
        ordering = ("edition", "chapter", "place")
        constraints = [
            models.UniqueConstraint(name="node_once_in_edition", fields=["edition", "node"]),
            models.UniqueConstraint(name="node_key_once", fields=["edition", "key"]),
            models.UniqueConstraint(name="node_place_once", fields=["edition", "chapter", "place"]),
        ]

    def __str__(self) -> str:
        return self.key
