"""The case that is played. It is made up: nobody's, and nothing of it comes from a real one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from obhut.kernel.plan.situation import Situation
from obhut.kernel.routing.places import Place


class Silence(StrEnum):
    """How much of a function does not answer, although it is there."""

    FIRST = "first"
    """The desk that is called first; whoever stands in for it does answer."""
    ALL = "all"
    """None of its desks."""


class Pace(StrEnum):
    """How fast a step is done once somebody carries it. Both are what the text allows."""

    AT_ONCE = "at_once"
    LAST_DAY = "last_day"
    """On the last day of its shortest term, at the same time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCase:
    """What somebody says, where and when, and who does not answer, by function."""

    situation: Situation
    places: tuple[Place, ...]
    at: datetime
    pace: Pace = Pace.AT_ONCE
    silent: Mapping[str, Silence] = field(default_factory=dict)
    number: int | None = None
    """Which of the generated ones it is; None where somebody thought it up."""
