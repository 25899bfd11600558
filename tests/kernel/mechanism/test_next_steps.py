"""A sign leads to steps by a question, a rule or a form; each step has its reason."""

from obhut.kernel.mechanism.next_steps import Cause, asked_events, next_steps, steps_of_every_sign
from tests.build import mechanism, rule, sign, step


def steps_of(key: str, *nodes: object) -> list[tuple[str, Cause, str]]:
    isle = mechanism(*nodes)  # type: ignore[arg-type]  # nodes, as the builder makes them
    return [
        (each.step.key, each.cause, each.because.key)
        for each in next_steps(isle.indicators[key], isle)
    ]


def test_an_urgent_sign_asks_about_danger_before_all_else() -> None:
    assert steps_of("never-alone") == [
        ("get-help", Cause.EVENT, "danger"),
        ("look-again", Cause.RULE, "write-it-down"),
    ]


def test_a_sign_that_asks_nothing_leads_to_what_every_sign_leads_to() -> None:
    assert steps_of("looks-away") == [("look-again", Cause.RULE, "write-it-down")]


def test_a_sign_of_a_form_leads_to_the_step_in_which_its_partner_is_called() -> None:
    isle = mechanism()
    found = next_steps(isle.indicators["sails-at-night"], isle)

    assert [(each.step.key, each.cause, each.partners) for each in found] == [
        ("get-help", Cause.EVENT, ()),
        ("look-again", Cause.RULE, ()),
        ("tell", Cause.FORM, ("advice",)),
    ]


def test_a_step_of_others_does_not_follow_from_a_form() -> None:
    later = step("tell", number="2", moment="later", calls=["advice"], ends=True)

    assert [cause for _, cause, _ in steps_of("sails-at-night", later)] == [Cause.EVENT, Cause.RULE]


def test_danger_is_asked_first_whatever_else_is_asked() -> None:
    both = sign("never-alone", urgent=True, asks=["missing", "age_doubt"])
    isle = mechanism(both)

    asked = [event.facts.event for event in asked_events(isle.indicators["never-alone"], isle)]

    assert asked == ["danger", "missing", "age_doubt"]


def test_a_rule_on_another_matter_leads_nowhere() -> None:
    isle = mechanism(rule("write-it-down", of="talk", step="look-again"))

    assert steps_of_every_sign(isle) == ()


def test_the_steps_of_every_sign_stand_in_the_order_of_the_mechanism() -> None:
    isle = mechanism(rule("ask-somebody", step="tell"))

    assert [each.step.key for each in steps_of_every_sign(isle)] == ["tell", "look-again"]
