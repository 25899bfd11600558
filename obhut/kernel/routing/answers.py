"""Who is responsible for a place? Not knowing is an answer too, and each answer has its type."""

from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Open, OpenState
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
    NO_SUCH_PLACE = "no such place"
    PLACE_NOT_GIVEN = "place not given"
    ABROAD = "abroad"
    """No desk of ours is responsible there, not even a nationwide one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A desk in a chain: whether it is open now, and why it stands here."""

    desk: Desk
    state: OpenState
    why: Why
    area: Area | None = None
    """The area by which it is responsible."""
    instead_of: str | None = None
    """The desk it stands in for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sole:
    """One desk is responsible. The chain says who answers when it does not."""

    chain: tuple[Link, ...]

    @property
    def desk(self) -> Desk:
        return self.chain[0].desk

    @property
    def state(self) -> OpenState:
        return self.chain[0].state

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nobody is known to be responsible. A help line is shown and the keepers are told."""

    reason: Missing
    ask: Level | None = None


Answer = Sole | Several | Unknown
