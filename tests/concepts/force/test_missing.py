"""Everything that stands in the way is named at once, with whoever can mend it."""

import pytest

from obhut.concepts.actions import approve, name_approvers, take_back_approval
from obhut.concepts.actions.tailoring import decide_deviation
from obhut.concepts.enums import ApprovedHow
from obhut.concepts.models import Approval, Concept, Edition, Merge, NodeOfEdition, Unsaved
from obhut.concepts.queries.approvals import approvals_of
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.concepts.queries.obstacles import mends, what_is_missing
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.concept.texts import Text
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from obhut.kernel.verifier.about import mended_at
from tests.cast import BELA, CEM
from tests.concepts.drafting.lummerland import id_of
from tests.concepts.force.bavaria import (
    MINISTRY,
    MINUTES,
    OFFICE,
    approved,
    digest_now,
    drafted,
    must_answer_at_night,
    named,
    ready,
)
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY, WHY, says
from tests.web.tailoring.laender import derived, draft, newest

pytestmark = pytest.mark.django_db
AT_THE_OFFICE = Actor(
    person=BELA.person,
    desk=BELA.desk,
    grants=frozenset({Grant(Role.DESK_HOLDER, "desk", "office")}),
)


def in_the_way(draft: EditionSeen) -> list[tuple[str, str, str]]:
    """What, who can mend it, and what it is about."""
    return [
        (
            str(each.obstructs),
            str(each.mends),
            each.finding.rule if each.finding else each.node.key if each.node else "",
        )
        for each in what_is_missing(draft.id, at=TUESDAY).obstacles
    ]


def test_a_draft_that_nobody_approves_needs_somebody_named_first() -> None:
    assert in_the_way(drafted()) == [("approvers", "editor", "")]


def test_each_function_that_is_named_has_to_approve() -> None:
    draft = drafted()
    named(draft, MINISTRY, OFFICE)
    approved(draft, OFFICE)

    (missing,) = what_is_missing(draft.id, at=TUESDAY).obstacles
    assert (missing.mends, missing.approver) == ("approver", MINISTRY)


def test_with_everything_there_nothing_is_missing() -> None:
    assert what_is_missing(ready().id, at=TUESDAY).is_nothing


def test_an_approval_counts_for_the_text_it_was_given_for_alone() -> None:
    draft = ready()
    says(draft, "lamp", "Eine andere Lampe")
    decide_deviation(draft.id, id_of("lamp"), WHY, seen="", by=COORDINATION, at=TUESDAY)

    assert in_the_way(draft) == [("approval", "approver", "")]


def test_a_deviation_without_a_reason_is_in_the_way_until_it_is_written() -> None:
    draft = drafted()
    says(draft, "lamp", "Eine andere Lampe")
    assert ("reason", "editor", "lamp") in in_the_way(draft)

    decide_deviation(draft.id, id_of("lamp"), WHY, seen="", by=COORDINATION, at=TUESDAY)
    assert in_the_way(draft) == [("approvers", "editor", "")]


def test_a_gap_at_night_is_mended_by_whoever_keeps_the_desks() -> None:
    draft = drafted()
    must_answer_at_night(draft)

    assert in_the_way(draft)[0] == ("finding", "keeper", "every-function-answers-at-night")


def test_desks_of_another_land_are_not_in_the_way_of_ours() -> None:
    draft = drafted()
    missing = what_is_missing(draft.id, at=TUESDAY)

    desks = {dict(each.facts).get("desk", "") for each in missing.findings}
    assert desks == {"", "office", "left-bank", "right-bank"}


def test_blank_words_unsaved_input_and_an_open_merge_are_in_the_way() -> None:
    draft = drafted()
    says(draft, "rope", " … ")
    Unsaved.objects.create(
        edition_id=draft.id,
        node=id_of("lamp"),
        person=BELA.person,
        given={},
        on_revision=1,
        at=TUESDAY,
    )
    concept, row = Concept.objects.get(key=draft.concept), Edition.objects.get(pk=draft.id)
    federal = Edition.objects.get(concept__key="federal", state="in_force")
    Merge.objects.create(
        concept=concept,
        ours=row,
        from_base=federal,
        to_base=federal,
        person=BELA.person,
        desk=BELA.desk,
        opened_at=TUESDAY,
    )

    found = in_the_way(draft)
    assert [each for each in found if each[0] in ("empty", "unsaved", "merge")] == [
        ("empty", "editor", "rope"),
        ("unsaved", "editor", "lamp"),
        ("merge", "editor", ""),
    ]


def test_a_node_that_names_what_is_not_there_is_told_and_nothing_else_is_computed_of_it() -> None:
    draft = drafted()
    NodeOfEdition.objects.filter(edition=draft.id, key="night-watch").delete()

    missing = what_is_missing(draft.id, at=TUESDAY)
    assert {str(each.obstructs) for each in missing.obstacles} >= {"fault", "reason"}
    assert missing.findings == ()


def test_a_text_without_a_chapter_says_so() -> None:
    draft = drafted()
    NodeOfEdition.objects.filter(edition=draft.id).delete()

    assert ("empty", "editor", "") in in_the_way(draft)


def test_an_approval_taken_back_is_missing_again_and_stays_written() -> None:
    draft = ready()
    (given,) = approvals_of(draft.id)
    take_back_approval(draft.id, given.id, by=COORDINATION, at=TUESDAY)

    assert in_the_way(draft) == [("approval", "approver", "")]
    assert [each.taken_back_at for each in approvals_of(draft.id)] == [TUESDAY]


def test_an_approval_given_twice_is_one() -> None:
    draft = ready()
    approved(draft, MINISTRY)

    assert Approval.objects.count() == 1


def test_whoever_holds_a_desk_of_the_function_signs_here_and_nobody_else_does() -> None:
    draft = drafted()
    named(draft, OFFICE)
    here = type(MINUTES)(how=ApprovedHow.HERE, reference="Im Haus", approved_on=MINUTES.approved_on)
    seen = digest_now(draft)

    with pytest.raises(NotAllowed, match="Stelle dieser Funktion"):
        approve(draft.id, OFFICE.key, here, seen=seen, by=COORDINATION, at=TUESDAY)
    with pytest.raises(NotAllowed, match="DE-BY"):
        approve(draft.id, OFFICE.key, MINUTES, seen=seen, by=AT_THE_OFFICE, at=TUESDAY)
    approve(draft.id, OFFICE.key, here, seen=seen, by=AT_THE_OFFICE, at=TUESDAY)

    assert what_is_missing(draft.id, at=TUESDAY).is_nothing


def test_an_approval_of_a_text_that_was_changed_meanwhile_is_not_written() -> None:
    draft = ready()
    seen = digest_now(draft)
    says(draft, "lamp", "Eine andere Lampe")

    with pytest.raises(SomebodyWasFaster, match="genau einen Text"):
        approve(draft.id, MINISTRY.key, MINUTES, seen=seen, by=COORDINATION, at=TUESDAY)


def test_what_an_approval_lacks_is_told_field_by_field() -> None:
    draft = drafted()
    empty = type(MINUTES)(
        how=ApprovedHow.LETTER, reference=" ", approved_on=TUESDAY.date().replace(year=2027)
    )

    with pytest.raises(Faulty) as refused:
        approve(draft.id, "wizard", empty, seen=digest_now(draft), by=COORDINATION, at=TUESDAY)
    fields = [each.field for each in refused.value.faults]
    assert fields == ["approver", "reference", "approved_on"]


def test_two_who_name_approvers_at_once_do_not_overwrite_each_other() -> None:
    draft = drafted()
    named(draft, MINISTRY)
    other = type(MINISTRY)(key="police", title=Text(de="Polizei", en="Police"))

    with pytest.raises(SomebodyWasFaster, match="andere Funktionen"):
        name_approvers(draft.concept, [other], seen="of before", by=COORDINATION, at=TUESDAY)
    with pytest.raises(Faulty, match="small letters"):
        named(draft, type(MINISTRY)(key="A B", title=Text(de="x", en="y")))


def test_somebody_without_the_area_names_nobody_and_does_not_learn_of_the_draft() -> None:
    draft = drafted()

    with pytest.raises(Exception, match="no such"):
        name_approvers(draft.concept, [MINISTRY], seen="", by=CEM, at=TUESDAY)


@pytest.mark.usefixtures("loaded")
def test_what_the_template_has_fixed_for_all_is_mended_where_it_is_written() -> None:
    derived()
    land, federal = edition_by_id(draft().pk), newest("federal")

    for finding in what_is_missing(land.id, at=TUESDAY).findings:
        if mended_at(finding) == "sgb8-34":
            assert (mends(finding, land), mends(finding, federal)) == ("template", "editor")
            break
    else:
        pytest.fail("this norm has been compared by now: choose another one")
