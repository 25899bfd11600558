"""Every combination that the real content knows has exactly one answer, and keeps the laws."""

from collections import Counter
from collections.abc import Iterator

import pytest

from obhut.kernel.concept.kinds import Purpose
from obhut.kernel.concept.questions import Danger
from obhut.kernel.gate.answer import Gap, GateAnswer
from obhut.kernel.gate.cells import binding, rows_between
from obhut.kernel.gate.gate import may_tell
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import Agreed, GateQuestion, standing_of
from obhut.kernel.mechanism.mechanism import Mechanism
from tests.kernel.gate.laws import answers_to, broken

Sender = tuple[str, str | None]
"""A function, and the profession within it where it is said."""


def senders(mechanism: Mechanism) -> Iterator[Sender]:
    yield from ((key, None) for key in mechanism.functions)
    yield from ((row.facts.function, key) for key, row in mechanism.professions.items())


def pairs(mechanism: Mechanism) -> list[GateQuestion]:
    """Everybody to everybody: functions and professions to functions."""
    return [
        GateQuestion(sender=sender, profession=profession, recipient=to, data_class="d0")
        for sender, profession in senders(mechanism)
        for to in mechanism.functions
    ]


def all_that_decides(pair: GateQuestion, mechanism: Mechanism) -> tuple[object, ...]:
    """What the rule looks at of a sender and a recipient. The same here, the same answers."""
    rows = rows_between(pair, mechanism)
    return (
        standing_of(pair, mechanism),
        *(
            (
                row.key,
                binding(row.facts.basis, pair, mechanism),
                *(binding(each.in_danger.basis, pair, mechanism)
                  for each in row.facts.answers if each.in_danger),
                *((pair.sender in (duty.of or row.facts.senders), pair.sender in duty.not_for,
                   binding(duty.basis, pair, mechanism)) for duty in row.facts.duties),
            )
            for row in rows
        ),
    )  # fmt: skip


def questions(mechanism: Mechanism) -> Iterator[GateQuestion]:
    """One pair for all pairs that are alike, with every class and every purpose of their rows,
    one that they do not serve, and none.
    """
    alike = {all_that_decides(pair, mechanism): pair for pair in pairs(mechanism)}
    for pair in alike.values():
        served = {each for row in rows_between(pair, mechanism) for each in row.facts.serves}
        strange = [each for each in Purpose if each not in served][:1]
        for data_class in mechanism.data_classes:
            for purpose in (*served, *strange, None):
                yield GateQuestion(
                    sender=pair.sender,
                    profession=pair.profession,
                    recipient=pair.recipient,
                    data_class=data_class,
                    purpose=purpose,
                )


def test_every_combination_has_one_answer_and_keeps_every_law(mechanism: Mechanism) -> None:
    counted: Counter[Permission] = Counter()
    faults: list[str] = []
    for question in questions(mechanism):
        answers = answers_to(question, mechanism)
        counted.update(answer.permission for answer in answers.values())
        faults.extend(broken(answers, mechanism))

    assert faults == []
    assert set(counted) == set(Permission)


def test_where_no_row_is_the_answer_is_never_yes(mechanism: Mechanism) -> None:
    unsettled = [pair for pair in pairs(mechanism) if not rows_between(pair, mechanism)]

    answers = [may_tell(pair, mechanism) for pair in unsettled]

    assert len(answers) > 1000
    assert {(each.permission, each.gap, each.ask) for each in answers} == {
        (Permission.NOT_STATED, Gap.NO_ROW, True)
    }


def ask(mechanism: Mechanism, *asked: str, **said: object) -> GateAnswer:
    who, to, what = asked
    rows = mechanism.professions
    sender, profession = (rows[who].facts.function, who) if who in rows else (who, None)
    question = GateQuestion(
        sender=sender,
        profession=profession,
        recipient=to,
        data_class=what,
        **said,  # type: ignore[arg-type]  # each of its own type
    )
    return may_tell(question, mechanism)


PROTECT = {"purpose": Purpose.PROTECTION}
ADVICE = {"purpose": Purpose.ADVICE}
NOW = {"danger": Danger.NOW}


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        ("as-teacher child-protection-consultant d1", ADVICE, "only_pseudonymised"),
        ("as-other-professional child-protection-consultant d1", ADVICE, "only_anonymous"),
        ("interpreter child-protection-consultant d1", ADVICE, "only_anonymous"),
        ("as-teacher counselling-minors d1", ADVICE, "only_with_consent"),
        ("as-teacher counselling-minors d1", ADVICE | {"agreed": Agreed.REFUSED}, "no"),
        ("as-teacher youth-office d2", PROTECT, "not_without"),
        ("as-teacher youth-office d2", PROTECT | {"agreed": Agreed.CHILD}, "yes"),
        ("as-teacher youth-office d7", PROTECT | {"agreed": Agreed.BOTH}, "no"),
        ("as-teacher police d2", PROTECT, "not_stated"),
        ("as-teacher police d2", PROTECT | NOW, "not_without"),
        ("as-teacher police d2", {"purpose": Purpose.FELONY}, "must"),
        ("as-doctor police d2", {"purpose": Purpose.FELONY}, "not_without"),
        ("as-doctor youth-office d2", PROTECT, "not_without"),
        ("as-doctor youth-office d2", NOW, "should"),
        ("as-doctor police d4", {"purpose": Purpose.PROSECUTION}, "only_with_consent"),
        ("as-doctor police d4", NOW | {"agreed": Agreed.REFUSED}, "not_without"),
        ("as-residential-care youth-office d2", PROTECT, "must"),
        ("protected-place youth-office d2", PROTECT, "must"),
        ("as-prosecution youth-office d2", PROTECT, "must"),
        ("as-police-patrol youth-office d2", PROTECT, "yes"),
        ("as-volunteer-public youth-office d2", PROTECT, "yes"),
        ("as-other-professional youth-office d2", PROTECT, "not_stated"),
        ("as-youth-office foreigners-authority d4", {"purpose": Purpose.RESIDENCE}, "no"),
        ("as-teacher coordination-office d1", {"purpose": Purpose.STRUCTURE}, "no"),
        ("as-teacher line-lead d2", PROTECT, "not_stated"),
    ],
)
def test_what_professionals_ask_at_the_gate(
    mechanism: Mechanism, asked: str, said: dict[str, object], expected: str
) -> None:
    answer = ask(mechanism, *asked.split(), **said)

    assert answer.permission == expected


def test_the_findings_behind_an_age_need_the_consent_of_who_represents_the_child(
    mechanism: Mechanism,
) -> None:
    said = {
        agreed: ask(
            mechanism, "as-youth-office", "asylum-office", "d4",
            purpose=Purpose.RESIDENCE, agreed=agreed,
        ).permission.value
        for agreed in Agreed
    }  # fmt: skip

    assert said == {
        Agreed.REFUSED: "no",
        Agreed.NOT_ASKED: "only_with_consent",
        Agreed.CHILD: "only_with_consent",
        Agreed.GUARDIAN: "yes",
        Agreed.BOTH: "yes",
    }


def test_a_school_social_worker_is_told_that_it_depends_on_the_profession(
    mechanism: Mechanism,
) -> None:
    answer = ask(mechanism, "as-school-social-worker", "youth-office", "d2", **PROTECT)

    assert (answer.permission, answer.needs_kkg4, answer.otherwise, answer.ask) == (
        Permission.NOT_WITHOUT,
        True,
        Permission.NOT_STATED,
        True,
    )


def test_before_the_youth_office_come_talk_and_advice_but_not_in_danger(
    mechanism: Mechanism,
) -> None:
    calm = ask(mechanism, "as-teacher", "youth-office", "d2", **PROTECT)
    danger = ask(mechanism, "as-teacher", "youth-office", "d2", **PROTECT, **NOW)

    assert (calm.first, danger.first) == (("talk", "advice", "tell"), ())
    assert danger.grounds == ("kkg-4", "stgb-34")


@pytest.mark.parametrize("recipient", ["police", "emergency-call", "federal-police", "prosecution"])
def test_a_word_to_police_or_prosecution_is_said_to_stay(
    mechanism: Mechanism, recipient: str
) -> None:
    assert ask(mechanism, "as-teacher", recipient, "d2").then == ("stpo-152", "stpo-163")


def test_without_a_purpose_the_purposes_are_named_and_nothing_is_concluded(
    mechanism: Mechanism,
) -> None:
    answer = ask(mechanism, "as-teacher", "police", "d2")

    assert (answer.permission, answer.gap, answer.purposes) == (
        Permission.NOT_STATED,
        Gap.PURPOSE_MISSING,
        (Purpose.FELONY,),
    )
