"""A net on a page: what was caught, by reason, each row a way into the rehearsals behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.rehearsals import NetSeen, nets_of, stage_of
from obhut.directory.queries.places import active_digest
from obhut.kernel.actor import Actor
from obhut.kernel.rehearsal.net import Net, compare
from obhut.web.finder.words import in_english
from obhut.web.rehearsals import words
from obhut.web.rehearsals.course_page import names_of
from obhut.web.rehearsals.forms import land_name

SHOWN = 5
"""So many rehearsals of a dead end are linked; more of the same teach nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtLine:
    """A dead end. ``before``: in how many cases of the net it is laid beside; None where none is."""

    step: str
    why: str
    mended_by: str
    cases: int
    numbers: tuple[int, ...]
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetLine:
    """A net in a list."""

    net: NetSeen
    land: str
    dead_ends: int | None
    stalled: int | None
    is_older: bool
    """Whether the desks or the draft have changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetPage:
    line: NetLine
    why_not: str
    rows: tuple[CaughtLine, ...]
    against: NetLine | None
    others: tuple[NetLine, ...]
    """Nets of the same cases, to be laid beside it."""


def net_page(by: Actor, seen: NetSeen, against: NetSeen | None) -> NetPage:
    others = [each for each in nets_of(by, seen.edition.concept) if _same_cases(each, seen)]
    return NetPage(
        line=net_line(seen),
        why_not=seen.why_not.get("en" if in_english() else "de", ""),
        rows=() if seen.net is None else tuple(_rows(seen, seen.net, against)),
        against=net_line(against) if against else None,
        others=tuple(map(net_line, others)),
    )


def net_lines(by: Actor, edition: EditionSeen) -> tuple[NetLine, ...]:
    return tuple(map(net_line, nets_of(by, edition.concept)))


def net_line(seen: NetSeen) -> NetLine:
    net = seen.net
    moved = seen.edition.is_draft and seen.revision != seen.edition.revision
    return NetLine(
        net=seen,
        land=land_name(seen.land),
        dead_ends=len(net.caught) if net else None,
        stalled=net.stalled if net else None,
        is_older=seen.cast_at is not None and (moved or seen.desks != active_digest()),
    )


def other_asked(by: Actor, seen: NetSeen, query: Mapping[str, str]) -> NetSeen | None:
    """The net it is to be laid beside; None where none is named that fits."""
    try:
        wanted = UUID(query.get("against", ""))
    except ValueError:
        return None
    found = (each for each in nets_of(by, seen.edition.concept) if _same_cases(each, seen))
    return next((each for each in found if each.id == wanted), None)


def _same_cases(one: NetSeen, other: NetSeen) -> bool:
    drawn = (one.land, one.seed, one.count, one.year)
    same = drawn == (other.land, other.seed, other.count, other.year)
    return same and one.id != other.id and one.net is not None


def _rows(seen: NetSeen, net: Net, against: NetSeen | None) -> list[CaughtLine]:
    names = names_of(seen.edition, stage_of(seen.edition, land=seen.land, year=seen.year))
    numbers = {each.dead_end: each.numbers[:SHOWN] for each in net.caught}
    before = against.net if against else None
    lines = compare(before or net, net)
    if before is None:
        lines = tuple(sorted(lines, key=lambda each: -each.after))
    return [
        CaughtLine(
            step=names.known_step(each.dead_end.step),
            why=words.dead_end_in_words(each.dead_end, names),
            mended_by=str(words.MENDED_BY[each.dead_end.stalled.why]),
            cases=each.after,
            numbers=numbers.get(each.dead_end, ()),
            before=each.before if before else None,
        )
        for each in lines
    ]
