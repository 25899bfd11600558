"""A Land offers its solution to the template; taken over, it stands in the draft with its own id."""

from typing import Any

import pytest

from obhut.concepts.actions.drafting import delete_node, insert_node
from obhut.concepts.actions.tailoring import Answer, answer_proposal, propose_to_template
from obhut.concepts.enums import ProposalState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import NodeOfEdition, Proposal
from obhut.concepts.queries.editions import EditionSeen, draft_for, tree_seen
from obhut.concepts.queries.proposals import proposal_for, proposals_of, proposals_to
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Faulty, ImpossibleTransition, NotAllowed, SomebodyWasFaster
from tests.build import rule
from tests.concepts.drafting.lummerland import content_of
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    EDITOR,
    ELSEWHERE,
    TUESDAY,
    begun,
    id_of,
    isle_in_force,
    says,
)

pytestmark = pytest.mark.django_db
DEED: dict[str, Any] = {"at": TUESDAY}
AS_IT_STANDS = Answer(state=ProposalState.TAKEN, words="Das ist besser.", as_it_stands=True)
DECLINED = Answer(state=ProposalState.DECLINED, words="Nur bei Ihnen so.")


@pytest.fixture
def draft(nothing_loaded: None) -> EditionSeen:
    isle_in_force()
    begun_one = begun()
    says(begun_one, "lamp", "Leuchte")
    return begun_one


def propose(draft: EditionSeen, key: str = "lamp", *, by: Actor = COORDINATION) -> int:
    return propose_to_template(draft.id, id_of(key), reason="Bewährt.", by=by, **DEED)


def federal_draft() -> EditionSeen:
    found = draft_for(EDITOR, "federal")
    assert found is not None
    return found


def test_what_was_adapted_goes_into_the_draft_of_the_template_as_it_stands(
    draft: EditionSeen,
) -> None:
    number = propose(draft)

    answer_proposal(number, AS_IT_STANDS, by=EDITOR, **DEED)

    assert content_of(federal_draft().id, "lamp")["title"]["de"] == "Leuchte"
    seen = proposal_for(COORDINATION, number)
    assert (seen.state, seen.answer) == (ProposalState.TAKEN, "Das ist besser.")


def test_what_was_added_keeps_its_id_and_stands_where_it_stood_with_who_offers_it(
    draft: EditionSeen,
) -> None:
    said = rule("bell").model_dump(mode="json", exclude={"id", "key", "kind"})
    bell = insert_node(
        draft.id, "rule-of-use", "bell", said,
        below=id_of("pier"), after=id_of("lamp"), by=COORDINATION, **DEED,
    )  # fmt: skip
    number = propose_to_template(draft.id, bell, reason="Fehlt.", by=COORDINATION, **DEED)

    answer_proposal(number, AS_IT_STANDS, by=EDITOR, **DEED)

    tree = tree_seen(federal_draft())
    assert [tree.nodes[each].key for each in tree.children[id_of("pier")]] == [
        *("lamp", "bell", "rope")
    ]
    assert tree.nodes[bell].key == "bell"


def test_what_was_left_out_is_struck_from_the_draft_of_the_template(draft: EditionSeen) -> None:
    delete_node(draft.id, id_of("rope"), by=COORDINATION, **DEED)
    number = propose(draft, "rope")
    assert proposal_for(EDITOR, number).content is None

    answer_proposal(number, AS_IT_STANDS, by=EDITOR, **DEED)

    assert not NodeOfEdition.objects.filter(edition=federal_draft().id, key="rope").exists()


def test_what_does_not_fit_the_template_is_refused_and_stays_open(draft: EditionSeen) -> None:
    delete_node(draft.id, id_of("write-it-down"), by=COORDINATION, **DEED)
    delete_node(draft.id, id_of("card-lamplighter"), by=COORDINATION, **DEED)
    delete_node(draft.id, id_of("never-alone"), by=COORDINATION, **DEED)
    number = propose(draft, "never-alone")

    with pytest.raises(Faulty):
        answer_proposal(number, AS_IT_STANDS, by=EDITOR, **DEED)

    assert proposal_for(EDITOR, number).state is ProposalState.OPEN
    assert draft_for(EDITOR, "federal") is None


def test_a_declined_one_changes_no_text_and_its_reason_is_read_by_who_proposed(
    draft: EditionSeen,
) -> None:
    number = propose(draft)

    answer_proposal(number, DECLINED, by=EDITOR, **DEED)

    assert draft_for(EDITOR, "federal") is None
    assert [each.answer for each in proposals_of(COORDINATION, "de-by")] == ["Nur bei Ihnen so."]
    with pytest.raises(ImpossibleTransition):
        answer_proposal(number, AS_IT_STANDS, by=EDITOR, **DEED)


def test_an_answer_needs_words_and_only_the_editors_of_the_template_give_it(
    draft: EditionSeen,
) -> None:
    number = propose(draft)

    with pytest.raises(Faulty):
        answer_proposal(number, Answer(state=ProposalState.TAKEN, words=" "), by=EDITOR, **DEED)
    with pytest.raises(NotAllowed):
        answer_proposal(number, AS_IT_STANDS, by=COORDINATION, **DEED)
    with pytest.raises(NoSuchEdition):
        answer_proposal(number + 1, AS_IT_STANDS, by=EDITOR, **DEED)


def test_the_same_node_is_offered_once_until_it_is_answered(draft: EditionSeen) -> None:
    number = propose(draft)

    with pytest.raises(SomebodyWasFaster, match="schon vorgeschlagen"):
        propose(draft)

    answer_proposal(number, DECLINED, by=EDITOR, **DEED)
    assert propose(draft) > number


def test_only_what_deviates_is_proposed_and_only_by_who_keeps_the_text(
    draft: EditionSeen,
) -> None:
    with pytest.raises(NotAllowed, match="Vorzuschlagen gibt es nichts"):
        propose(draft, "beacon")
    with pytest.raises(NotAllowed):
        propose(draft, by=ELSEWHERE)

    assert Proposal.objects.count() == 0


def test_others_do_not_know_of_a_proposal(draft: EditionSeen) -> None:
    number = propose(draft)

    assert len(proposals_to(EDITOR, "federal")) == 1
    assert proposals_to(ELSEWHERE, "federal") == ()
    with pytest.raises(NoSuchEdition):
        proposal_for(ELSEWHERE, number)
