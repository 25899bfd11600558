"""Which texts somebody keeps, from which one may derive, and for which areas nobody has begun."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import QuerySet

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Edition
from obhut.concepts.policies import FLOORS, check_may_derive, may_edit, may_read_drafts
from obhut.concepts.queries.editions import PUBLIC, EditionSeen, editions_in
from obhut.directory.queries.places import districts
from obhut.kernel.actor import Actor
from obhut.kernel.concept.texts import Text
from obhut.kernel.refusals import allowed
from obhut.kernel.routing.places import KREIS_WITH_BEZIRKE, Area, Key, Level, bezirke_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptSeen:
    """A text as such, how far it is, and what one may do with it."""

    key: str
    kind: ConceptKind
    title: Text
    owner: str
    area: Key
    derived_from: str | None
    template: Text | None
    """What that is called."""
    template_withdrawn_at: datetime | None
    withdrawn_at: datetime | None
    has_begun: bool
    """Something of it is or was in force, so one may derive from it."""
    in_force: EditionSeen | None
    waiting: EditionSeen | None
    """Approved, for the day it holds from."""
    draft: EditionSeen | None
    may_edit: bool

    @property
    def can_stand_below(self) -> bool:
        """Others derive from it, or did before it was withdrawn."""
        return self.has_begun and bool(FLOORS[self.kind])

    @property
    def can_be_derived_from(self) -> bool:
        return self.can_stand_below and self.withdrawn_at is None


def concepts_for(by: Actor) -> tuple[ConceptSeen, ...]:
    """The texts of their areas, the federal one first; nothing of what they may not work beside."""
    rows = _rows().order_by("key")
    order = list(ConceptKind)
    begun = _Begun.of_all()
    seen = [begun.seen(row, by) for row in rows if may_read_drafts(row, by)]
    return tuple(sorted(seen, key=lambda each: (order.index(each.kind), each.area[1], each.key)))


def templates_for(by: Actor) -> tuple[ConceptSeen, ...]:
    """The texts they can derive something from at this moment."""
    rows = _rows().filter(kind__in=[kind for kind, levels in FLOORS.items() if levels])
    begun = _Begun.of_all()
    return tuple(
        seen
        for row in rows.order_by("level", "area")
        if (seen := begun.seen(row, by)).can_be_derived_from and any(_free_areas(row, by))
    )


def concept_for(by: Actor | None, concept: str) -> ConceptSeen:
    """Raises NoSuchEdition where there is none, or none whose drafts or editions one may see."""
    row = _rows().filter(key=concept).first()
    seen = _Begun.of(row).seen(row, by) if row else None
    if row and seen and (seen.has_begun or (by is not None and may_read_drafts(row, by))):
        return seen
    raise NoSuchEdition("There is no such concept.")


def concept_worked_on(by: Actor, concept: str) -> ConceptSeen:
    """Raises NoSuchEdition where one may not know of its drafts."""
    row = _rows().filter(key=concept).first()
    if row is None or not may_read_drafts(row, by):
        raise NoSuchEdition("There is no such concept.")
    return _Begun.of(row).seen(row, by)


def areas_to_begin(by: Actor, template: str) -> tuple[Area, ...]:
    """Areas of theirs that have no concept yet and can derive one from this template."""
    row = Concept.objects.filter(key=template).first()
    return tuple(_free_areas(row, by)) if row else ()


def _rows() -> QuerySet[Concept]:
    return Concept.objects.select_related("derived_from")


WORKED_ON = (EditionState.IN_FORCE, EditionState.APPROVED, EditionState.DRAFT)


@dataclass(frozen=True, slots=True)
class _Begun:
    """How far texts are: read once for all of them."""

    concepts: frozenset[str]
    """Of which something is or was in force."""
    editions: Mapping[tuple[str, EditionState], EditionSeen]

    @classmethod
    def of_all(cls) -> Self:
        return cls._read(Edition.objects.all(), editions_in(*WORKED_ON))

    @classmethod
    def of(cls, row: Concept) -> Self:
        return cls._read(row.editions.all(), editions_in(*WORKED_ON, of=row.key))

    @classmethod
    def _read(cls, every: QuerySet[Edition], found: tuple[EditionSeen, ...]) -> Self:
        frozen = every.filter(state__in=PUBLIC).order_by().values_list("concept__key", flat=True)
        return cls(
            frozenset(frozen.distinct()), {(each.concept, each.state): each for each in found}
        )

    def seen(self, row: Concept, by: Actor | None) -> ConceptSeen:
        """What is no edition in force is shown to whoever may read drafts."""
        knows = by is not None and may_read_drafts(row, by)
        above = row.derived_from
        return ConceptSeen(
            key=row.key,
            kind=ConceptKind(row.kind),
            title=_title(row),
            owner=row.owner,
            area=(Level(row.level), row.area),
            derived_from=above.key if above else None,
            template=_title(above) if above else None,
            template_withdrawn_at=above.withdrawn_at if above else None,
            withdrawn_at=row.withdrawn_at,
            has_begun=row.key in self.concepts,
            in_force=self.editions.get((row.key, EditionState.IN_FORCE)),
            waiting=self.editions.get((row.key, EditionState.APPROVED)) if knows else None,
            draft=self.editions.get((row.key, EditionState.DRAFT)) if knows else None,
            may_edit=by is not None and may_edit(row, by),
        )


def _title(row: Concept) -> Text:
    return Text(de=row.title_de or row.key, en=row.title_en or row.title_de or row.key)


def _free_areas(template: Concept, by: Actor) -> Iterator[Area]:
    taken = set(Concept.objects.exclude(kind=ConceptKind.AGREEMENT).values_list("level", "area"))
    for area in _areas_below(template):
        if (area.level.value, area.key) not in taken and allowed(
            check_may_derive, template, area, by
        ):
            yield area


def _areas_below(template: Concept) -> Iterator[Area]:
    """A city whose Bezirke have their own youth offices is no Kreis of itself."""
    known = districts()
    levels = FLOORS[ConceptKind(template.kind)]
    if Level.LAND in levels:
        yield from (Area(level=Level.LAND, key=key) for key in known.laender)
    if Level.KREIS in levels:
        for ags, kreis in known.kreise.items():
            if kreis.land == template.area and ags != KREIS_WITH_BEZIRKE.get(kreis.land):
                yield Area(level=Level.KREIS, key=ags)
    if Level.BEZIRK in levels:
        yield from bezirke_of(template.area)
