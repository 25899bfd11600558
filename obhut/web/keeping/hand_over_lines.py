"""What the pages of hand-overs show, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from obhut.accounts.enums import HandOverState
from obhut.accounts.queries.hand_overs import HandOverLine, HolderLine
from obhut.web.keeping.hand_over_items import Item
from obhut.web.keeping.hand_over_words import STATES
from obhut.web.keeping.words import desk_name

RUNS = (HandOverState.STARTED, HandOverState.CONFIRMED, HandOverState.VACANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverWords:
    id: UUID
    desk: str
    """Its key."""
    name: str
    state: str
    is_vacant: bool
    runs: bool
    is_deputy: bool
    leaver: str
    next_name: str
    last_on: date
    is_leaver: bool
    comes: bool
    may_confirm: bool
    may_name: bool
    may_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    name: str
    title: str
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLines:
    every: tuple[ItemLine, ...]
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderWords:
    holding: int
    name: str
    mail: str
    desk: str
    desk_name: str
    is_deputy: bool
    from_on: date
    to_on: date | None
    hand_over: UUID | None


def lines_in_words(lines: Iterable[HandOverLine]) -> list[HandOverWords]:
    return [one_in_words(line) for line in lines]


def one_in_words(line: HandOverLine) -> HandOverWords:
    waits = line.state in (HandOverState.STARTED, HandOverState.VACANT)
    return HandOverWords(
        id=line.id,
        desk=line.desk,
        name=desk_name(line.desk),
        state=str(STATES[line.state]),
        is_vacant=line.state is HandOverState.VACANT,
        runs=line.state in RUNS,
        is_deputy=line.is_deputy,
        leaver=line.leaver,
        next_name=line.next_name,
        last_on=line.last_on,
        is_leaver=line.is_leaver,
        comes=line.comes,
        may_confirm=line.comes and waits,
        may_name=line.may_name,
        may_cancel=line.may_cancel,
    )


def item_lines(line: HandOverLine, items: Iterable[Item]) -> ItemLines:
    """What is to be opened, and whether it was, as it is now."""
    every = tuple(
        ItemLine(name=item.name, title=item.title, is_read=line.read.get(item.name) == item.mark)
        for item in items
    )
    return ItemLines(every=every, unread=sum(not each.is_read for each in every))


def holders_in_words(holders: Iterable[HolderLine]) -> list[HolderWords]:
    return [
        HolderWords(
            holding=each.holding,
            name=each.name,
            mail=each.mail,
            desk=each.desk,
            desk_name=desk_name(each.desk),
            is_deputy=each.is_deputy,
            from_on=each.from_on,
            to_on=each.to_on,
            hand_over=each.hand_over,
        )
        for each in holders
    ]
