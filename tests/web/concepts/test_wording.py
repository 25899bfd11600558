"""Every rule of the verifier has words: why it matters and how to mend it."""

import ast
from pathlib import Path

from obhut.kernel.verifier import rules
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.web.concepts.wording import WORDING, sentence
from tests.house.tree import parsed

RULES = Path(rules.__path__[0])


def codes() -> set[str]:
    """Every code a rule can produce: words with hyphens, given as a string in its file."""
    return {
        each.value
        for path in RULES.glob("*.py")
        for each in ast.walk(parsed(path))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
        if each.value.count("-") >= 2 and each.value.replace("-", "").isalpha()
    }


def test_every_code_has_words_and_no_words_are_left_over() -> None:
    assert sorted(codes() ^ set(WORDING)) == []


def test_a_sentence_says_why_and_how_to_mend_in_both_languages() -> None:
    why, mend = sentence(
        Finding(
            rule="every-desk-has-a-deputy",
            weight=Weight.WARNS,
            where="desks/office/deputy",
            facts=(("desk", "office"),),
        )
    )

    assert (why.de, why.en, mend.de, mend.en) == (
        "Die Stelle „office“ hat keine Vertretung.",
        "The desk “office” has no deputy.",
        "Eine andere Stelle als Vertretung angeben.",
        "Name another desk as its deputy.",
    )


def test_a_gap_in_the_week_is_told_with_its_day() -> None:
    facts = {"function": "watch", "count": "1", "first": "09564", "weekday": "5", "clock": "16:00"}
    why, _ = sentence(
        Finding(
            rule="every-function-answers-at-night",
            weight=Weight.WARNS,
            where="functions/watch",
            facts=tuple(facts.items()),
        )
    )

    assert why.de == (
        "Die Funktion „watch“ muss rund um die Uhr antworten. "
        "An 1 Ort ist das nicht gesichert, zum Beispiel 09564: Samstag ab 16:00 Uhr."
    )
