"""Each deviation keeps its reason, its ground, who decided and when; what lacks one is listed."""

from dataclasses import replace
from datetime import date

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.drafting import delete_node, open_draft, undo
from obhut.concepts.actions.tailoring import decide_deviation, take_back_deviation
from obhut.concepts.models import Deviation, NodeChange
from obhut.concepts.queries.deviations import DeviationSeen, deviations_of
from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.tailoring import reasons_missing, tailored
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    ELSEWHERE,
    KEEPER,
    TUESDAY,
    WHY,
    begun,
    federal,
    id_of,
    in_force,
    isle_in_force,
    says,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(nothing_loaded: None) -> EditionSeen:
    """One node adapted, one left out."""
    isle_in_force()
    begun_one = begun()
    says(begun_one, "lamp", "Leuchte")
    delete_node(begun_one.id, id_of("rope"), by=COORDINATION, at=TUESDAY)
    return begun_one


def decide(
    draft: EditionSeen,
    key: str = "lamp",
    said: DeviationSeen = WHY,
    *,
    seen: str = "",
    by: Actor = COORDINATION,
) -> None:
    decide_deviation(draft.id, id_of(key), said, seen=seen, by=by, at=TUESDAY)


def missing(draft: EditionSeen) -> list[str]:
    return [node.key for node in reasons_missing(draft.id)]


def test_what_is_adapted_or_left_out_lacks_its_reason_until_it_is_written_down(
    draft: EditionSeen,
) -> None:
    assert missing(draft) == ["lamp", "rope"]

    decide(draft)
    assert missing(draft) == ["rope"]

    decide(draft, "rope")
    assert missing(draft) == []
    assert deviations_of(draft.id) == {id_of("lamp"): WHY, id_of("rope"): WHY}
    assert AuditEvent.objects.filter(kind="deviation decided").count() == 2


def test_a_template_lacks_no_reason(draft: EditionSeen) -> None:
    assert reasons_missing(federal().id) == ()


def test_an_inherited_node_needs_none_and_takes_none(draft: EditionSeen) -> None:
    with pytest.raises(NotAllowed, match="nicht nötig"):
        decide(draft, "beacon")

    assert Deviation.objects.count() == 0


def test_a_reason_without_words_without_decider_or_from_tomorrow_is_refused_whole(
    draft: EditionSeen,
) -> None:
    with pytest.raises(Faulty) as refused:
        decide(
            draft,
            said=replace(WHY, reason=" ", decided_by="", decided_on=date(2026, 12, 2)),
        )

    assert [fault.field for fault in refused.value.faults] == [
        *("reason", "decided_by", "decided_on")
    ]
    assert Deviation.objects.count() == 0


@pytest.mark.parametrize("by", [KEEPER, ELSEWHERE])
def test_only_who_keeps_the_text_gives_reasons(draft: EditionSeen, by: Actor) -> None:
    with pytest.raises(NotAllowed):
        decide(draft, by=by)


def test_of_two_who_write_a_reason_the_second_is_told_and_nothing_is_overwritten(
    draft: EditionSeen,
) -> None:
    decide(draft)

    with pytest.raises(SomebodyWasFaster, match="Inzwischen"):
        decide(draft, said=replace(WHY, reason="Anders."))

    decide(draft, said=replace(WHY, reason="Anders."), seen=WHY.fingerprint)
    assert deviations_of(draft.id)[id_of("lamp")].reason == "Anders."


def test_a_reason_taken_back_is_missing_again(draft: EditionSeen) -> None:
    decide(draft)

    take_back_deviation(draft.id, id_of("lamp"), seen=WHY.fingerprint, by=COORDINATION, at=TUESDAY)

    assert missing(draft) == ["lamp", "rope"]
    with pytest.raises(NotAllowed, match="keine Begründung"):
        take_back_deviation(draft.id, id_of("lamp"), seen="", by=COORDINATION, at=TUESDAY)


def test_a_reason_for_what_no_longer_deviates_counts_no_more(draft: EditionSeen) -> None:
    decide(draft)
    change = NodeChange.objects.get(edition=draft.id, node=id_of("lamp")).pk
    undo(change, by=COORDINATION, at=TUESDAY)

    found = tailored(draft.id)
    assert [found.node(each).key for each in found.deviating] == ["rope"]
    assert missing(draft) == ["rope"]


def test_reasons_come_along_into_the_next_draft_and_are_frozen_with_the_old_one(
    draft: EditionSeen,
) -> None:
    decide(draft)
    decide(draft, "rope")
    frozen = in_force(draft)

    with pytest.raises(NotAllowed, match="stehen im Entwurf"):
        decide(frozen, seen=WHY.fingerprint)

    following = open_draft("de-by", by=COORDINATION, at=TUESDAY)
    assert (following.number, missing(following)) == (2, [])
