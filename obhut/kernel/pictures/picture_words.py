"""What a picture is written with, in one language. The kernel knows no catalogue: it is handed in."""

from collections.abc import Callable
from dataclasses import dataclass

from obhut.kernel.concept.kinds import SetBy, TermFacts
from obhut.kernel.concept.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """Words and the ways to say a text, a time rule, and who set it."""

    language: str
    said: Callable[[Text], str]
    rule: Callable[[TermFacts], str]
    set_by: Callable[[SetBy], str]
    beginning: str
    end: str
    no_way_here: str
    """Of a step to which nothing leads: only a draft has one."""
    no_way_on: str
    """Of a step that neither ends nor leads on: only a draft has one."""
    nobody_answers: str
    nobody_answers_by: Callable[[str], str]
    """With the time rule for turning to the next."""
    ask_next: Callable[[str], str]
    ask_nobody: str
    """Where the text names no function to turn to."""
    handed_on: str
    what_next: str
    comes_from: Callable[[str], str]
    goes_on_with: Callable[[str], str]
    no_steps: str
