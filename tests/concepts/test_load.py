"""Loading is all or nothing; what is in force never changes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from obhut.audit.models import AuditEvent
from obhut.audit.queries import check_record
from obhut.concepts.actions import load_content
from obhut.concepts.actions.drafting import change_node, open_draft
from obhut.concepts.actions.force import come_into_force
from obhut.concepts.models import Edition, NodeOfEdition
from obhut.concepts.queries import edition_in_force, files_in_force
from obhut.concepts.queries.editions import edition_by_id
from obhut.concepts.queries.obstacles import digest_of_draft
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.record import Whole
from obhut.kernel.refusals import Faulty
from tests.conftest import LOADED_AT

LATER = LOADED_AT + timedelta(days=1)


@pytest.fixture
def changed(files: dict[str, str]) -> dict[str, str]:
    """The content with one word changed."""
    key = next(name for name in files if name.endswith("-steps.yaml"))
    return files | {key: files[key].replace("number: '0'", "number: '00'")}


def test_what_was_loaded_is_exported_byte_for_byte(loaded: None, files: dict[str, str]) -> None:
    assert files_in_force() == files


def test_loading_the_same_again_changes_nothing(loaded: None, files: dict[str, str]) -> None:
    again = load_content(files, by=INSTALLATION, at=LATER)

    assert (again.edition, again.generation) == (None, None)
    assert Edition.objects.filter(concept__key="federal").count() == 1


def test_a_new_text_is_the_next_edition_and_the_old_one_is_past(
    loaded: None, changed: dict[str, str]
) -> None:
    load_content(changed, by=INSTALLATION, at=LATER)

    federal = Edition.objects.filter(concept__key="federal")
    assert list(federal.values_list("number", "state")) == [(1, "past"), (2, "in_force")]


def test_what_people_wrote_and_put_in_force_is_never_undone_by_files(
    loaded: None, files: dict[str, str]
) -> None:
    draft = open_draft("federal", by=INSTALLATION, at=LATER)
    row = NodeOfEdition.objects.get(edition=draft.id, key="step-0")
    content = {"title": {"de": "Zuerst", "en": "First"}}
    change_node(draft.id, row.node, content, seen=row.revision, by=INSTALLATION, at=LATER)
    written = Edition.objects.select_related("concept").get(pk=draft.id)
    written.state, written.digest = "approved", digest_of_draft(edition_by_id(draft.id))
    come_into_force(written, by=INSTALLATION, at=LATER)

    again = load_content(files, by=INSTALLATION, at=LATER)

    assert (again.edition, again.is_kept) == (None, True)
    present = edition_in_force()
    assert present is not None
    assert present.id == draft.id


def test_a_broken_file_changes_nothing_and_every_fault_is_told(
    loaded: None, files: dict[str, str]
) -> None:
    before = edition_in_force()
    broken = files | {"federal/98-x.yaml": "section: [", "federal/99-y.yaml": "nodes: 3"}

    with pytest.raises(Faulty) as refused:
        load_content(broken, by=INSTALLATION, at=LATER)

    assert [fault.where.split(":")[0] for fault in refused.value.faults] == [
        "federal/98-x.yaml",
        "federal/99-y.yaml",
    ]
    assert edition_in_force() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE concepts_nodeofedition SET key = 'other'",
        "DELETE FROM concepts_nodeofedition",
        "UPDATE concepts_edition SET digest = 'other'",
        "DELETE FROM concepts_edition",
        "UPDATE audit_auditevent SET kind = 'other'",
        "DELETE FROM audit_auditevent",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_in_force(
    loaded: None, statement: str
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert NodeOfEdition.objects.filter(key="step-0").count() == 1


def test_the_record_is_chained(loaded: None) -> None:
    events = list(AuditEvent.objects.order_by("pk"))

    digests = [event.digest for event in events]
    assert [event.kind for event in events[:3]] == [
        *("edition put in force", "generation activated", "edition put in force")
    ]
    assert [event.previous for event in events] == ["", *digests[:-1]]
    assert check_record() == Whole(events=len(events), head=digests[-1])
