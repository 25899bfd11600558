"""A Land follows its template: opened, decided over days, made a draft in one deed, or given up."""

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.drafting import delete_node, open_draft
from obhut.concepts.actions.merging import abandon_merge, accept_listed, apply_merge, open_merge
from obhut.concepts.actions.merging.deciding import mark_of
from obhut.concepts.actions.tailoring import derive
from obhut.concepts.enums import EditionState, MergeState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Edition, Merge, Unsaved
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.concepts.queries.merging import closed_merges_for, open_merge_for
from obhut.concepts.queries.tailoring import newest_of, tailored
from obhut.kernel.actor import ANYBODY, Actor
from obhut.kernel.concept.merging import Pick
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.build import node
from tests.concepts.merging.behind import BAVARIA, behind, decide, item, merging
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    EDITOR,
    ELSEWHERE,
    KEEPER,
    NUREMBERG,
    SAID,
    TUESDAY,
    WHY,
    id_of,
    in_force,
    next_federal,
    says,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _behind(nothing_loaded: None) -> None:
    behind()


def opened(by: Actor = COORDINATION) -> None:
    open_merge(BAVARIA, by=by, at=TUESDAY)


def accept(by: Actor = COORDINATION) -> int:
    shown = mark_of(merging().merged.listed)
    return accept_listed(BAVARIA, shown=shown, by=by, at=TUESDAY)


def titles(edition: EditionSeen) -> dict[str, str]:
    tree = tree_seen(edition)
    return {each.key: each.title.de for each in tree.nodes.values()}


def events(kind: str) -> int:
    return AuditEvent.objects.filter(kind=kind).count()


def test_what_both_touched_waits_and_what_the_template_alone_changed_is_listed() -> None:
    opened()

    merged = merging().merged

    assert [each.name for each in merged.waiting] == [f"{id_of('lamp')}:title.de"]
    assert [(each.node, each.path) for each in merged.listed] == [
        (id_of("rope"), "title.de"),
        (node("compass", "section").id, "node"),
    ]


def test_two_who_open_one_at_once_get_the_same() -> None:
    opened()
    opened()

    assert (Merge.objects.count(), events("merge opened")) == (1, 1)


def test_where_the_template_says_nothing_new_there_is_nothing_to_merge() -> None:
    with pytest.raises(NotAllowed, match="nichts Neues"):
        open_merge("federal", by=EDITOR, at=TUESDAY)

    assert Merge.objects.count() == 0


@pytest.mark.parametrize("by", [ANYBODY, ELSEWHERE])
def test_whoever_may_not_know_of_the_text_does_not_learn_of_its_merge(by: Actor) -> None:
    opened()

    with pytest.raises(NoSuchEdition):
        open_merge_for(by, BAVARIA)
    with pytest.raises(NoSuchEdition):
        apply_merge(BAVARIA, by=by, at=TUESDAY)


def test_a_merge_becomes_a_draft_that_follows_the_new_edition() -> None:
    opened()
    decide("title.de", Pick.OTHER, value="Leuchte an der Mole")
    accept()

    draft = apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)

    federal = newest_of("federal")
    assert federal is not None
    assert (draft.is_draft, draft.number, draft.base) == (True, 2, federal.id)
    found = titles(draft)
    assert (found["lamp"], found["rope"], "compass" in found) == (
        "Leuchte an der Mole",
        "Tau",
        True,
    )
    assert tailored(draft.id).reasons == {id_of("lamp"): WHY}
    assert (len(tailored(draft.id).behind), tailored(draft.id).lacking) == (0, ())
    assert events("merge applied") == 1
    assert open_merge_for(COORDINATION, BAVARIA) is None
    (closed,) = closed_merges_for(COORDINATION, BAVARIA)
    assert (closed.state, closed.result) == (MergeState.APPLIED, draft)


def test_a_reason_for_what_no_longer_deviates_stays_behind() -> None:
    opened()
    decide("title.de", Pick.TEMPLATE)
    accept()

    draft = apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)

    assert dict(tailored(draft.id).reasons).keys() == set(tailored(draft.id).deviating)


def test_nothing_becomes_a_draft_while_something_waits() -> None:
    opened()

    with pytest.raises(NotAllowed, match="1 Punkt wartet"):
        apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    decide("title.de", Pick.OWN)
    with pytest.raises(NotAllowed, match="noch nicht übernommen"):
        apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)

    assert Edition.objects.filter(concept__key=BAVARIA).count() == 1


def test_the_draft_there_was_is_in_the_result_and_stays_readable() -> None:
    draft = open_draft(BAVARIA, by=COORDINATION, at=TUESDAY)
    says(draft, "pier", "Mole")
    Unsaved.objects.create(
        edition_id=draft.id,
        node=id_of("rope"),
        person=COORDINATION.person,
        given={},
        on_revision=1,
        at=TUESDAY,
    )
    opened()
    decide("title.de", Pick.OWN)
    accept()

    result = apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)

    assert titles(result)["pier"] == "Mole"
    assert edition_by_id(draft.id).state is EditionState.SET_ASIDE
    kept = Unsaved.objects.get(edition_id=result.id)
    assert (kept.node, kept.on_revision) == (id_of("rope"), 0)


def test_who_goes_on_with_the_draft_meanwhile_loses_no_decision_but_that_of_the_node_they_change() -> (
    None
):
    opened()
    decide("title.de", Pick.OWN)
    accept()
    draft = open_draft(BAVARIA, by=COORDINATION, at=TUESDAY)

    says(draft, "pier", "Mole")
    nothing_open = [each.name for each in merging().merged.items if each.is_open]
    says(draft, "lamp", "Lampe")

    assert nothing_open == []
    assert [each.name for each in merging().merged.items if each.is_open] == [
        f"{id_of('lamp')}:title.de"
    ]


def test_a_node_deleted_below_while_it_is_changed_above_waits_for_a_person() -> None:
    draft = open_draft(BAVARIA, by=COORDINATION, at=TUESDAY)
    delete_node(draft.id, id_of("rope"), by=COORDINATION, at=TUESDAY)
    opened()

    waiting = {each.name: each.case.value for each in merging().merged.waiting}

    assert waiting[f"{id_of('rope')}:node"] == "omitted_changed"


def test_two_who_decide_the_same_item_do_not_overwrite_each_other() -> None:
    opened()
    decide("title.de", Pick.OWN)

    with pytest.raises(SomebodyWasFaster, match="inzwischen entschieden"):
        decide("title.de", Pick.TEMPLATE, before=None)
    decide("title.de", Pick.OWN, before=None)

    assert item("title.de").effective is Pick.OWN
    assert events("merge item decided") == 2


def test_what_was_decided_about_other_sides_than_those_that_stand_is_refused() -> None:
    opened()

    with pytest.raises(SomebodyWasFaster, match="geändert"):
        decide("title.de", Pick.OWN, fingerprint="0" * 64)
    with pytest.raises(SomebodyWasFaster, match="Liste hat sich"):
        accept_listed(BAVARIA, shown="0" * 64, by=COORDINATION, at=TUESDAY)

    assert [each for each in merging().merged.items if each.picked] == []


@pytest.mark.parametrize(("value", "says"), [(" ", "leer"), ("x" * 4001, "4000")])
def test_own_words_fit_the_field_like_any_others(value: str, says: str) -> None:
    opened()

    with pytest.raises(Faulty) as refused:
        decide("title.de", Pick.OTHER, value=value)

    assert says in refused.value.faults[0].de
    assert item("title.de").is_open


def test_what_is_not_offered_cannot_be_chosen() -> None:
    opened()

    with pytest.raises(NotAllowed):
        decide("title.de", Pick.MERGED)


def test_a_template_that_goes_on_meanwhile_is_never_mixed_in() -> None:
    opened()
    decide("title.de", Pick.OWN)
    accept()
    next_federal(("rope", "Seil"))

    was_overtaken = merging().is_overtaken
    draft = apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    opened()

    assert was_overtaken
    assert titles(draft)["rope"] == "Tau"
    assert [each.case.value for each in merging().merged.listed if each.path == "title.de"] != []


def test_given_up_it_leaves_everything_as_it_was_and_can_be_opened_anew() -> None:
    opened()
    decide("title.de", Pick.OWN)

    abandon_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    with pytest.raises(SomebodyWasFaster, match="vorbei"):
        abandon_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    opened()

    assert Edition.objects.filter(concept__key=BAVARIA).count() == 1
    assert item("title.de").is_open
    assert events("merge abandoned") == 1


def test_a_district_follows_its_land_as_the_land_follows_the_template() -> None:
    land = newest_of(BAVARIA)
    assert land is not None
    annex = derive(land.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)
    in_force(annex, by=KEEPER)
    opened()
    decide("title.de", Pick.OWN)
    accept()
    in_force(apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY))

    merge = open_merge("kreis-09564", by=KEEPER, at=TUESDAY)

    assert merge.merged.waiting == ()
    assert len(merge.merged.listed) == 2
