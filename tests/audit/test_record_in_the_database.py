"""The record as the database keeps it, copied, and checked by somebody who has only the copy."""

import re
import subprocess
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from obhut.audit.actions import record
from obhut.audit.queries import check_record, lines_of_record
from obhut.cli import export_audit, verify_audit
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.record import Broken, Whole, check_lines
from tests.house.tree import DOCS

NIGHT = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
RECIPE = DOCS / "operations" / "record.md"


@pytest.fixture
def three_events(nothing_loaded: None) -> None:
    for number in range(3):
        record(
            "lamp lit",
            subject=f"Insel „Lummerland“ {number}\u2028",
            by=INSTALLATION,
            at=NIGHT + timedelta(microseconds=number),
            facts={"ö": [number, None, {"b": 1, "a": True}], "line": "one\ntwo\x85"},
        )


def tamper(statement: str) -> None:
    """As whoever owns the database could, guard taken off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER audit_append_only")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE audit_auditevent ENABLE TRIGGER audit_append_only")


def copied(folder: Path) -> Path:
    file = folder / "record.txt"
    assert export_audit.run(Namespace(file=file)) == 0
    return file


def by_the_recipe(copy: Path) -> str:
    """What an outsider is told who follows the page and has a shell."""
    page = RECIPE.read_text(encoding="utf-8")
    found = re.search(r"```sh\n(.*?)```", page, re.DOTALL)
    assert found
    told = subprocess.run(
        ["sh", "-c", found[1]], cwd=copy.parent, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() + told.stderr


def test_what_comes_back_from_the_database_is_what_was_chained(three_events: None) -> None:
    found = check_record()

    assert isinstance(found, Whole)
    assert check_lines(lines_of_record()) == found
    assert found.events == 3


@pytest.mark.parametrize(
    ("statement", "event"),
    [
        ("UPDATE audit_auditevent SET subject = 'other' WHERE subject LIKE '%% 1%%'", 2),
        ("UPDATE audit_auditevent SET facts = '{}' WHERE subject LIKE '%% 2%%'", 3),
        ("DELETE FROM audit_auditevent WHERE subject LIKE '%% 0%%'", 1),
        ("DELETE FROM audit_auditevent WHERE subject LIKE '%% 1%%'", 2),
    ],
)
def test_whoever_takes_off_the_guard_is_found_out(
    three_events: None, statement: str, event: int, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(statement.replace("%%", "%"))

    found = check_record()

    assert isinstance(found, Broken)
    assert found.event == event
    assert verify_audit.run(Namespace(copy=None)) == 1
    assert f"database, {event}: " in capsys.readouterr().err


def test_an_end_that_was_cut_off_is_found_with_a_copy(
    three_events: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = copied(tmp_path)
    tamper("DELETE FROM audit_auditevent WHERE subject LIKE '% 2%'")

    assert verify_audit.run(Namespace(copy=None)) == 0
    assert verify_audit.run(Namespace(copy=copy)) == 1
    assert "endet davor" in capsys.readouterr().err


def test_the_record_goes_on_from_an_earlier_copy(
    three_events: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = copied(tmp_path)
    record("lamp put out", subject="Lummerland", by=INSTALLATION, at=NIGHT)

    assert verify_audit.run(Namespace(copy=copy)) == 0
    assert "goes on from it: 3 events" in capsys.readouterr().out


def test_an_outsider_comes_to_the_same_head_with_the_recipe_of_the_page(
    three_events: None, tmp_path: Path
) -> None:
    found = check_record()
    assert isinstance(found, Whole)

    assert by_the_recipe(copied(tmp_path)) == f"whole: 3 events, head {found.head}"


def test_an_outsider_sees_that_a_copy_was_changed(three_events: None, tmp_path: Path) -> None:
    copy = copied(tmp_path)
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("lamp lit", "lamp out", 1), encoding="utf-8")

    assert by_the_recipe(copy) == "broken at line 2"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\n", b"[\n", b"\x00" * 50])
def test_a_file_that_is_no_copy_is_refused_in_a_sentence(
    three_events: None, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(content)

    code = verify_audit.run(Namespace(copy=copy))

    assert code == (1 if content else 0)
    assert "Traceback" not in capsys.readouterr().err
