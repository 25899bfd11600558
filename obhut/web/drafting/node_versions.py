"""Two have changed the same field: both versions side by side, until somebody has chosen."""

from dataclasses import dataclass

from django.http import QueryDict

from obhut.concepts.queries.node_forms import content_on
from obhut.web.drafting.fields.forms import Given, meant, value_in
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.typed import Typed
from obhut.web.drafting.node_saving import Work

MINE, THEIRS = "mine", "theirs"
CHOOSE = "choose-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """One field: as it was before both, as I typed it, as it is now. Each line by line."""

    name: str
    label: str
    before: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    chosen: str


def versions(
    work: Work, given: Given, both: tuple[str, ...], *, on_revision: int, post: QueryDict
) -> tuple[Versions, ...]:
    parts = parts_of_node(work.node.kind)
    base = content_on(work.draft, work.node, on_revision) or {}
    mine = meant(work.node.content, given, work.titles)
    found = []
    for name in both:
        told = parts[name].shape.told
        own = value_in({**work.node.content, **mine.content}, name)
        is_readable = not any(each == name or each.startswith(f"{name}.") for each in mine.faults)
        found.append(
            Versions(
                name=name,
                label=str(parts[name].label),
                before=tuple(told(value_in(base, name), work.titles)),
                mine=tuple(told(own, work.titles)) if is_readable else tuple(as_typed(given[name])),
                theirs=tuple(told(value_in(work.node.content, name), work.titles)),
                chosen=post.get(f"{CHOOSE}{name}", ""),
            )
        )
    return tuple(found)


def undecided(both: tuple[str, ...], post: QueryDict) -> bool:
    return any(post.get(f"{CHOOSE}{name}") not in (MINE, THEIRS) for name in both)


def decided(given: Given, both: tuple[str, ...], post: QueryDict) -> dict[str, Typed]:
    """What is left of what was typed, once the other version of some fields was chosen."""
    return {
        name: typed
        for name, typed in given.items()
        if name not in both or post.get(f"{CHOOSE}{name}") == MINE
    }


def as_typed(typed: Typed) -> list[str]:
    match typed:
        case str():
            return [typed] if typed.strip() else []
        case dict():
            return [line for each in typed.values() for line in as_typed(each)]
        case list():
            return [line for each in typed for line in as_typed(each)]
        case _:
            return []
