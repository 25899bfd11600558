"""Who is responsible for a place? Not knowing is an answer too, and each answer has its type."""

from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Closed, HoursUnknown, Open
from obhut.kernel.routing.places import Area, Level, Place


class Why(StrEnum):
    """Why a desk stands in a chain."""

    RESPONSIBLE = "responsible"
    ON_CALL = "on call"
    DEPUTY = "deputy"
    WIDER_AREA = "wider area"


class Reason(StrEnum):
    """Why there are several answers."""

    PLACE = "place"
    """The place is not said exactly enough, or a boundary cuts it: ask."""
    CHOICE = "choice"
    """Each of them serves the whole place: choose."""


class Missing(StrEnum):
    """Why there is no answer."""

    NO_DESK = "no desk"
    UNSTAFFED = "unstaffed"
    """There is a desk, but nobody sits there at present, and nobody stands in."""
    NO_SUCH_PLACE = "no such place"
    PLACE_NOT_GIVEN = "place not given"
    ABROAD = "abroad"
    """No desk of ours is responsible there, not even a nationwide one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstaffed:
    """Nobody sits there at present, whatever the hours say."""


LinkState = Open | Closed | HoursUnknown | Unstaffed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A desk in a chain: whether it is open now, and why it stands here."""

    desk: Desk
    state: LinkState
    why: Why
    area: Area | None = None
    """The area by which it is responsible."""
    instead_of: str | None = None
    """The desk it stands in for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sole:
    """One desk is responsible. The chain says who answers when it does not.

    The desk itself may be unstaffed; whoever stands in for it is not, and somebody always does.
    """

    chain: tuple[Link, ...]

    def __post_init__(self) -> None:
        if not self.chain or not all(link.desk.staffed for link in self.chain[1:]):
            raise ValueError("Nobody is replaced by a desk at which nobody sits.")
        if not self.chain[-1].desk.staffed:
            raise ValueError("A chain ends at a desk at which somebody sits.")

    @property
    def desk(self) -> Desk:
        return self.chain[0].desk

    @property
    def state(self) -> LinkState:
        return self.chain[0].state

    @property
    def instead(self) -> Link | None:
        """Who answers for a desk at which nobody sits; None where somebody does."""
        if self.desk.staffed:
            return None
        reachable = (link for link in self.chain[1:] if not link.desk.held)
        return self.first_open or next(reachable, self.chain[1])

    @property
    def first_open(self) -> Link | None:
        """Whom to call now; None when nobody is certain to answer."""
        reachable = (link for link in self.chain if not link.desk.held)
        return next((link for link in reachable if isinstance(link.state, Open)), None)

    @property
    def ends_open(self) -> bool:
        """Whether the chain ends at a desk that never closes."""
        return self.chain[-1].desk.never_closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """More than one answer is possible. Nothing is picked silently: ask, or let choose."""

    reason: Reason
    choices: tuple[Sole, ...]
    ask: Level | None = None
    """What must be said about the place to get on."""
    without_desk: tuple[Place, ...] = ()
    """Places that are possible too and for which no desk is known."""
    unstaffed: tuple[Desk, ...] = ()
    """Desks that are possible too, but nobody sits there and nobody stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nobody is known to be responsible. A help line is shown and the keepers are told."""

    reason: Missing
    ask: Level | None = None
    unstaffed: tuple[Desk, ...] = ()
    """Desks that would be responsible if anybody sat there."""


Answer = Sole | Several | Unknown
