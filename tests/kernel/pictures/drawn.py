"""Mechanisms of all shapes for the laws of pictures, and how they are drawn in German."""

from typing import Any

from django.utils import translation
from hypothesis import strategies as st

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.layout import drawing_of
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.shapes import Drawing
from obhut.web.diagrams.words import wording
from tests.build import AT_ONCE, event, mechanism, step, term, words

TERMS = (
    AT_ONCE,
    term("a-day", {"by": "counted", "length": 24, "unit": "hour"}, set_by="law"),
    term("three-days", {"by": "counted", "length": 3, "unit": "working_day"}),
    term("next-day", {"by": "end_of_next_day"}),
    term("of-age", {"by": "until_age", "years": 18}),
)
BEARERS = ("lamplighting", "youth-office", "night-watch", "advice")
PHASES = ("notice", "protection", "clarification")
TITLES = ("Hilfe holen", "Das Jugendamt informieren und abwarten, was es sagt", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")  # fmt: skip


def in_german() -> PictureWords:
    with translation.override("de"):
        return wording()


def drawn(of: Mechanism, part: tuple[str, ...] | None = None) -> Drawing:
    with translation.override("de"):
        return drawing_of(of, wording(), part)


@st.composite
def mechanisms(draw: st.DrawFn) -> Mechanism:
    """Steps that lead anywhere, in circles and to nowhere: drafts have them all."""
    keys = ["get-help", "tell", "look-again", *(f"s{at}" for at in range(draw(st.integers(0, 6))))]
    some = st.lists(st.sampled_from(keys), max_size=4)
    few = st.lists(st.sampled_from([each.key for each in TERMS]), max_size=3)
    phases = sorted(draw(st.sampled_from(PHASES)) for _key in keys)
    steps = [
        step(
            key,
            number=str(at),
            phase=phases[at],
            bearer=draw(st.sampled_from(BEARERS)),
            terms=draw(few),
            leads_to=draw(some),
            ends=draw(st.booleans()),
            unanswered=_unanswered(draw),
        ).model_copy(update={"title": _title(draw(st.sampled_from(TITLES)))})
        for at, key in enumerate(keys)
    ]
    brought = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
    return mechanism(*TERMS, *steps, event("danger", "danger", "now", *brought))


def _title(text: str) -> Any:
    return step("any").title.model_copy(update=words(text))


def _unanswered(draw: st.DrawFn) -> dict[str, Any]:
    said: dict[str, Any] = {"text": words("Weiter")}
    if draw(st.booleans()):
        said["to"] = draw(st.sampled_from(BEARERS))
    if draw(st.booleans()):
        said["after"] = draw(st.sampled_from([each.key for each in TERMS]))
    return said
