"""What stands in the directory of one desk, as its own mailbox is shown it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from obhut.directory.actions.confirming import changes_wanted
from obhut.directory.queries.confirmations import AskedDesk
from obhut.directory.queries.neighbours import name_of_area
from obhut.directory.queries.places import active_directory
from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory import DESKS, plain_row
from obhut.knowledge.queries import functions_everywhere
from obhut.web.confirming.words import FILES, LABELS, value_in_words
from obhut.web.finder.desk_says import confirmed_in_words
from obhut.web.finder.words import day_in_words, in_english, said


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    label: str
    text: str
    """Empty: nothing stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDesk:
    key: str
    name: str
    function: str
    areas: str
    facts: tuple[ShownFact, ...]
    confirmed: str
    seen_on: str
    versions: str
    """Handed back with the answer, so that nothing is confirmed that was not shown."""


def shown_desk(asked: AskedDesk) -> ShownDesk:
    active = active_directory()
    areas = [name_of_area(area_of(area), active.row if active else 0) for area in asked.desk.areas]
    return ShownDesk(
        key=asked.key,
        name=asked.point.name_en if asked.point.name_en and in_english() else asked.point.name,
        function=_function(asked.desk.function),
        areas=", ".join(_("all of Germany") if area == "DE" else area for area in areas),
        facts=tuple(_facts(asked)),
        confirmed=confirmed_in_words(
            date.fromisoformat(asked.desk.confirmed_on) if asked.desk.confirmed_on else None
        ),
        seen_on=day_in_words(date.fromisoformat(asked.point.seen)),
        versions=f"{asked.key} {asked.desk_version} {asked.point_version}",
    )


def differences(asked: AskedDesk, wanted: Mapping[str, dict[str, Any]]) -> tuple[Difference, ...]:
    """Before and after of what somebody wants to be changed."""
    return differences_of(changes_wanted(asked, wanted))


def differences_of(changes: Iterable[Mapping[str, Any]]) -> tuple[Difference, ...]:
    """Before and after of each field, in the order of the page."""
    order = list(LABELS)
    return tuple(
        Difference(
            label=str(LABELS[each["field"]]),
            before=value_in_words(each["field"], each["before"]),
            after=value_in_words(each["field"], each["after"]),
        )
        for each in sorted(changes, key=lambda each: order.index(each["field"]))
    )


def _facts(asked: AskedDesk) -> Iterator[ShownFact]:
    desk, point = plain_row(asked.desk), plain_row(asked.point)
    desk.setdefault("mailbox", asked.mailbox)
    for field, label in LABELS.items():
        value = (desk if FILES[field] == DESKS else point).get(field)
        yield ShownFact(label=str(label), text=value_in_words(field, value))


def _function(key: str) -> str:
    known = functions_everywhere()
    return said(known[key].node.title) if key in known else key
