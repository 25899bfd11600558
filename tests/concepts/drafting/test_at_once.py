"""Several at once on one draft, each with a connection of their own: nothing is lost or overwritten."""

from threading import Event
from uuid import UUID

import pytest
from django.db import transaction

from obhut.audit.queries import check_record
from obhut.concepts.actions.drafting import (
    change_node,
    delete_node,
    load_files,
    move_node,
    open_draft,
    undo,
)
from obhut.concepts.errors import ChangedMeanwhile
from obhut.concepts.models import Edition, NodeChange, NodeOfEdition
from obhut.concepts.queries.editions import edition_by_id, text_seen, tree_seen
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.record import Whole
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from tests.concepts.drafting.lummerland import (
    EDITOR,
    OTHER_EDITOR,
    TUESDAY,
    content_of,
    files_of,
    id_of,
    isle_in_force,
    last_change,
    opened,
    revision_of,
    seen_again,
)
from tests.directory.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 30


@pytest.fixture(autouse=True)
def isle(db: None) -> None:
    isle_in_force()


def titled(draft: UUID, key: str, title: str, seen: int = 1) -> int:
    said = {"title": {"de": title, "en": title}}
    return change_node(draft, id_of(key), said, seen=seen, by=EDITOR, at=TUESDAY)


def moved(draft: UUID, key: str, below: str, after: str | None = None) -> None:
    behind = id_of(after) if after else None
    move_node(draft, id_of(key), below=id_of(below), after=behind, by=OTHER_EDITOR, at=TUESDAY)


def whole() -> EditionText:
    """The draft as it is; refused, if it were not what its own files say."""
    draft = seen_again()
    assert read_edition(files_of(draft)) == text_seen(draft)
    return text_seen(draft)


def test_two_who_open_a_draft_at_once_get_the_same() -> None:
    done = at_once(*[lambda: open_draft("federal", by=EDITOR, at=TUESDAY)] * 4)

    assert len({each.result().id for each in done}) == 1
    assert Edition.objects.filter(state="draft").count() == 1


@pytest.mark.parametrize("_round", range(5))
def test_of_two_who_save_the_same_node_one_is_told_what_the_other_wrote(_round: int) -> None:
    draft = opened()

    done = at_once(
        lambda: titled(draft.id, "lamp", "Laterne"), lambda: titled(draft.id, "lamp", "Leuchte")
    )

    (refused,) = [each.exception() for each in done if each.exception()]
    (won,) = [each.result() for each in done if not each.exception()]
    assert isinstance(refused, ChangedMeanwhile)
    assert (refused.present, refused.revision) == (content_of(draft.id, "lamp"), won)
    assert NodeChange.objects.count() == 1


def test_who_saves_different_nodes_at_once_loses_nothing() -> None:
    draft = opened()
    keys = ("lamp", "rope", "beacon", "pier", "tell", "advice", "harbour", "hills")

    done = at_once(*(lambda key=key: titled(draft.id, key, f"{key} neu") for key in keys))

    assert [each.exception() for each in done] == [None] * len(keys)
    assert [whole().by_key[key].title.de for key in keys] == [f"{key} neu" for key in keys]
    assert seen_again().revision == max(each.result() for each in done)
    assert isinstance(check_record(), Whole)


@pytest.mark.parametrize("_round", range(5))
def test_of_two_moves_that_would_close_a_circle_one_is_refused(_round: int) -> None:
    draft = opened()

    done = at_once(
        lambda: moved(draft.id, "harbour", "hills"), lambda: moved(draft.id, "hills", "harbour")
    )

    assert [type(each.exception()) for each in done if each.exception()] == [Faulty]
    assert len(whole().chapters) == 2


def test_moves_changes_and_deletions_at_once_leave_a_whole_text() -> None:
    draft = opened()

    at_once(
        lambda: moved(draft.id, "lamp", "hills"),
        lambda: moved(draft.id, "rope", "harbour", "beacon"),
        lambda: titled(draft.id, "lamp", "Laterne"),
        lambda: delete_node(draft.id, id_of("pier"), by=EDITOR, at=TUESDAY),
        lambda: moved(draft.id, "beacon", "pier"),
        lambda: moved(draft.id, "hills", "harbour"),
    )

    places = NodeOfEdition.objects.filter(edition=draft.id).values_list("chapter", "place")
    chapters = sorted({chapter for chapter, _place in places})
    assert chapters == list(range(1, len(chapters) + 1))
    assert len(set(places)) == len(places)
    assert whole()


@pytest.mark.parametrize("_round", range(5))
def test_a_node_is_not_deleted_while_another_one_begins_to_name_it(_round: int) -> None:
    draft = opened()
    facts = content_of(draft.id, "rope")["facts"] | {"step": "get-help"}

    at_once(
        lambda: change_node(
            draft.id, id_of("rope"), {"facts": facts}, seen=1, by=EDITOR, at=TUESDAY
        ),
        lambda: delete_node(draft.id, id_of("get-help"), by=OTHER_EDITOR, at=TUESDAY),
    )

    assert whole().by_key["get-help"].kind == "step"


@transaction.atomic
def half_done(draft: UUID) -> None:
    titled(draft, "lamp", "Laterne")
    moved(draft, "pier", "hills")
    assert tree_seen(seen_again()).nodes[id_of("lamp")].title.de == "Laterne"
    raise ConnectionError


def test_a_change_that_the_line_was_cut_off_from_is_written_whole_or_not_at_all() -> None:
    draft = opened()

    with pytest.raises(ConnectionError):
        half_done(draft.id)

    assert seen_again() == draft
    assert whole().by_key["lamp"].title.de == "lamp"
    assert NodeChange.objects.count() == 0
    assert titled(draft.id, "lamp", "Leuchte") == revision_of(draft.id, "lamp")
    assert whole().by_key["lamp"].title.de == "Leuchte"


def test_of_two_who_take_the_same_change_back_one_is_told_that_it_was() -> None:
    draft = opened()
    titled(draft.id, "lamp", "Laterne")
    change = last_change()

    done = at_once(*[lambda: undo(change, by=EDITOR, at=TUESDAY)] * 2)

    assert [type(each.exception()) for each in done if each.exception()] == [SomebodyWasFaster]
    assert whole().by_key["lamp"].title.de == "lamp"


def test_files_and_keystrokes_at_once_never_overwrite_each_other() -> None:
    draft = opened()
    files = files_of(draft)
    edited = {name: text.replace("de: rope", "de: Leine") for name, text in files.items()}

    done = at_once(
        lambda: load_files(draft.id, edited, seen=draft.revision, by=EDITOR, at=TUESDAY),
        lambda: titled(draft.id, "lamp", "Laterne"),
    )

    by_file, by_hand = (each.exception() for each in done)
    assert by_hand is None
    assert whole().by_key["lamp"].title.de == "Laterne"
    assert by_file is None or isinstance(by_file, SomebodyWasFaster)
    assert (whole().by_key["rope"].title.de == "Leine") == (by_file is None)


def test_who_reads_while_others_write_sees_one_whole_text() -> None:
    draft = opened()
    over = Event()

    def reads() -> list[EditionText]:
        seen = []
        while not over.wait(0.01):
            seen.append(text_seen(edition_by_id(draft.id)))
        return seen

    def writes() -> None:
        for turn in range(20):
            moved(draft.id, "pier", "hills" if turn % 2 == 0 else "harbour")
            titled(draft.id, "lamp", f"Laterne {turn}", seen=revision_of(draft.id, "lamp"))
        over.set()

    reading, writing = at_once(reads, writes)

    assert writing.exception() is None
    assert {len(list(text.all_nodes())) for text in reading.result() or ()} == {
        len(list(text_seen(draft).all_nodes()))
    }
    assert whole().by_key["lamp"].title.de == "Laterne 19"
