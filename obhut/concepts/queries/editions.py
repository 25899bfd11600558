"""One door to every edition: frozen ones are public, drafts are for those who work on them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Edition
from obhut.concepts.policies import may_read_drafts
from obhut.concepts.queries.kept_nodes import nodes_in_order
from obhut.kernel.actor import Actor
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.texts import Text
from obhut.kernel.concept.tree import Tree, tree_of
from obhut.kernel.routing.places import Key, Level

PUBLIC = (EditionState.IN_FORCE, EditionState.PAST)
FROZEN = -1
"""In place of a revision: no draft ever has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSeen:
    """An edition as one may see it, without its nodes. ``base`` is the id of the template's edition."""

    id: UUID
    concept: str
    kind: ConceptKind
    title: Text
    owner: str
    area: Key
    number: int
    state: EditionState
    digest: str
    revision: int
    base: UUID | None
    made_at: datetime
    holds_from: date | None
    in_force_at: datetime | None
    past_at: datetime | None

    @property
    def is_draft(self) -> bool:
        return self.state is EditionState.DRAFT


def edition_for(by: Actor | None, concept: str, number: int) -> EditionSeen:
    """Raises NoSuchEdition where there is none, or none this actor may know of."""
    row = _rows().filter(concept__key=concept, number=number).first()
    return _shown(row, by)


def edition_by_id(edition: UUID) -> EditionSeen:
    """For other rooms, which have asked for the right before. Raises NoSuchEdition."""
    row = _rows().filter(pk=edition).first()
    if row is None:
        raise NoSuchEdition("There is no such edition.")
    return _seen(row)


def draft_for(by: Actor, concept: str) -> EditionSeen | None:
    """The open draft of a concept; None where there is none. Raises NoSuchEdition."""
    home = Concept.objects.filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    row = _rows().filter(concept=home, state=EditionState.DRAFT).first()
    return _seen(row) if row else None


def editions_of(by: Actor | None, concept: str) -> tuple[EditionSeen, ...]:
    """Every edition one may see, the newest first."""
    rows = list(_rows().filter(concept__key=concept).order_by("-number"))
    if not rows:
        return ()
    all_of_them = by is not None and may_read_drafts(rows[0].concept, by)
    return tuple(_seen(row) for row in rows if all_of_them or row.state in PUBLIC)


WORK_GOES_ON = (EditionState.DRAFT, EditionState.APPROVED, EditionState.IN_FORCE)
"""Where, the nearest first: what waits for its day says already what will hold."""


def present_text(home: Concept) -> EditionSeen | None:
    """Where work goes on: the draft, what waits, what is in force, else what was written last."""
    rows = home.editions.exclude(state=EditionState.SET_ASIDE).order_by("-number")
    found = [(row.state, row.pk) for row in rows.only("pk", "state")]
    chosen = next((pk for state in WORK_GOES_ON for known, pk in found if known == state), None)
    first = chosen or (found[0][1] if found else None)
    return edition_by_id(first) if first else None


def all_editions(by: Actor | None) -> tuple[EditionSeen, ...]:
    """Every edition of every concept that one may see: templates first, of each the newest first."""
    rows = [
        row
        for row in _rows().order_by("-number")
        if row.state in PUBLIC or (by is not None and may_read_drafts(row.concept, by))
    ]
    order = list(ConceptKind)
    seen = map(_seen, rows)
    return tuple(
        sorted(seen, key=lambda each: (order.index(each.kind), each.area[1], each.concept))
    )


def editions_in(*states: EditionState, of: str | None = None) -> tuple[EditionSeen, ...]:
    """Every edition in one of these states, of one concept or of all. Whoever asks has asked for the right."""
    rows = _rows().filter(state__in=states).order_by("concept", "number")
    return tuple(map(_seen, rows if of is None else rows.filter(concept__key=of)))


def present_editions() -> tuple[EditionSeen, ...]:
    """What is in force, of every concept; templates first, then by level and area."""
    order = list(ConceptKind)
    found = editions_in(EditionState.IN_FORCE)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each.area[1])))


def text_seen(edition: EditionSeen) -> EditionText:
    """All nodes in order, as they were when the edition was seen: of a draft, that revision or a later one."""
    return text_at(edition.id, _reading(edition))


def tree_seen(edition: EditionSeen) -> Tree:
    return tree_at(edition.id, _reading(edition))


def frozen_text(edition: UUID) -> EditionText:
    """Of one that never changes. Kept apart from what it was while it was a draft."""
    return text_at(edition, FROZEN)


def frozen_tree(edition: UUID) -> Tree:
    return tree_at(edition, FROZEN)


@lru_cache(maxsize=64)
def tree_at(edition: UUID, revision: int) -> Tree:
    """Of a frozen edition or of one that was asked for before; its revision says which reading."""
    return tree_of(text_at(edition, revision))


@lru_cache(maxsize=64)
def text_at(edition: UUID, _revision: int) -> EditionText:
    """Kept by revision: a frozen edition never changes, a draft has another one afterwards."""
    chapters = []
    for _chapter, members in groupby(nodes_in_order(edition), key=lambda row: row[0]):
        section, *nodes = (node for _at, node in members)
        chapters.append(Chapter(section, tuple(nodes)))
    return EditionText(tuple(chapters))


def _reading(edition: EditionSeen) -> int:
    return FROZEN if edition.state in PUBLIC else edition.revision


def _rows() -> QuerySet[Edition]:
    return Edition.objects.select_related("concept")


def _shown(row: Edition | None, by: Actor | None) -> EditionSeen:
    if row is not None and (
        row.state in PUBLIC or (by is not None and may_read_drafts(row.concept, by))
    ):
        return _seen(row)
    raise NoSuchEdition("There is no such edition.")


def _seen(row: Edition) -> EditionSeen:
    home = row.concept
    return EditionSeen(
        id=row.pk,
        concept=home.key,
        kind=ConceptKind(home.kind),
        title=Text(de=home.title_de or home.key, en=home.title_en or home.title_de or home.key),
        owner=home.owner,
        area=(Level(home.level), home.area),
        number=row.number,
        state=EditionState(row.state),
        digest=row.digest,
        revision=row.revision,
        base=row.base_id,
        made_at=row.made_at,
        holds_from=row.holds_from,
        in_force_at=row.in_force_at,
        past_at=row.past_at,
    )
