"""What was answered, as the plan page repeats it, and the way back to each question."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.web.finder import words
from obhut.web.finder.asking import Asked
from obhut.web.finder.questions import place_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question, what was said to it, and the address where it is asked again."""

    label: str
    said: tuple[str, ...]
    change: str

    @property
    def in_a_line(self) -> str:
        return "; ".join(self.said)


def answers(query: Mapping[str, str], asked: Asked) -> tuple[Answered, ...]:
    """Place, profession, situation and moment, in the language of the page."""
    situation = asked.situation
    profession = asked.present.mechanism.professions[situation.profession]
    said = tuple(
        f"{label} {words.ANSWERS[name, situation.answer(name)]}"
        for name, label in words.QUESTIONS.items()
    )
    again = f"{reverse('finder:ask')}?{urlencode({**query, 'ask': ''})}"
    return (
        Answered(
            label=_("Place"),
            said=(place_in_words(asked.place) or _("not named"),),
            change=f"{again}place",
        ),
        Answered(
            label=_("Profession"),
            said=(words.said(profession.node.title),),
            change=f"{again}profession",
        ),
        Answered(label=_("Situation"), said=said, change=f"{again}situation"),
        Answered(
            label=_("Moment"),
            said=(words.moment_in_words(asked.at),),
            change=_without_moment(query) if query.get("at") else "",
        ),
    )


def _without_moment(query: Mapping[str, str]) -> str:
    now = {name: value for name, value in query.items() if name != "at"}
    return f"{reverse('finder:show_plan')}?{urlencode(now)}"
