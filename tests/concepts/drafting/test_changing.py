"""Opening a draft and changing what its nodes say."""

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.drafting import change_node, open_draft, set_aside, undo
from obhut.concepts.actions.force import come_into_force
from obhut.concepts.errors import ChangedMeanwhile, NoSuchEdition
from obhut.concepts.models import Edition, NodeChange
from obhut.concepts.queries.editions import edition_for, text_seen, tree_seen
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.cast import CEM
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    EDITOR,
    OTHER_EDITOR,
    READER,
    TUESDAY,
    content_of,
    derived,
    files_of,
    id_of,
    isle_in_force,
    last_change,
    opened,
    revision_of,
    seen_again,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]
NEW = {"title": {"de": "Laterne", "en": "Lantern"}}


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def test_a_draft_is_a_copy_of_what_is_in_force_with_the_next_number() -> None:
    draft = opened()

    assert (draft.number, draft.state, draft.is_draft) == (2, "draft", True)
    assert files_of(draft) == files_of(edition_for(None, "federal", 1))


def test_opening_a_draft_again_opens_the_same() -> None:
    first, second = opened(), opened(OTHER_EDITOR)

    assert first.id == second.id
    assert AuditEvent.objects.filter(kind="draft opened").count() == 1


def test_a_draft_set_aside_is_followed_by_another_one_from_what_is_in_force() -> None:
    first = opened()
    change_node(first.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)

    set_aside(first.id, by=EDITOR, at=TUESDAY)
    second = opened()

    assert (second.number, files_of(second)) == (3, files_of(edition_for(None, "federal", 1)))
    with pytest.raises(SomebodyWasFaster):
        change_node(first.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)


@pytest.mark.parametrize(("who", "refusal"), [(CEM, NoSuchEdition), (READER, NotAllowed)])
def test_only_its_editors_open_or_change_a_draft(who: object, refusal: type[Exception]) -> None:
    draft = opened()

    with pytest.raises(refusal):
        open_draft("federal", by=who, at=TUESDAY)  # type: ignore[arg-type]  # whoever it is
    with pytest.raises(refusal):
        change_node(draft.id, id_of("lamp"), NEW, seen=1, by=who, at=TUESDAY)  # type: ignore[arg-type]  # whoever it is

    assert NodeChange.objects.count() == 0


def test_a_change_says_before_and_after_and_raises_both_revisions() -> None:
    draft = opened()
    before = content_of(draft.id, "lamp")

    revision = change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)

    change = NodeChange.objects.get()
    assert (change.before, change.after) == ({"content": before}, {"content": before | NEW})
    assert revision == revision_of(draft.id, "lamp") == seen_again().revision == change.pk
    assert tree_seen(seen_again()).nodes[id_of("lamp")].title.de == "Laterne"
    assert AuditEvent.objects.filter(kind="node changed").count() == 1


def test_the_second_of_two_editors_is_told_what_stands_there_now() -> None:
    draft = opened()
    first = change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_node(
            draft.id,
            id_of("lamp"),
            {"title": {"de": "Leuchte", "en": "Light"}},
            seen=1,
            by=OTHER_EDITOR,
            at=TUESDAY,
        )

    assert refused.value.present == content_of(draft.id, "lamp")
    assert refused.value.present["title"] == NEW["title"]
    assert refused.value.revision == first


def test_whoever_lost_the_answer_saves_again_and_nothing_is_written_twice() -> None:
    draft = opened()
    first = change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)

    again = change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)

    assert again == first
    assert NodeChange.objects.count() == 1


def test_every_fault_is_told_at_its_field_and_nothing_is_changed() -> None:
    draft = opened()
    said = {
        "title": {"de": "", "en": "Tell"},
        "facts": content_of(draft.id, "tell")["facts"]
        | {"terms": ["never"], "calls": ["youth-office", "piracy"], "wrong": 1},
    }

    with pytest.raises(Faulty) as refused:
        change_node(draft.id, id_of("tell"), said, seen=1, by=EDITOR, at=TUESDAY)

    assert sorted(fault.field for fault in refused.value.faults) == ["facts.wrong", "title.de"]
    assert {fault.where for fault in refused.value.faults} == {"tell"}
    assert seen_again() == draft


def test_a_reference_to_what_the_draft_does_not_have_is_a_fault() -> None:
    draft = opened()
    facts = content_of(draft.id, "tell")["facts"] | {"terms": ["never"], "calls": ["piracy"]}

    with pytest.raises(Faulty) as refused:
        change_node(draft.id, id_of("tell"), {"facts": facts}, seen=1, by=EDITOR, at=TUESDAY)

    assert [fault.field for fault in refused.value.faults] == ["facts.calls.0", "facts.terms.0"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("id", "00000000-0000-4000-8000-000000000001"),
        ("key", "beam"),
        ("kind", "goal"),
        ("under", "hills"),
    ],
)
def test_what_others_know_a_node_by_is_never_changed(name: str, other: str) -> None:
    draft = opened()

    with pytest.raises(Faulty) as refused:
        change_node(draft.id, id_of("lamp"), {name: other}, seen=1, by=EDITOR, at=TUESDAY)

    assert [fault.field for fault in refused.value.faults] == [name]


def test_a_change_is_undone_and_the_undoing_too() -> None:
    draft = opened()
    before = files_of(draft)
    change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)
    changed = files_of(seen_again())

    undo(last_change(), by=OTHER_EDITOR, at=TUESDAY)
    undone = files_of(seen_again())
    undo(last_change(), by=EDITOR, at=TUESDAY)

    assert undone == before
    assert files_of(seen_again()) == changed


def test_a_change_that_another_one_followed_is_not_undone() -> None:
    draft = opened()
    seen = change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)
    first = last_change()
    change_node(draft.id, id_of("lamp"), {"force": "information"}, seen=seen, by=EDITOR, at=TUESDAY)
    second = last_change()

    with pytest.raises(SomebodyWasFaster):
        undo(first, by=EDITOR, at=TUESDAY)
    undo(second, by=EDITOR, at=TUESDAY)
    undo(first, by=EDITOR, at=TUESDAY)

    assert files_of(seen_again()) == files_of(edition_for(None, "federal", 1))


def test_what_the_template_fixed_is_not_changed_by_who_derives_from_it() -> None:
    draft = derived()

    with pytest.raises(NotAllowed, match="durch die Vorlage festgelegt"):
        change_node(draft.id, id_of("beacon"), NEW, seen=1, by=COORDINATION, at=TUESDAY)

    assert change_node(draft.id, id_of("rope"), NEW, seen=1, by=COORDINATION, at=TUESDAY) > 1


def test_the_text_in_force_is_what_was_last_written_into_its_draft() -> None:
    draft = opened()
    text_of_the_draft = text_seen(draft)
    change_node(draft.id, id_of("lamp"), NEW, seen=1, by=EDITOR, at=TUESDAY)
    row = Edition.objects.get(pk=draft.id)
    row.state = "approved"
    row.save()
    come_into_force(row, by=EDITOR, at=TUESDAY)

    assert text_of_the_draft.by_key["lamp"].title.de == "lamp"
    assert text_seen(edition_for(None, "federal", 2)).by_key["lamp"].title.de == "Laterne"
