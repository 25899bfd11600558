"""What a professional says about the situation. Nothing here identifies a child."""

from dataclasses import dataclass
from enum import StrEnum


class Danger(StrEnum):
    NOW = "now"
    NOT_NOW = "not_now"
    UNKNOWN = "unknown"


class Age(StrEnum):
    UNDER_18 = "under_18"
    DOUBTFUL = "doubtful"
    TURNING_18_SOON = "turning_18_soon"


class Company(StrEnum):
    UNKNOWN = "unknown"
    WITH_CARERS = "with_carers"
    ACCOMPANIED_BY_OTHERS = "accompanied_by_others"
    UNACCOMPANIED = "unaccompanied"
    UNACCOMPANIED_FOREIGN = "unaccompanied_foreign"


class Carers(StrEnum):
    """May those who care for the child be involved? Never assumed."""

    NOT_ANSWERED = "not_answered"
    MAY_BE_INVOLVED = "may_be_involved"
    ENDANGERS = "endangers"


class Missing(StrEnum):
    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who asks, and the five questions. What was not answered stays unanswered."""

    profession: str
    danger: Danger = Danger.UNKNOWN
    age: Age = Age.UNDER_18
    company: Company = Company.UNKNOWN
    carers: Carers = Carers.NOT_ANSWERED
    missing: Missing = Missing.NO

    def answer(self, question: str) -> str:
        """The answer to a question, as content names both."""
        return str(getattr(self, question))


QUESTIONS: dict[str, type[StrEnum]] = {
    "danger": Danger,
    "age": Age,
    "company": Company,
    "carers": Carers,
    "missing": Missing,
}
