"""One item of a merge as a page shows it: the four sides, and the form to decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from obhut.concepts.queries.merging import MergeSeen
from obhut.kernel.concept.merging import MergeItem, Pick
from obhut.kernel.concept.tree import numbers_of
from obhut.web.merging.sides import Side, Sides
from obhut.web.merging.words import CASES, choice_in_words, path_in_words

FORM = 1_500
"""Signs that the form of an item takes, about."""
SHOWN = 6
"""So many names are said of what makes an item so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What somebody handed in for one item, and what was wrong with it. Nothing of it is lost."""

    item: str
    pick: str
    value: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    pick: str
    label: str
    is_suggested: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """What it is about, how the changes meet, the four sides, and what can be chosen."""

    anchor: str
    name: str
    fingerprint: str
    before: str
    number: str
    title: str
    what: str
    case: str
    needs_person: bool
    because: tuple[str, ...]
    sides: tuple[Side, ...]
    options: tuple[Option, ...]
    own_words: str | None
    """What stands in the field for other words; none where there is none."""
    language: str
    decided: str
    errors: tuple[str, ...]


def item_lines(
    merge: MergeSeen, items: Iterable[MergeItem], refused: Refused | None
) -> tuple[ItemLine, ...]:
    sides = Sides(merge)
    numbers = {
        node: number
        for tree in (sides.new, sides.ours)
        for node, number in numbers_of(tree).items()
    }
    return tuple(
        _line(
            item,
            sides,
            numbers.get(item.node, "") if item.node else "",
            refused if refused and refused.item == item.name else None,
        )
        for item in items
    )


def weight_of(item: MergeItem) -> int:
    """About so many signs the page needs for it."""
    return FORM + 2 * sum(len(str(each)) for each in (item.base, item.theirs, item.ours))


def anchor_of(name: str) -> str:
    return "item-" + name.replace(":", "-").replace(".", "-")


def _line(item: MergeItem, sides: Sides, number: str, refused: Refused | None) -> ItemLine:
    node = sides.node(item.node)
    chosen = refused.pick if refused else (item.picked.pick.value if item.picked else "")
    language = item.path.rpartition(".")[2]
    return ItemLine(
        anchor=anchor_of(item.name),
        name=item.name,
        fingerprint=item.fingerprint,
        before=item.picked.pick.value if item.picked else "",
        number=number,
        title=sides.titled(item.node),
        what=path_in_words(item.path, type(node.facts).__name__ if node else ""),
        case=str(CASES[item.case]),
        needs_person=item.needs_person,
        because=_because(item, sides),
        sides=sides.of(item),
        options=tuple(_option(item, pick, chosen) for pick in item.options),
        own_words=_own_words(item, refused),
        language=language if language in ("de", "en") else "",
        decided=choice_in_words(item, item.picked.pick) if item.picked else "",
        errors=refused.reasons if refused else (),
    )


def _option(item: MergeItem, pick: Pick, chosen: str) -> Option:
    return Option(
        pick=pick.value,
        label=choice_in_words(item, pick),
        is_suggested=pick is item.options[0],
        is_chosen=pick.value == chosen,
    )


def _because(item: MergeItem, sides: Sides) -> tuple[str, ...]:
    """What stands below it or refers to it, by title; of many only the first."""
    if item.because_of_a_twin:
        return ()
    titles = tuple(sides.titled(each) for each in item.because[:SHOWN])
    return (*titles, "…") if len(item.because) > SHOWN else titles


def _own_words(item: MergeItem, refused: Refused | None) -> str | None:
    if Pick.OTHER not in item.options:
        return None
    return refused.value if refused else str(item.result or "")
