"""Two changed the same entry: both versions side by side, to be put together field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from obhut.web.keeping.fields import Field, fields_of
from obhut.web.keeping.forms import Content, HandedIn, Meant, held_of, input_name, meant, same
from obhut.web.keeping.kinds import Held

if TYPE_CHECKING:
    from obhut.directory.models import RowChange

MINE, THEIRS = "mine", "theirs"
CHOOSE, OPEN = "choose-", "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two versions of a field."""

    value: str
    lines: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that says one thing here and another there."""

    name: str
    label: str
    mine: Side
    theirs: Side
    inputs: tuple[tuple[str, str], ...]
    """What somebody handed in, to be handed in again: name of the input, what it holds."""
    is_open: bool
    """Both changed it, so somebody has to choose."""


def conflicts(
    file: str, given: HandedIn, *, base: Content | None, theirs: Content
) -> tuple[Conflict, ...]:
    """``base``: what both had before them; None where it is not known any more."""
    held, before = held_of(file, theirs), held_of(file, base or {})
    ours = meant(file, given, over=theirs)
    found = []
    for name, mine in given.held.items():
        if same(mine, held[name]):
            continue
        only_mine = base is not None and same(held[name], before[name])
        only_theirs = base is not None and same(mine, before[name])
        field = fields_of(file)[name]
        found.append(
            Conflict(
                name=name,
                label=str(field.label),
                mine=Side(value=MINE, lines=_told(ours, field, mine), chosen=only_mine),
                theirs=Side(
                    value=THEIRS, lines=field.kind.told(theirs.get(name)), chosen=only_theirs
                ),
                inputs=tuple(
                    (input_name(name, part), value)
                    for part, values in mine.items()
                    for value in values
                ),
                is_open=not (only_mine or only_theirs),
            )
        )
    return tuple(found)


def decided(given: HandedIn, post: QueryDict) -> HandedIn:
    """What is left of a form once somebody has chosen the other version of some fields."""
    held = {
        name: each for name, each in given.held.items() if post.get(f"{CHOOSE}{name}") != THEIRS
    }
    return replace(given, held=held)


def undecided(post: QueryDict) -> bool:
    """Whether a field that both changed was left without a choice."""
    return any(post.get(f"{CHOOSE}{name}") not in (MINE, THEIRS) for name in post.getlist(OPEN))


def base_of(changes: "tuple[RowChange, ...]", seen_version: int) -> Mapping[str, Any] | None:
    """What stood there when somebody opened the form: before the first change since."""
    since = [change for change in changes if change.version > seen_version]
    return since[-1].before if since else None


def _told(ours: Meant, field: Field, held: Held) -> tuple[str, ...]:
    """In words where it could be read; else as it was typed."""
    if field.name not in ours.errors:
        return field.kind.told(ours.content.get(field.name))
    return tuple(each for several in held.values() for each in several if each)
