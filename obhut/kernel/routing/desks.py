"""Desks: a function of the mechanism as one organisation staffs it, and the book of them all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from math import gcd

from obhut.kernel.routing.freshness import Freshness, freshness_of
from obhut.kernel.routing.hours import Always, OpeningHours, minutes_named
from obhut.kernel.routing.places import SPECIFICITY, Area, Key, Place

MINUTES_OF_HOUR = 60


class Minors(StrEnum):
    """Whether a desk advises minors, as its own page says it."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_STATED = "not stated"


class Confidence(StrEnum):
    PAGE = "page"
    """Seen on the organisation's own page."""
    SECONDARY = "secondary"
    """Seen on somebody else's page only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCall:
    """The last test call of a desk that answers out of hours."""

    on: date
    minutes: int | None = None
    """Until somebody answered; None where nobody was reached."""
    in_vain: int = 0
    """How many calls in a row have reached nobody."""
    wrong_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Whom to address. A desk outlives the people who sit at it, so it names none of them.

    An empty field means "not seen", never "does not exist".
    """

    key: str
    function: str
    organisation: str
    name: str
    areas: tuple[Area, ...]
    hours: OpeningHours
    seen_on: date
    source: str
    confidence: Confidence
    phones: tuple[str, ...] = ()
    mailbox: str = ""
    web: str = ""
    deputy: str | None = None
    on_call: str | None = None
    """The desk that answers out of hours."""
    minors: Minors = Minors.NOT_STATED
    from_age: int | None = None
    to_age: int | None = None
    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    confirmed_on: date | None = None
    doubted_on: date | None = None
    """Since when its own mailbox says that it is no longer this desk."""
    last_call: LastCall | None = None
    held: bool = False
    """Its number is shown to nobody before somebody has called it."""
    holders: int | None = None
    """How many people staff it, where that is known. 0: nobody does at present."""
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.key and self.function and self.source):
            raise ValueError("A desk has a key, a function and the source where it was seen.")
        if not self.areas:
            raise ValueError(f"Desk {self.key} says no area. Give at least one, DE if nationwide.")
        if self.held and self.phones:
            raise ValueError(
                f"Desk {self.key} is on hold: it carries no number before somebody has called it."
            )
        if not self.staffed and self.phones:
            raise ValueError(f"Desk {self.key} is unstaffed: it carries no number nobody answers.")
        if self.key in (self.deputy, self.on_call):
            raise ValueError(f"Desk {self.key} cannot stand in for itself.")
        if self.holders is not None and self.holders < 0:
            raise ValueError(f"Desk {self.key} cannot have {self.holders} holders.")

    @property
    def staffed(self) -> bool:
        """Whether anybody sits there. Where the number of holders is not known, somebody does."""
        return self.holders != 0

    @property
    def never_closes(self) -> bool:
        """Day and night, by somebody, under a number that may be shown."""
        return isinstance(self.hours, Always) and self.staffed and not self.held

    @property
    def confirmed_or_seen_on(self) -> date:
        return self.confirmed_on or self.seen_on

    def freshness_on(self, today: date) -> Freshness:
        """Never confirmed by the desk itself counts from the day its page was seen.

        Where its mailbox says that it is no longer this desk, nobody relies on it unwarned.
        """
        age = freshness_of(self.confirmed_or_seen_on, today=today)
        return Freshness.AMBER if self.doubted_on and age is not Freshness.RED else age

    def area_for(self, place: Place) -> Area | None:
        """The narrowest of its areas that covers the place."""
        keys = place.keys
        covering = [area for area in self.areas if area.as_key in keys]
        return max(covering, key=lambda area: area.specificity, default=None)


@dataclass(frozen=True, slots=True)
class DeskBook:
    """All desks, indexed once; then a question costs a few look-ups, however many desks there are.

    A book in which somebody is to be replaced by a desk that is not in it is refused: at night
    that chain would end in nothing.
    """

    desks: tuple[Desk, ...]
    grid: int = field(init=False, repr=False, compare=False)
    """Minutes. All desks open and close on full steps of it, counted from the full hour."""
    _by_key: dict[str, Desk] = field(init=False, repr=False, compare=False)
    _in_area: dict[tuple[str, Key], tuple[Desk, ...]] = field(init=False, repr=False, compare=False)
    _below: dict[tuple[str, Key], tuple[Desk, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = {desk.key: desk for desk in self.desks}
        _check_keys(self.desks, by_key)
        ordered = sorted(self.desks, key=_preference)
        settle = object.__setattr__
        settle(self, "grid", gcd(MINUTES_OF_HOUR, *_all_minutes(self.desks)))
        settle(self, "_by_key", by_key)
        settle(self, "_in_area", _indexed((d, a.as_key) for d in ordered for a in d.areas))
        settle(
            self,
            "_below",
            _indexed((d, key) for d in ordered for a in d.areas for key in a.within),
        )

    def __getitem__(self, key: str) -> Desk:
        return self._by_key[key]

    def step_of(self, moment: datetime) -> datetime:
        """The moment from which on nothing has changed: within one step nobody opens or closes.

        In UTC. German clocks differ from it by full hours, so they show the same minute.
        """
        if moment.utcoffset() is None:
            raise ValueError("A moment says its time zone. This one does not.")
        exact = moment.astimezone(UTC)
        past = timedelta(minutes=exact.minute % self.grid)
        return exact.replace(second=0, microsecond=0) - past

    def in_area(self, function: str, key: Key) -> tuple[Desk, ...]:
        """The desks of exactly this area; those known to advise minors first."""
        return self._in_area.get((function, key), ())

    def below(self, function: str, key: Key) -> tuple[Desk, ...]:
        """The desks of narrower areas inside this one."""
        return self._below.get((function, key), ())


def _check_keys(desks: tuple[Desk, ...], by_key: dict[str, Desk]) -> None:
    if len(by_key) != len(desks):
        times = Counter(desk.key for desk in desks)
        twice = sorted(key for key, count in times.items() if count > 1)
        raise ValueError(f"Two desks share one key: {', '.join(twice)}.")
    for desk in desks:
        for stand_in in (desk.deputy, desk.on_call):
            if stand_in is not None and stand_in not in by_key:
                raise ValueError(f"Desk {desk.key} is replaced by {stand_in}, which is no desk.")


def _all_minutes(desks: tuple[Desk, ...]) -> set[int]:
    return {minute for desk in desks for minute in minutes_named(desk.hours)}


def _indexed(pairs: Iterable[tuple[Desk, Key]]) -> dict[tuple[str, Key], tuple[Desk, ...]]:
    found: defaultdict[tuple[str, Key], dict[str, Desk]] = defaultdict(dict)
    for desk, key in pairs:
        found[desk.function, key][desk.key] = desk
    return {place: tuple(desks.values()) for place, desks in found.items()}


def _preference(desk: Desk) -> tuple[int, int, str]:
    """Who advises minors comes first; then who is nearest; then by key, so that it is stable."""
    narrowest = max(SPECIFICITY[area.level] for area in desk.areas)
    return (list(Minors).index(desk.minors), -narrowest, desk.key)
