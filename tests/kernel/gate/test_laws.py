"""The laws of the gate hold for rows of every kind, sensible or not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from obhut.kernel.concept.kinds import ConsentOf, First, Purpose, Say
from obhut.kernel.concept.nodes import Node
from obhut.kernel.gate.gate import may_tell
from obhut.kernel.gate.question import GateQuestion
from obhut.kernel.mechanism.mechanism import Mechanism
from tests.build import mechanism, node, norm, share, words
from tests.kernel.gate.laws import answers_to, broken

FUNCTIONS = ("lamplighting", "youth-office", "night-watch", "advice")
NORMS = ("rule-of-the-isle", "harbour-rule", "night-rule")
PURPOSES = (Purpose.ADVICE, Purpose.PROTECTION)
of_functions = st.lists(st.sampled_from(FUNCTIONS), min_size=1, max_size=4, unique=True)
of_norms = st.lists(st.sampled_from(NORMS), min_size=1, max_size=2, unique=True)
firsts = st.lists(st.sampled_from(First), max_size=2, unique=True)
maybe_true = st.sampled_from([None, None, True])


@st.composite
def cells(draw: st.DrawFn) -> list[dict[str, Any]]:
    in_danger = st.none() | st.fixed_dictionaries(
        {"say": st.sampled_from(Say), "basis": of_norms, "first": firsts}
    )
    cell = st.fixed_dictionaries(
        {
            "say": st.sampled_from(Say),
            "consent_of": st.none() | st.sampled_from(ConsentOf),
            "first": firsts,
            "in_danger": in_danger,
        }
    )
    return [{"data_class": f"d{number}"} | draw(cell) for number in range(8)]


duties = st.fixed_dictionaries(
    {
        "binding": st.sampled_from(["must", "should"]),
        "classes": st.just(["d0", "d2"]),
        "of": st.just([]) | of_functions,
        "not_for": st.just([]) | of_functions,
        "only_in_danger": maybe_true,
        "when": st.just(words("Sturm")),
        "basis": of_norms,
    }
)


@st.composite
def rows(draw: st.DrawFn, key: str) -> Node:
    return share(
        *draw(of_functions),
        key=key,
        recipients=draw(of_functions),
        serves=draw(st.lists(st.sampled_from(PURPOSES), max_size=2, unique=True)),
        only_in_danger=draw(maybe_true),
        standing=draw(st.sampled_from([None, None, "kkg4", "not_kkg4"])),
        answers=draw(cells()),
        duties=draw(st.lists(duties, max_size=1)),
        basis=draw(of_norms),
    )


@st.composite
def gates(draw: st.DrawFn) -> Mechanism:
    """Up to four rows that may agree, contradict each other, or be nonsense."""
    drawn = [draw(rows(f"row-{number}")) for number in range(draw(st.integers(1, 4)))]
    profession = {"function": "lamplighting", "legal_line": words("Laternen")}
    kkg4 = draw(st.sampled_from(["yes", "no", "if_recognised", "health"]))
    return mechanism(
        norm("harbour-rule", "lamplighting"),
        norm("night-rule", "night-watch", "advice"),
        node("lamplighter", "profession", kkg4=kkg4, **profession),
        *drawn,
    )


questions = st.builds(
    GateQuestion,
    sender=st.sampled_from(FUNCTIONS),
    recipient=st.sampled_from(FUNCTIONS),
    data_class=st.sampled_from(["d0", "d2", "d7"]),
    purpose=st.none() | st.sampled_from(PURPOSES),
)


@settings(max_examples=50)
@given(questions, gates())
def test_no_law_of_the_gate_is_broken_by_any_content(
    question: GateQuestion, gate: Mechanism
) -> None:
    assert list(broken(answers_to(question, gate), gate)) == []


@settings(max_examples=10)
@given(questions, gates())
def test_the_same_question_has_the_same_answer(question: GateQuestion, gate: Mechanism) -> None:
    assert may_tell(question, gate) == may_tell(question, gate)
