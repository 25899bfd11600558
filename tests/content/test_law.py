"""What the federal text says of law is complete, and says how far it was checked."""

from obhut.concepts.actions import Content
from obhut.kernel.concept.kinds import ActorFacts
from obhut.kernel.mechanism.mechanism import Mechanism
from tests.build import SAYS

MATRIX = {  # one letter for each class of information, D0 to D7
    "share-profession-to-consultant": "ypcccccn",
    "share-profession-to-centre": "yccccccn",
    "share-others-to-centre": "yccccccn",
    "share-public-to-centre": "yycccccn",
    "share-profession-to-youth-office": "yyiiiiin",
    "share-customs-to-youth-office": "yyi---i-",
    "share-provider-to-youth-office": "yyyyiiii",
    "share-public-to-youth-office": "yyy-----",
    "share-youth-office-to-centre": "ypiipp-i",
    "share-youth-office-to-police-danger": "--iiiiii",
    "share-youth-office-to-police-investigation": "yyicccin",
    "share-police-to-youth-office": "yyyyiiiy",
    "share-police-to-centre": "yyc-----",
    "share-centre-to-police": "a-cccccn",
    "share-health-to-police": "--c-ccc-",
    "share-youth-office-to-youth-office": "--yyiiyy",
    "share-youth-office-to-court": "--yyiiyi",
    "share-youth-office-to-foreigners": "--innn-n",
    "share-youth-office-to-asylum": "--i-c---",
    "share-feedback": "--innnnn",
    "share-coordination": "ynnnnnnn",
    "share-all-to-coordination": "ynnnnnnn",
}
TOUCHED_BY_THE_REFORM = ("aufenthg-", "sgb8-42a", "sgb8-42b", "sgb8-42c", "sgb8-42f")


def test_every_cell_of_the_gate_matrix_has_its_answer(mechanism: Mechanism) -> None:
    answered = {
        key: [answer.say.value for answer in mechanism.shares[key].facts.answers] for key in MATRIX
    }

    assert answered == {key: [SAYS[letter] for letter in row] for key, row in MATRIX.items()}


def test_every_conditional_answer_names_its_condition(mechanism: Mechanism) -> None:
    silent = [
        (key, answer.data_class)
        for key, share in mechanism.shares.items()
        for answer in share.facts.answers
        if answer.say == "conditional" and answer.note is None
    ]

    assert silent == []


def test_the_coordination_office_receives_no_case_from_anyone(mechanism: Mechanism) -> None:
    senders = set(mechanism.shares["share-all-to-coordination"].facts.senders)

    assert senders == set(mechanism.functions) - {"coordination-office"}


def test_the_process_has_twenty_three_steps(mechanism: Mechanism) -> None:
    numbers = {step.facts.number for step in mechanism.steps.values()}

    whole = {str(number) for number in range(23) if number != 7}
    assert numbers == whole | {"3a", "7a", "7b", "7c"}


def test_all_eighteen_actors_have_a_card(content: Content) -> None:
    facts = [node.facts for node in content.federal.all_nodes()]
    codes = [card.code for card in facts if isinstance(card, ActorFacts)]

    assert codes == [f"A{number}" for number in range(1, 19)]


def test_a_norm_names_the_version_it_was_compared_with_and_no_other_does(
    mechanism: Mechanism,
) -> None:
    wrong = [
        key
        for key, norm in mechanism.norms.items()
        if (norm.node.review.state == "compared") != (norm.facts.version is not None)
    ]

    assert wrong == []


def test_what_the_asylum_reform_touched_asks_to_be_compared_again(mechanism: Mechanism) -> None:
    unasked = [
        key
        for key, norm in mechanism.norms.items()
        if key.startswith(TOUCHED_BY_THE_REFORM) and norm.facts.recheck is None
    ]

    assert unasked == []
