"""Facts of what may be seen: forms, boundaries, indicators, cards."""

from typing import Literal, get_args

from pydantic import Field

from obhut.kernel.concept.links import (
    Observer,
    ToBoundary,
    ToForm,
    ToFunction,
    ToIndicator,
    ToNorm,
    ToProfession,
    ToStep,
)
from obhut.kernel.concept.texts import Fact, Flag, Line, Text, Whole

Setting = Literal["G", "D", "C", "X", "O", "L", "B", "K", "M", "A", "R", "H", "S", "Y", "Z"]
"""Where or in what a sign shows itself."""
SETTINGS: tuple[Setting, ...] = get_args(Setting)


class FormFacts(Fact):
    code: Line
    setups: list[Text] = []
    elements: list[Text] = []
    non_elements: list[Text] = []
    norms: list[ToNorm] = []
    reform: Text | None = None
    partners: list[ToFunction] = []
    partners_text: Text | None = None
    neighbours: list[ToBoundary] = []


class ElementFacts(Fact):
    """One element of the test for trafficking: whether adults need it, whether a child does."""

    number: Whole
    adult: Literal["needed", "irrelevant", "irrelevant_if_means"]
    child: Literal["needed", "irrelevant"]
    norms: list[ToNorm] = []


class BoundaryFacts(Fact):
    """A neighbouring concept and the line between it and trafficking in children."""

    against: Text
    line: Text
    question: Text | None = None
    """What to look at to see on which side of the line something lies. No verdict on a child."""
    follows: Text | None = None
    """What follows for the work with the child."""
    norms: list[ToNorm] = []


class IndicatorFacts(Fact):
    code: Line
    setting: Setting
    observers: list[Observer] = Field(min_length=1)
    urgent: Flag
    """Asks "is there danger now?". No weight."""
    asks: list[Literal["missing", "age_doubt", "turning_18", "distribution"]] = []
    """Asks whether another event is happening too. Our proposal, and no weight either."""
    ilo: Literal["S", "M", "W", "S/M"] | None = None
    """Nearest ILO class from memory; never shown to practitioners until checked."""
    confirmed_in_bkk: Literal["unknown", "yes", "no"] = "unknown"
    forms: list[ToForm] = []


class CardFacts(Fact):
    """One sheet for one profession."""

    professions: list[ToProfession] = []
    indicators: list[ToIndicator] = Field(min_length=1)
    say: list[Text] = []
    avoid: list[Text] = []
    call: list[ToFunction] = []
    may_say: Text
    legal_line: Text
    basis: list[ToNorm] = []


class RuleOfUseFacts(Fact):
    """How signs, or a talk with a child, are to be handled."""

    of: Literal["signs", "talk", "contrary_facts", "words", "children"]
    do: Literal["do", "do_not", "note"]
    step: ToStep | None = None
    """The step that follows from every sign because of this rule; the rule is the reason."""
