"""A draft by file: out, edited by hand, and back; and what nonsense is answered with."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import (
    change_node,
    delete_node,
    keep_files,
    load_files,
    look_at_files,
    open_draft,
    undo,
)
from obhut.concepts.models import Concept, NodeChange
from obhut.concepts.queries.drafts import files_waiting
from obhut.concepts.queries.editions import edition_for, text_seen, tree_seen
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from tests.build import node
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    EDITOR,
    OTHER_EDITOR,
    TUESDAY,
    derived,
    files_of,
    id_of,
    isle_in_force,
    last_change,
    numbered,
    opened,
    revision_of,
    seen_again,
)
from tests.conftest import LOADED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]
HARBOUR, HILLS, ISLE = "02-harbour.yaml", "03-hills.yaml", "01-lummerland.yaml"


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def load(files: Mapping[str, str]) -> None:
    draft = seen_again()
    load_files(draft.id, files, seen=draft.revision, by=EDITOR, at=TUESDAY)


def told(draft: UUID, files: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where each fault is, and what is said."""
    with pytest.raises(Faulty) as refused:
        look_at_files(draft, files, by=EDITOR)
    return [(fault.where, fault.en) for fault in refused.value.faults]


def test_what_was_written_out_and_loaded_back_changes_nothing() -> None:
    draft = opened()

    found = look_at_files(draft.id, files_of(draft), by=EDITOR)
    load(files_of(draft))

    assert found.differences == ()
    assert (seen_again(), NodeChange.objects.count()) == (draft, 0)


def test_the_draft_says_what_the_edited_files_say_byte_for_byte() -> None:
    draft = opened()
    files = files_of(draft)
    before, _under, behind = files[HARBOUR].rpartition("  under: pier\n")
    buoy = EditionText((Chapter(node("buoy", "section"), ()),))
    edited = {
        ISLE: files[ISLE],
        "02-hills.yaml": files[HILLS],
        "03-harbour.yaml": (before + behind).replace("de: lamp", "de: Laterne"),
        "04-buoy.yaml": write_edition(buoy)["01-buoy.yaml"],
    }

    load(edited)

    assert files_of(seen_again()) == edited
    assert (numbered()["hills"], numbered()["rope"], numbered()["buoy"]) == ("2", "3.2", "4")
    assert AuditEvent.objects.filter(kind="draft loaded from files").count() == 1


def test_each_node_that_was_loaded_otherwise_can_be_taken_back() -> None:
    draft = opened()
    before = files_of(draft)
    load(before | {HARBOUR: before[HARBOUR].replace("de: lamp", "de: Laterne")})

    undo(last_change(), by=OTHER_EDITOR, at=TUESDAY)

    assert files_of(seen_again()) == before


def test_a_whole_chapter_that_the_files_leave_out_comes_back_by_one_undoing() -> None:
    draft = opened()
    before = files_of(draft)
    load({name: text for name, text in before.items() if name != HARBOUR})
    without = numbered()

    undo(last_change(), by=EDITOR, at=TUESDAY)

    assert without == {"hills": "2"}
    assert files_of(seen_again()) == before


def test_what_moved_out_of_what_was_deleted_stays_when_that_comes_back() -> None:
    draft = opened()
    files = files_of(draft)
    text = read_edition({HARBOUR: files[HARBOUR]})
    (chapter,) = text.chapters
    kept = tuple(
        each.model_copy(update={"under": None}) for each in chapter.nodes if each.key != "pier"
    )
    edited = write_edition(EditionText((Chapter(chapter.section, kept),)))["01-harbour.yaml"]
    load(files | {HARBOUR: edited})
    (deleted,) = NodeChange.objects.filter(kind="deleted")

    undo(deleted.pk, by=EDITOR, at=TUESDAY)

    assert numbered() | {"pier": "2.1", "lamp": "2.2", "rope": "2.3"} == numbered()


def test_more_than_ninety_nine_chapters_are_read_in_their_order(db: None) -> None:
    chapters = tuple(Chapter(node(f"chapter-{n}", "section"), ()) for n in range(1, 121))
    Concept.objects.create(key="long", kind="land", level="land", area="DE-BY")
    load_edition(EditionText(chapters), concept="long", owner="Bund", by=EDITOR, at=LOADED_AT)
    long = edition_for(None, "long", 1)

    files = write_edition(text_seen(long))
    mixed = {name.lstrip("0"): text for name, text in files.items()}

    assert list(files)[98:100] == ["099-chapter-99.yaml", "100-chapter-100.yaml"]
    assert read_edition(files) == read_edition(mixed) == EditionText(chapters)


@pytest.mark.parametrize(
    ("old", "new", "where", "why"),
    [
        ("key: lamp", "key: lantern", ":29 (lantern)", 'This id belongs to "lamp".'),
        (
            "under: pier",
            "under: rope",
            ":32 (lamp)",
            '"rope" does not stand right above. Possible here: pier.',
        ),
        ("of: signs", "of: stars", ":43 (lamp)", None),
        ("kind: rule-of-use", "kind: wish", ":31 (lamp)", None),
        ("title:", "titel:", ":1 (harbour)", None),
        ("  de: lamp", "  de: [", "", None),
        ("section:", "section: &a", ":1", None),
    ],
)
def test_an_export_edited_into_nonsense_is_refused_with_file_and_line(
    old: str, new: str, where: str, why: str | None
) -> None:
    draft = opened()
    files = files_of(draft)
    assert old in files[HARBOUR]

    faults = told(draft.id, files | {HARBOUR: files[HARBOUR].replace(old, new, 1)})

    assert faults[0][0].startswith(f"{HARBOUR}{where}")
    assert why is None or why == faults[0][1]
    assert seen_again() == draft


def test_an_id_stays_with_its_key_and_its_kind() -> None:
    draft = opened()
    files = files_of(draft)
    other = files[HARBOUR].replace(str(id_of("lamp")), str(uuid4()))

    assert [why for _where, why in told(draft.id, files | {HARBOUR: other})] == [
        f'"lamp" has the id {id_of("lamp")}; it stays.'
    ]


@pytest.mark.parametrize("files", [{}, {"01-x.yaml": ""}, {"01-x.yaml": "nodes: 3"}])
def test_nothing_is_no_draft(files: dict[str, str]) -> None:
    draft = opened()

    assert len(told(draft.id, files)) == 1
    assert seen_again() == draft


def test_files_are_not_taken_over_into_a_draft_that_was_changed_after_the_look() -> None:
    draft = opened()
    files = files_of(draft)
    title = {"title": {"de": "Leine", "en": "Line"}}
    change_node(draft.id, id_of("rope"), title, seen=1, by=OTHER_EDITOR, at=TUESDAY)

    with pytest.raises(SomebodyWasFaster, match="noch einmal ansehen"):
        load_files(draft.id, files, seen=draft.revision, by=EDITOR, at=TUESDAY)

    seen = look_at_files(draft.id, files, by=EDITOR, exported=draft.revision)
    assert seen.meanwhile == {id_of("rope")}
    assert revision_of(draft.id, "rope") == seen_again().revision


def test_files_wait_for_whoever_handed_them_in_and_are_forgotten_when_loaded() -> None:
    draft = opened()
    files = files_of(draft)

    keep_files(draft.id, files, exported=0, by=EDITOR, at=TUESDAY)
    waiting = files_waiting(draft, EDITOR)
    load(files)

    assert waiting is not None
    assert (waiting.files, waiting.exported) == (files, 0)
    assert files_waiting(draft, OTHER_EDITOR) is None
    assert files_waiting(draft, EDITOR) is None


def test_files_do_not_touch_what_the_template_has_fixed() -> None:
    draft = derived()
    files = files_of(draft)
    lines = files[HARBOUR]
    other = files | {HARBOUR: lines.replace("de: beacon", "de: Bake")}
    omitted = files | {HARBOUR: lines[: lines.index("- id: " + str(id_of("beacon")))]}

    for edited, line in ((other, f"{HARBOUR}:61 (beacon)"), (omitted, "beacon")):
        with pytest.raises(Faulty) as refused:
            look_at_files(draft.id, edited, by=COORDINATION)
        assert [fault.where for fault in refused.value.faults] == [line]
    open_draft("by", by=COORDINATION, at=TUESDAY)
    delete_node(draft.id, id_of("lamp"), by=COORDINATION, at=TUESDAY)
    assert id_of("lamp") not in tree_seen(seen_again("by", COORDINATION)).nodes
