"""The page of a merge: what it follows, what it asks in three lists; before it, what it would be."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from obhut.concepts.actions.merging.deciding import mark_of
from obhut.concepts.enums import MergeState
from obhut.concepts.queries.editions import tree_seen
from obhut.concepts.queries.merging import (
    MergeSeen,
    closed_merges_for,
    open_merge_for,
    sides_for,
)
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import changed
from obhut.kernel.concept.merging import MergeItem
from obhut.kernel.deadlines.days import day_of
from obhut.web.editions.lines import edition_line
from obhut.web.editions.paging import pages_of
from obhut.web.knowledge.names import day
from obhut.web.merging.lines import Refused, item_lines, weight_of
from obhut.web.merging.words import ENDS, LISTS

WAITING, LISTED, DECIDED = LISTS


def page(
    by: Actor, concept: str, query: QueryDict, refused: Refused | None = None
) -> dict[str, Any]:
    """Raises NoSuchEdition, NotAllowed."""
    merge = open_merge_for(by, concept)
    if merge is None:
        return _before(by, concept)
    lists = _lists(merge)
    shown = query.get("show", "") if query.get("show") in lists else _first_of_use(lists)
    pages = pages_of(lists[shown], weight_of)
    number = _page(query.get("page", ""), len(pages))
    lines = item_lines(merge, pages[number - 1], refused)
    after = [line.anchor for line in lines[1:]]
    return {
        **_about(merge),
        "lists": [
            (name, str(label), len(lists[name]), name == shown) for name, label in LISTS.items()
        ],
        "shown": shown,
        "lines": [
            {"line": line, "next": following}
            for line, following in zip(lines, [*after, "merge-lists"], strict=True)
        ]
        if lines
        else [],
        "page": number,
        "pages": len(pages),
        "mark": mark_of(lists[LISTED]),
        **{f"count_{name}": len(lists[name]) for name in lists},
        "total": len(merge.merged.items),
    }


def _lists(merge: MergeSeen) -> dict[str, tuple[MergeItem, ...]]:
    merged = merge.merged
    decided = tuple(each for each in merged.items if not each.is_open)
    return {WAITING: merged.waiting, LISTED: merged.listed, DECIDED: decided}


def _first_of_use(lists: dict[str, tuple[MergeItem, ...]]) -> str:
    """What waits; where nothing does, what is listed; then what was decided."""
    return next((name for name, items in lists.items() if items), WAITING)


def _page(asked: str, count: int) -> int:
    """The page asked for, as far as there is one: lists shrink while somebody works through them."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1  # noqa: PLR2004 -- no list has ten thousand pages
    return max(1, min(number, count))


def _about(merge: MergeSeen) -> dict[str, Any]:
    overtaken = merge.newest if merge.is_overtaken else None
    return {
        "is_open": True,
        "concept": merge.concept,
        "ours": edition_line(merge.sides.ours),
        "old": edition_line(merge.sides.old),
        "new": edition_line(merge.sides.new),
        "newest": edition_line(overtaken) if overtaken else None,
        "opened": day(day_of(merge.opened_at)),
    }


def _before(by: Actor, concept: str) -> dict[str, Any]:
    sides = sides_for(by, concept)
    told: dict[str, Any] = {
        "is_open": False,
        "concept": concept,
        "possible": sides is not None,
        "closed": [_closed(each) for each in closed_merges_for(by, concept)],
    }
    if sides is None:
        return told
    return told | {
        "ours": edition_line(sides.ours),
        "old": edition_line(sides.old),
        "new": edition_line(sides.new),
        "changes": len(changed(tree_seen(sides.old), tree_seen(sides.new))),
    }


def _closed(merge: MergeSeen) -> dict[str, Any]:
    return {
        "what": str(ENDS[MergeState(merge.state)]),
        "on": day(day_of(merge.closed_at)) if merge.closed_at else _("not said"),
        "old": edition_line(merge.sides.old),
        "new": edition_line(merge.sides.new),
        "result": edition_line(merge.result) if merge.result else None,
    }
