"""Readings of concepts. What is or was in force is public; nobody has to say who asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import MD5, Cast, Concat

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.models import Edition, NodeOfEdition
from obhut.concepts.queries.editions import PUBLIC, text_at
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.one_look import Reading, once_in_a_look
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.holding import by_area, speaks_for
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.reading import write_edition
from obhut.kernel.concept.texts import Text
from obhut.kernel.mechanism.directory import write_directory
from obhut.kernel.routing.places import FEDERATION_KEY, Area, Key, Level

FEDERAL = "federal"
EVERYWHERE: tuple[Key, ...] = ((Level.FEDERATION, FEDERATION_KEY),)
AS_IT_FROZE = -1
"""In place of a revision: what the text was at any time before does not matter any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInForce:
    """An edition that holds, or held once: of which concept, for which area, from when to when."""

    id: UUID
    concept: str
    kind: ConceptKind
    title: Text
    area: Key
    number: int
    digest: str
    in_force_at: datetime
    past_at: datetime | None = None

    @property
    def is_federal(self) -> bool:
        return self.kind is ConceptKind.TEMPLATE


def edition_in_force(
    areas: tuple[Key, ...] = EVERYWHERE, *, at: datetime | None = None
) -> EditionInForce | None:
    """The one that speaks for these areas (the narrowest first); None before a first load."""
    return speaks_for(areas, _held(mark_of_editions()), at=at)


def present_texts() -> tuple[EditionInForce, ...]:
    """What is in force now, the widest area first, then by its key. Agreements are none of them."""
    held = _held(mark_of_editions()).values()
    now = (each for editions in held for each in editions if each.past_at is None)
    return tuple(
        sorted(now, key=lambda each: (list(Level).index(Level(each.area[0])), each.area[1]))
    )


def areas_with_own_text(inside: Key) -> frozenset[Key]:
    """Areas inside this one for which a narrower text speaks."""
    own = (Area(level=Level(each.area[0]), key=each.area[1]) for each in present_texts())
    return frozenset(area.as_key for area in own if inside in area.within)


def mark_of_editions() -> str:
    """The same mark: the same editions in force and past, under the same names."""
    return str(_marks()["held"])


def mark_of_drafts() -> str:
    """The same mark: the same drafts, and nothing in them has changed."""
    return str(_marks()["worked_on"])


@once_in_a_look
def _marks() -> Mapping[str, Any]:
    return _MARKS.rows()[0]


HELD = Q(state__in=PUBLIC) & ~Q(concept__kind=ConceptKind.AGREEMENT)
WORKED_ON = Q(state__in=(EditionState.DRAFT, EditionState.APPROVED))


def _marked(editions: Q, *said: str | Cast) -> MD5:
    """A digest of what all of these editions say in these columns."""
    each = Concat(*said, output_field=CharField())
    every = StringAgg(each, delimiter=" ", order_by="id", default=Value(""), filter=editions)
    return MD5(every)


_ID = Cast("id", CharField())
_MARKS = Reading(
    Edition.objects.order_by()
    .annotate(of=Value("all of them"))
    .values("of")
    .annotate(
        held=_marked(HELD, _ID, "state", "concept__title_de", "concept__title_en"),
        worked_on=_marked(WORKED_ON, _ID, Cast("revision", CharField())),
    )
    .values_list("held", "worked_on")
)


@lru_cache(maxsize=4)
def _held(_mark: str) -> Mapping[Key, tuple[EditionInForce, ...]]:
    """Read anew when one comes into force; kept in between."""
    return by_area(
        _edition(row) for row in Edition.objects.filter(HELD).select_related("concept").order_by()
    )


def _edition(row: Edition) -> EditionInForce:
    home = row.concept
    title = home.title_de or home.key
    if row.in_force_at is None:  # the database refuses such a row
        raise ValueError(f"{row} does not say since when it is in force.")
    return EditionInForce(
        id=row.pk,
        concept=home.key,
        kind=ConceptKind(home.kind),
        title=Text(de=title, en=home.title_en or title),
        area=(Level(home.level), home.area),
        number=row.number,
        digest=row.digest,
        in_force_at=row.in_force_at,
        past_at=row.past_at,
    )


def text_of(edition: UUID) -> EditionText:
    """All nodes of a frozen edition, in order. Kept: a frozen edition never changes."""
    return text_at(edition, AS_IT_FROZE)


def functions_of_every_text() -> Mapping[str, Node]:
    """Every function that any text names: a desk may staff one that only its Land knows.

    Where several name the same one, the widest in force says what it is called. Those of drafts are
    among them: their desks have to be there before the text can come into force.
    """
    return _functions_to_come(mark_of_drafts()) | _functions(mark_of_editions())


@lru_cache(maxsize=2)
def _functions(_mark: str) -> dict[str, Node]:
    of_each: dict[UUID, list[Node]] = {}
    for edition, node in _functions_in(Edition.objects.filter(HELD, state=EditionState.IN_FORCE)):
        of_each.setdefault(edition, []).append(node)
    found: dict[str, Node] = {}
    for each in present_texts():
        for node in of_each.get(each.id, ()):
            found.setdefault(node.key, node)
    return found


@lru_cache(maxsize=2)
def _functions_to_come(_mark: str) -> dict[str, Node]:
    return {node.key: node for _edition, node in _functions_in(Edition.objects.filter(WORKED_ON))}


def _functions_in(editions: QuerySet[Edition]) -> Iterator[tuple[UUID, Node]]:
    rows = NodeOfEdition.objects.filter(edition__in=editions.order_by(), kind="function")
    for edition, content in rows.order_by("chapter", "place").values_list("edition", "content"):
        yield edition, Node.model_validate(content)


def files_in_force() -> dict[str, str] | None:
    """The files of ``content/`` as they are in force, byte for byte; None before a first load."""
    edition = edition_in_force()
    directory = directory_in_force()
    if edition is None or directory is None:
        return None
    federal = write_edition(text_of(edition.id))
    return {f"{FEDERAL}/{name}": text for name, text in federal.items()} | write_directory(
        directory
    )
