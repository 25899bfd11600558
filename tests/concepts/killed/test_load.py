"""A load that is ended by force, at whatever moment, leaves the old edition in force."""

from datetime import timedelta

import pytest

from obhut.audit.models import AuditEvent
from obhut.cli.format import canonical_files
from obhut.concepts.actions import load_content
from obhut.concepts.models import Edition
from obhut.concepts.queries import edition_in_force, files_in_force
from obhut.directory.models import Generation
from obhut.kernel.actor import INSTALLATION
from obhut.knowledge.queries import in_force
from tests.concepts.killed.killing import kill_at
from tests.conftest import LOADED_AT
from tests.lummerland import content_files

MOMENTS = (
    'INSERT INTO "concepts_nodeofedition"',  # half of it is there
    'UPDATE "concepts_edition" SET "state" = \'in_force\'',  # in force, the directory is not
    'UPDATE "directory_generation" SET "active" = true',  # all but the last line of the record
)


def changed() -> dict[str, str]:
    """Lummerland with one word and one desk changed."""
    files = content_files()
    steps, desks = "federal/01-lummerland.yaml", "directory/desks.yaml"
    return files | {
        steps: files[steps].replace("number: '3'", "number: '4'"),
        desks: files[desks].replace("on_call: watch", "deputy: watch"),
    }


def load_changed() -> None:
    load_content(changed(), by=INSTALLATION, at=LOADED_AT + timedelta(days=1))


def rows() -> tuple[int, int, int]:
    return Edition.objects.count(), Generation.objects.count(), AuditEvent.objects.count()


@pytest.mark.usefixtures("copied")
def test_whenever_a_load_is_killed_the_old_edition_answers_and_the_next_load_works() -> None:
    load_content(content_files(), by=INSTALLATION, at=LOADED_AT)
    before, files, counted = edition_in_force(), files_in_force(), rows()

    for moment in MOMENTS:
        kill_at(moment, load_changed)

        assert (edition_in_force(), files_in_force(), rows()) == (before, files, counted)
        assert in_force().mechanism.steps["look-again"].facts.number == "3"

    load_changed()
    assert files_in_force() == canonical_files(changed())
    assert rows() == (counted[0] + 1, counted[1] + 1, counted[2] + 2)
