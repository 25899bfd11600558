"""What a delivered row would change, and whether somebody else has changed it meanwhile."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from obhut.kernel.mechanism.delivered.columns import TEXTS

Content = Mapping[str, Any]
FOLLOWS = frozenset({"seen"})
"""Says when the rest was read, and changes only with it."""


class Fate(StrEnum):
    """What becomes of a row if the delivery is activated."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


class Takes(StrEnum):
    """What somebody decided where both the delivery and a keeper changed a row."""

    DELIVERY = "delivery"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field, before and after; None: nothing stands there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A row as it is, as it would be, and what lies between."""

    fate: Fate
    after: Content | None
    differences: tuple[Difference, ...]
    is_conflict: bool
    """A keeper changed it since: one of the two must be chosen."""


def weigh(
    said: Content,
    *,
    if_new: Content,
    now: Content | None,
    said_before: Content | None,
    kept_since: bool,
) -> Weighed:
    """``said_before``: by the same source, the last time. What it says once more is nothing new.

    ``kept_since``: a keeper changed, added or removed the row since then.
    """
    told = {
        field: value
        for field, value in said.items()
        if said_before is None or now is None or said_before.get(field) != value
    }
    if now is None:
        after = _with(dict(if_new), told)
        return Weighed(
            fate=Fate.ADDED, after=after, differences=_between({}, after), is_conflict=kept_since
        )
    after = _with(dict(now), told)
    if after != now and "seen" not in told and "seen" in if_new:
        after["seen"] = max(str(if_new["seen"]), str(now.get("seen", "")))
    differences = _between(now, after)
    if {each.field for each in differences} <= FOLLOWS - said.keys():
        return unchanged(now)
    return Weighed(fate=Fate.CHANGED, after=after, differences=differences, is_conflict=kept_since)


def weigh_missing(now: Content, *, kept_since: bool) -> Weighed:
    """A row that its source delivered before and no longer does."""
    return Weighed(
        fate=Fate.REMOVED, after=None, differences=_between(now, {}), is_conflict=kept_since
    )


def unchanged(now: Content | None) -> Weighed:
    return Weighed(fate=Fate.UNCHANGED, after=now, differences=(), is_conflict=False)


def _with(content: dict[str, Any], told: Content) -> dict[str, Any]:
    """The content with what was told. Words in one language keep their translation."""
    for field, value in told.items():
        if value is None:
            content.pop(field, None)
        elif field in TEXTS:
            content[field] = _translated(content.get(field), value)
        else:
            content[field] = value
    return content


def _translated(present: Any, value: Content) -> dict[str, str]:
    if isinstance(present, Mapping) and present.get("de") == value["de"]:
        return dict(present)
    return {"de": value["de"], "en": value.get("en", value["de"])}


def _between(before: Content, after: Content) -> tuple[Difference, ...]:
    fields: AbstractSet[str] = before.keys() | after.keys()
    order = [*after, *(field for field in before if field not in after)]
    return tuple(
        Difference(field=field, before=before.get(field), after=after.get(field))
        for field in dict.fromkeys(order)
        if field in fields and field != "key" and before.get(field) != after.get(field)
    )
