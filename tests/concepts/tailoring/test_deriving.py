"""A Land begins its concept from the federal text, a district its annex from its Land: one deed."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.drafting import (
    change_node,
    delete_node,
    move_node,
    open_draft,
    set_aside,
)
from obhut.concepts.actions.tailoring import derive, offer_template_again, withdraw_template
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Deviation
from obhut.concepts.queries.editions import text_seen
from obhut.concepts.queries.tailoring import tailored, tailored_for
from obhut.kernel.actor import ANYBODY, Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.concept.edition import digest
from obhut.kernel.refusals import Faulty, ImpossibleTransition, NotAllowed, SomebodyWasFaster
from tests.concepts.drafting.lummerland import revision_of
from tests.concepts.tailoring.three_floors import (
    BAVARIA,
    COORDINATION,
    EDITOR,
    ELSEWHERE,
    HAMBURG,
    KEEPER,
    NUREMBERG,
    SAID,
    TUESDAY,
    begun,
    federal,
    id_of,
    in_force,
    isle_in_force,
    next_federal,
    says,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _isle(nothing_loaded: None) -> None:
    isle_in_force()


def test_a_land_begins_with_a_draft_that_says_what_the_template_says() -> None:
    draft = begun()

    assert (draft.concept, draft.number, draft.base) == ("de-by", 1, federal().id)
    assert (draft.is_draft, digest(text_seen(draft))) == (True, federal().digest)
    assert tailored(draft.id).deviating == ()
    assert AuditEvent.objects.filter(kind="concept derived", subject=str(draft.id)).count() == 1


def test_who_sets_the_first_draft_aside_begins_anew_from_what_the_template_says_by_then() -> None:
    first = begun()
    says(first, "lamp", "Eine andere Lampe")
    set_aside(first.id, by=COORDINATION, at=TUESDAY)
    next_federal(("rope", "Tau"))

    anew = open_draft("de-by", by=COORDINATION, at=TUESDAY)

    assert (anew.number, anew.base) == (2, federal().id)
    assert digest(text_seen(anew)) == federal().digest


@pytest.mark.parametrize("by", [ANYBODY, KEEPER, ELSEWHERE, EDITOR])
def test_only_the_coordination_of_the_land_begins_its_concept(by: Actor) -> None:
    with pytest.raises(NotAllowed, match="nur arbeiten, wer DE-BY pflegt"):
        begun(by=by)

    assert Concept.objects.count() == 1


def test_what_was_not_filled_in_is_told_field_by_field_and_nothing_begins() -> None:
    with pytest.raises(Faulty) as refused:
        derive(
            federal().id,
            BAVARIA,
            {"title_de": " ", "owner": "x" * 201},
            by=COORDINATION,
            at=TUESDAY,
        )

    assert [fault.field for fault in refused.value.faults] == ["title_de", "owner"]
    assert Concept.objects.count() == 1


def test_an_area_has_one_concept_and_the_second_who_begins_is_told() -> None:
    begun()

    with pytest.raises(SomebodyWasFaster, match="hat schon ein Konzept"):
        begun()


def test_a_withdrawn_template_is_no_longer_derived_from_and_what_was_derived_stays() -> None:
    draft = begun()
    withdraw_template("federal", by=EDITOR, at=TUESDAY)

    with pytest.raises(NotAllowed, match="wurde zurückgezogen"):
        begun(HAMBURG, by=ELSEWHERE)
    with pytest.raises(ImpossibleTransition):
        withdraw_template("federal", by=EDITOR, at=TUESDAY)
    says(draft, "lamp", "Leuchte")
    assert tailored(draft.id).count(NodeStanding.ADAPTED) == 1

    offer_template_again("federal", by=EDITOR, at=TUESDAY)
    assert begun(HAMBURG, by=ELSEWHERE).concept == "de-hh"


def test_nobody_withdraws_the_template_of_others() -> None:
    with pytest.raises(NotAllowed):
        withdraw_template("federal", by=COORDINATION, at=TUESDAY)
    with pytest.raises(NoSuchEdition):
        withdraw_template("nowhere", by=EDITOR, at=TUESDAY)


def test_a_district_derives_from_its_land_and_not_from_the_federation_or_another_land() -> None:
    land = in_force(begun())
    other = in_force(begun(HAMBURG, by=ELSEWHERE), by=ELSEWHERE)

    with pytest.raises(NotAllowed, match="ein Kreis oder Bezirk vom Konzept seines Landes"):
        derive(federal().id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)
    with pytest.raises(NotAllowed, match="liegt nicht dort"):
        derive(other.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)

    annex = derive(land.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)
    assert (annex.concept, annex.base, annex.kind) == ("kreis-09564", land.id, "annex")
    with pytest.raises(NotAllowed):
        derive(annex.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)


def test_nobody_derives_from_a_draft() -> None:
    draft = begun()

    with pytest.raises(NotAllowed, match="der in Kraft ist"):
        derive(draft.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)


def test_on_all_three_floors_fixed_nodes_are_locked_and_the_rest_is_free() -> None:
    land_draft = begun()
    says(land_draft, "lamp", "Leuchte")
    land = in_force(land_draft)
    annex = derive(land.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)

    fixed, seen = id_of("beacon"), revision_of(annex.id, "beacon")
    deed: dict[str, Any] = {"by": KEEPER, "at": TUESDAY}
    with pytest.raises(NotAllowed):
        change_node(annex.id, fixed, {"force": "information"}, seen=seen, **deed)
    with pytest.raises(NotAllowed):
        delete_node(annex.id, fixed, **deed)
    with pytest.raises(NotAllowed):
        move_node(annex.id, fixed, below=id_of("hills"), after=None, **deed)
    says(annex, "lamp", "Fackel", by=KEEPER)
    delete_node(annex.id, id_of("rope"), by=KEEPER, at=TUESDAY)

    found = tailored(annex.id)
    assert {str(found.node(each).key): found.standings[each].value for each in found.deviating} == {
        "lamp": "adapted",
        "rope": "omitted",
    }


def test_what_a_land_inherited_is_no_deviation_of_the_district() -> None:
    land_draft = begun()
    says(land_draft, "lamp", "Leuchte")
    land = in_force(land_draft)

    annex = derive(land.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)

    assert tailored(annex.id).deviating == ()
    assert text_seen(annex).by_key["lamp"].title.de == "Leuchte"


def test_behind_counts_what_the_template_changed_took_in_and_struck() -> None:
    draft = begun()
    assert len(tailored(draft.id).behind) == 0

    next_federal(("lamp", "Laterne"), ("rope", "Tau"), without="beacon")

    found = tailored_for(COORDINATION, "de-by")
    assert {
        each: each in found.behind for each in map(id_of, ("lamp", "rope", "beacon", "pier"))
    } == {
        id_of("lamp"): True,
        id_of("rope"): True,
        id_of("beacon"): True,
        id_of("pier"): False,
    }
    assert (len(found.behind), found.newest) == (3, federal())


def test_a_text_that_derives_from_none_has_no_overview() -> None:
    with pytest.raises(NoSuchEdition, match="derived from none"):
        tailored_for(EDITOR, "federal")
    with pytest.raises(NoSuchEdition):
        tailored_for(ANYBODY, "de-by")


def test_the_reasons_of_a_frozen_edition_are_closed_by_the_database() -> None:
    draft = begun()
    says(draft, "lamp", "Leuchte")
    Deviation.objects.create(
        edition_id=draft.id,
        node=id_of("lamp"),
        reason="So",
        decided_by="Leitung",
        decided_on=TUESDAY.date(),
    )
    in_force(draft)

    with pytest.raises(DatabaseError), transaction.atomic():
        Deviation.objects.update(reason="Anders")
