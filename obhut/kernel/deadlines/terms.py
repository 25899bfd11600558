"""How long something may take, as its source words it: one type per way of counting.

"Three working days", "until the end of the following day", "without undue delay" and
"at least three months" are not one number with different labels. Each has a type of its own,
so that nothing can show an end where the law has set none.

Every term says who set it (``basis``), how much that binds (``force``) and, where it matters,
from when it counts (``starts``, the key of an event).
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """There is no bare "Werktag": it would leave open whether Saturday counts."""

    HOUR = "hour"
    CALENDAR_DAY = "calendar day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Force(StrEnum):
    LAW = "law"
    GUIDANCE = "guidance"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"


class Wording(StrEnum):
    """The words by which a source asks for speed without giving a number."""

    WITHOUT_UNDUE_DELAY = "without undue delay"
    AT_ONCE = "at once"
    TIMELY = "timely"
    SWIFT = "swift"
    AS_SOON_AS_POSSIBLE = "as soon as possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every term carries."""

    basis: str
    force: Force
    starts: str = ""

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise ValueError("A term names the norm or agreement that sets it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Sourced):
    """A term with a length."""

    length: int
    unit: Unit

    def __post_init__(self) -> None:
        Sourced.__post_init__(self)
        if self.length < 1:
            raise ValueError(f"A term lasts at least one {self.unit}, not {self.length}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Measured):
    """Must be done within so long. An end on a free day moves to the next working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm(Measured):
    """Is to be done again and again, every so long: the help plan every six months."""

    def __post_init__(self) -> None:
        Measured.__post_init__(self)
        if self.unit is Unit.HOUR:
            raise ValueError("A rhythm is counted in days or more, not in hours.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast(Measured):
    """A floor: what is granted may last longer, never shorter (three months to reflect)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasts(Measured):
    """Holds for so long and then no more: a permit. A date printed on the paper goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOlderThan(Measured):
    """May be used only while it is fresh: a request under § 68 SGB X for six months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfNextDay(Sourced):
    """Ends when the day after its beginning is over, be it Sunday or Christmas.

    § 42 (5) SGB VIII: without a court's order, no restriction of a child's freedom lasts longer.
    A right of freedom knows no weekend.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutNumber(Sourced):
    """Asks for speed and gives no number, so there is never a day on which it is due.

    We may remind after a while; that is our habit or an agreement, never the law's number.
    """

    wording: Wording
    remind_after: Counted | None = None

    def __post_init__(self) -> None:
        Sourced.__post_init__(self)
        if self.remind_after is not None and self.remind_after.force is Force.LAW:
            raise ValueError(
                f"“{self.wording}” has no number in law. A reminder is a proposal, "
                "guidance or an agreement."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class UntilAge(Sourced):
    """Must be done before a birthday. It begins on the day of birth."""

    years: int

    def __post_init__(self) -> None:
        Sourced.__post_init__(self)
        if self.years < 1:
            raise ValueError(f"An age limit is at least one year, not {self.years}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAge(Sourced):
    """Not before a birthday, or so many years after it. It begins on the day of birth.

    Files under § 9b SGB VIII: 70 years after age 30. Limitation that rests until age 30
    (§ 78b StGB): no years after.
    """

    age: int
    years: int = 0

    def __post_init__(self) -> None:
        Sourced.__post_init__(self)
        if self.age < 1 or self.years < 0:
            raise ValueError(f"{self.years} years after age {self.age}: give an age from 1.")


Term = (
    Counted
    | Rhythm
    | AtLeast
    | Lasts
    | NotOlderThan
    | EndOfNextDay
    | WithoutNumber
    | UntilAge
    | AfterAge
)
