"""Steps are come to, end, say by when and who is next."""

from obhut.kernel.concept.nodes import Node
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.every_step_ends import every_step_ends
from obhut.kernel.verifier.rules.every_step_has_a_term import every_step_has_a_term
from obhut.kernel.verifier.rules.every_step_is_reachable import every_step_is_reachable
from obhut.kernel.verifier.rules.every_step_says_who_is_next import every_step_says_who_is_next
from obhut.kernel.verifier.verify import Rule
from tests.build import changed, node, review, step, words


def found(rule: Rule, *nodes: Node) -> list[tuple[str, str, Weight]]:
    return [(each.rule, each.where, each.weight) for each in rule(review(nodes=nodes))]


def test_lummerland_has_nothing_to_mend_in_its_steps() -> None:
    rules = (
        every_step_ends,
        every_step_has_a_term,
        every_step_is_reachable,
        every_step_says_who_is_next,
    )

    assert [found(rule) for rule in rules] == [[], [], [], []]


def test_a_step_nobody_leads_to_is_found() -> None:
    lost = step("lost", ends=True)

    assert found(every_step_is_reachable, lost) == [
        ("every-step-is-reachable", "steps/lost", Weight.BLOCKS)
    ]


def test_a_step_that_an_event_brings_in_is_reached() -> None:
    storm = node(
        "storm",
        "interrupt",
        event="missing",
        when=[{"question": "missing", "answers": ["yes"]}],
        steps=["lost"],
        first=[words("Suchen.")],
    )

    assert found(every_step_is_reachable, step("lost", ends=True), storm) == []


def test_steps_that_only_lead_to_each_other_do_not_end() -> None:
    endless = (step("look-again", leads_to=["tell"]), step("tell", leads_to=["look-again"]))

    assert [where for _, where, _ in found(every_step_ends, *endless)] == [
        "steps/get-help/leads_to",
        "steps/tell/leads_to",
        "steps/look-again/leads_to",
    ]


def test_a_step_without_a_term_is_found() -> None:
    assert found(every_step_has_a_term, step("tell", terms=[], ends=True)) == [
        ("every-step-has-a-term", "steps/tell/terms", Weight.WARNS)
    ]


def test_a_step_that_does_not_say_whom_to_turn_to_and_when_is_found() -> None:
    silent = step("tell", unanswered={"to": None, "after": None, "text": words("Warten")})
    last = step("look-again", ends=True, unanswered=silent.facts.model_dump()["unanswered"])

    findings = list(every_step_says_who_is_next(review(nodes=(silent, last))))

    assert [(each.where, dict(each.facts)["missing"]) for each in findings] == [
        ("steps/tell/unanswered", "to, after")
    ]


def test_a_change_keeps_the_order_of_lummerland() -> None:
    assert [each.key for each in changed(step("tell", ends=True))][-5:] == [
        "get-help",
        "tell",
        "look-again",
        "danger",
        "telling",
    ]
