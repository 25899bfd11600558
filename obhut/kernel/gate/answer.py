"""What the gate answers: how much, on which ground, what comes first, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.concept.kinds import ConsentOf, Duty, First, Purpose
from obhut.kernel.concept.texts import Review, Text, Unreviewed
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import GateQuestion


class Decided(StrEnum):
    """What decided."""

    PURPOSE = "purpose"  # the row for this purpose
    DANGER = "danger"
    CONSENT = "consent"
    REFUSAL = "refusal"
    DUTY = "duty"
    GAP = "gap"  # nothing did


class Gap(StrEnum):
    """Why nothing decided."""

    NO_ROW = "no_row"  # between these two nobody has settled anything
    OTHER_PROFESSIONS = "other_professions"  # only for professions that the asker is none of
    ONLY_IN_DANGER = "only_in_danger"
    PURPOSE_MISSING = "purpose_missing"  # it depends on what for, and that was not said
    OTHER_PURPOSES = "other_purposes"
    SILENT = "silent"  # the row for this purpose says nothing of this class


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAnswer:
    """Exactly one permission. Whatever allows something names its row and its ground."""

    question: GateQuestion
    permission: Permission
    decided: Decided
    gap: Gap | None = None
    needs_kkg4: bool = False
    """Holds only if the asker belongs to a profession of § 4 KKG."""
    duties: tuple[Duty, ...] = ()
    otherwise: Permission | None = None
    """What holds where the condition of the duty, or the profession, is not met."""
    consent_of: ConsentOf | None = None
    """Whose consent it takes, where it takes one."""
    notes: tuple[Text, ...] = ()
    first: tuple[First, ...] = ()
    brakes: tuple[Text, ...] = ()
    shares: tuple[str, ...] = ()
    """The rows it comes from."""
    grounds: tuple[str, ...] = ()
    """Norms that bind the sender."""
    then: tuple[str, ...] = ()
    """Norms under which the recipient must act on what it is told."""
    review: Review
    """The weakest of the rows and the grounds."""
    sure: bool
    """Row and grounds were compared with the text, and a page says so: no reading of our own."""
    call_first: bool
    """There is danger now: the emergency call comes before everything."""
    purposes: tuple[Purpose, ...] = ()
    """The purposes for which a row between these two says something of this class."""

    @property
    def ask(self) -> bool:
        """Ask a lawyer or a data protection officer before relying on it."""
        return not self.sure or self.otherwise is Permission.NOT_STATED

    def __post_init__(self) -> None:
        if self.permission.allows_something and not (self.shares and self.grounds):
            raise ValueError("The gate allows nothing without a row and a ground.")


STATES = ("unreviewed", "compared", "confirmed")
NOBODY_LOOKED = Unreviewed(state="unreviewed")


def weakest(reviews: Iterable[Review]) -> Review:
    """The least reviewed; of two that were compared, the one with the older text."""
    return min(reviews, key=_strength, default=NOBODY_LOOKED)


def _strength(review: Review) -> tuple[int, str]:
    return STATES.index(review.state), review.text_of if review.state == "compared" else ""
