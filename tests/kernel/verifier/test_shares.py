"""A row of the gate does not contradict itself, nor what another row demands."""

from typing import Any

import pytest

from obhut.kernel.concept.nodes import Node
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.danger_allows_no_less import danger_allows_no_less
from obhut.kernel.verifier.rules.every_share_can_be_applied import every_share_can_be_applied
from obhut.kernel.verifier.rules.every_share_has_a_ground import every_share_has_a_ground
from obhut.kernel.verifier.rules.no_duty_contradicts_a_no import no_duty_contradicts_a_no
from obhut.kernel.verifier.verify import Rule
from tests.build import SAYS, norm, review, share, words

EVERYBODY = ["rule-of-the-isle"]


def found(rule: Rule, *nodes: Node) -> list[tuple[str, str]]:
    findings = list(rule(review(nodes=nodes)))
    assert {finding.weight for finding in findings} <= {Weight.BLOCKS}
    return [(finding.rule, finding.where) for finding in findings]


def answers(says: str, **of_name: Any) -> list[dict[str, Any]]:
    """Eight answers; what else is said of the third, the child's name."""
    rows = [{"data_class": f"d{number}", "say": SAYS[letter]} for number, letter in enumerate(says)]
    rows[2] |= of_name
    return rows


def in_danger(say: str, **facts: Any) -> dict[str, Any]:
    return {"say": say, "basis": EVERYBODY} | facts


def must(**facts: Any) -> dict[str, Any]:
    own = {"binding": "must", "classes": ["d2"], "when": words("Sturm"), "basis": EVERYBODY}
    return own | facts


@pytest.mark.parametrize(
    ("calm", "danger", "contradicts"),
    [
        ("conditional", in_danger("consent"), True),
        ("consent", in_danger("conditional"), False),
        ("not_stated", in_danger("not_stated"), False),
        ("yes", in_danger("yes", first=["talk"]), True),
    ],
)
def test_in_danger_no_less_is_allowed_and_no_more_demanded_first(
    calm: str,
    danger: dict[str, Any],
    contradicts: bool,  # noqa: FBT001 -- a parameter of the table above
) -> None:
    row = share("lamplighting", answers=answers("--------", say=calm, in_danger=danger))

    assert bool(found(danger_allows_no_less, row)) is contradicts


def test_a_row_says_for_what_it_holds() -> None:
    assert found(every_share_can_be_applied, share("lamplighting", serves=[])) == [
        ("every-share-has-a-purpose", "shares/telling/serves")
    ]
    assert found(every_share_can_be_applied, share("lamplighting", only_in_danger=True)) != []
    storm = share("lamplighting", serves=[], only_in_danger=True)
    assert found(every_share_can_be_applied, storm) == []


@pytest.mark.parametrize(
    ("said", "unclear"),
    [
        ({"say": "consent"}, True),
        ({"say": "consent", "consent_of": "guardian"}, False),
        ({"say": "conditional", "consent_of": "child"}, False),
        ({"say": "no", "consent_of": "child"}, True),
        ({"say": "not_stated", "consent_of": "both"}, True),
    ],
)
def test_consent_is_somebodys_and_never_beside_a_no(
    said: dict[str, str],
    unclear: bool,  # noqa: FBT001 -- a parameter of the table above
) -> None:
    row = share("lamplighting", answers=answers("--------", **said))

    assert bool(found(every_share_can_be_applied, row)) is unclear


def test_a_word_for_danger_and_a_duty_need_a_ground_that_binds_their_sender() -> None:
    elsewhere = norm("harbour-rule", "night-watch")
    danger = answers("--i-----", in_danger=in_danger("yes", basis=["harbour-rule"]))
    row = share("lamplighting", answers=danger, duties=[must(basis=["harbour-rule"])])

    assert [where for _, where in found(every_share_has_a_ground, elsewhere, row)] == [
        "shares/telling/answers/d2/in_danger/basis",
        "shares/telling/duties",
    ]


def test_no_row_forbids_what_it_demands_itself() -> None:
    assert found(no_duty_contradicts_a_no, share("lamplighting", duties=[must()])) != []
    told = share("lamplighting", says="--i-----", duties=[must()])
    assert found(no_duty_contradicts_a_no, told) == []


def test_no_other_row_for_the_same_purpose_forbids_it() -> None:
    told = share("lamplighting", says="--i-----", duties=[must()])
    same, other = (
        share("lamplighting", key="silence", says="nnnnnnnn", serves=[purpose])
        for purpose in ("protection", "residence")
    )

    assert found(no_duty_contradicts_a_no, told, same) == [
        ("no-duty-contradicts-a-no", "shares/telling/duties")
    ]
    assert found(no_duty_contradicts_a_no, told, other) == []
