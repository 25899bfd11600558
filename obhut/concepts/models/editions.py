"""Concepts, their editions, and the nodes of each edition.

A frozen edition (in force, past or set aside) never changes: refused in code, and by triggers in
the database (see the migrations ``freeze_editions`` and ``drafts_and_derivation``).
"""

from uuid import uuid4

from django.db import models
from django.db.models import Deferrable, Q

from obhut.concepts.enums import ConceptKind, EditionState

FROZEN = (EditionState.IN_FORCE, EditionState.PAST, EditionState.SET_ASIDE)


class Concept(models.Model):
    """A document with an owner: the federal template, a Land's concept, an agreement's text."""

    key = models.SlugField(max_length=80, unique=True)
    owner = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20, choices=ConceptKind, default=ConceptKind.TEMPLATE, db_default="template"
    )
    level = models.CharField(
        max_length=20,
        default="federation",
        db_default="federation",
        help_text="of the area it holds for",
    )
    area = models.CharField(
        max_length=20, default="DE", db_default="DE", help_text='key of that area: "DE-BY"'
    )
    title_de = models.CharField(max_length=300, default="", db_default="")
    title_en = models.CharField(max_length=300, default="", db_default="")
    derived_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    approvers = models.JSONField(
        default=list,
        db_default=[],
        help_text="functions that approve each edition: [{key, de, en}]",
    )
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="a template nobody may derive from any more"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="concept_is_not_derived_from_itself",
                condition=Q(derived_from=None) | ~Q(derived_from=models.F("id")),
                violation_error_message="A concept is derived from another one.",
            ),
            models.CheckConstraint(
                name="concept_kind_is_known", condition=Q(kind__in=ConceptKind.values)
            ),
            models.UniqueConstraint(
                name="one_mechanism_for_an_area",
                fields=["level", "area"],
                condition=~Q(kind=ConceptKind.AGREEMENT),
                violation_error_message="This area has a concept already.",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Edition(models.Model):
    """One Fassung of a concept. ``base``: the edition of the template it was derived from."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concept = models.ForeignKey(Concept, related_name="editions", on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    base = models.ForeignKey(
        "self", null=True, blank=True, related_name="derived", on_delete=models.PROTECT
    )
    state = models.CharField(max_length=20, choices=EditionState, default=EditionState.DRAFT)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    holds_from = models.DateField(
        null=True, blank=True, help_text="the day an approved edition comes into force by itself"
    )
    in_force_at = models.DateTimeField(null=True, blank=True)
    past_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="of a draft: the number of its last change"
    )

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
            models.UniqueConstraint(
                name="one_draft_at_a_time",
                fields=["concept"],
                condition=Q(state=EditionState.DRAFT),
                violation_error_message="A concept has one draft at a time.",
            ),
            models.CheckConstraint(
                name="edition_state_is_known", condition=Q(state__in=EditionState.values)
            ),
            models.CheckConstraint(
                name="frozen_edition_says_since_when",
                condition=~Q(state__in=(EditionState.IN_FORCE, EditionState.PAST))
                | Q(in_force_at__isnull=False),
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
    revision = models.PositiveIntegerField(
        default=1, db_default=1, help_text="of a draft: goes up with each change of this node"
    )

    class Meta:
        ordering = ("edition", "chapter", "place")
        constraints = [
            models.UniqueConstraint(name="node_once_in_edition", fields=["edition", "node"]),
            models.UniqueConstraint(name="node_key_once", fields=["edition", "key"]),
            models.UniqueConstraint(
                name="node_place_once",
                fields=["edition", "chapter", "place"],
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.key
