"""The questions about a situation, and the answers each of them can have.

Content names both in its conditions; the plan is asked with them. So they stand here, below both.
"""

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


QUESTIONS: dict[str, type[StrEnum]] = {
    "danger": Danger,
    "age": Age,
    "company": Company,
    "carers": Carers,
    "missing": Missing,
}

PROFESSION = "profession"
"""A question too: its answers are the professions of the edition."""
