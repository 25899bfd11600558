"""``obhut letters`` and ``obhut take-back``: what the operator sees of the letters."""

import io
from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from obhut.cli import letters, take_back
from obhut.cli.main import main
from obhut.letters.actions.ending import claim, tell_ended
from obhut.letters.enums import LetterState
from obhut.letters.models import Letter
from tests.letters.test_coming_back import report
from tests.letters.writing import letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def _all_is_set(settings: Any) -> None:
    """A mail server is named, and a worker was seen a moment ago."""
    settings.EMAIL_HOST = "mail.lummerland.example"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def told(capsys: pytest.CaptureFixture[str], *, again: bool = False) -> tuple[int, list[str]]:
    code = letters.run(Namespace(again=again))
    return code, capsys.readouterr().out.splitlines()


def failed(why: str = "550 5.1.1 no such mailbox") -> Letter:
    written = letter(at=timezone.now())
    claim(written, now=timezone.now())
    tell_ended(written, as_=LetterState.FAILED, why=why, now=timezone.now())
    return written


@pytest.mark.usefixtures("_all_is_set")
def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys) == (0, ["0 waiting, 0 sent, 0 failed, 0 came back", "All is well."])


def test_where_nobody_sends_the_operator_is_told_what_to_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(capsys) == (
        1,
        [
            "0 waiting, 0 sent, 0 failed, 0 came back",
            letters.NO_SERVER,
            "No worker is at work: start obhut work.",
        ],
    )


@pytest.mark.usefixtures("_all_is_set")
def test_letters_that_have_waited_long_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    letter(at=timezone.now() - timedelta(hours=2))

    code, lines = told(capsys)

    assert (code, lines[-1]) == (1, "Letters have waited for more than an hour.")


@pytest.mark.usefixtures("_all_is_set")
def test_a_letter_that_failed_is_shown_with_the_reason_and_can_be_put_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failed()

    code, lines = told(capsys)
    assert code == 1
    assert lines[1].endswith("tries  1  task → ada@lummerland.example  550 5.1.1 no such mailbox")
    assert lines[2].startswith("Letters failed.")

    assert told(capsys, again=True)[1][:2] == [
        "1 letters wait once more.",
        "1 waiting, 0 sent, 0 failed, 0 came back",
    ]


@pytest.mark.usefixtures("_all_is_set")
def test_of_many_letters_the_first_twenty_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(23):
        letter(at=timezone.now())

    code, lines = told(capsys)

    assert (code, len(lines), lines[-2]) == (0, 23, "and 3 more")


@pytest.mark.usefixtures("_all_is_set")
def test_a_letter_that_came_back_is_taken_in_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = letter(at=timezone.now())
    file = tmp_path / "report.eml"
    file.write_bytes(report(written.message_id))

    assert take_back.run(Namespace(file=str(file))) == 0

    assert capsys.readouterr().out == (
        "The letter to ada@lummerland.example (task desk-1) did not arrive.\n"
    )
    assert told(capsys)[1] == [
        "0 waiting, 0 sent, 0 failed, 1 came back",
        "Letters came back and nobody has taken them up yet.",
    ]


@pytest.mark.parametrize(
    ("mail", "code", "says"),
    [
        (report("<guessed@127.0.0.1>"), 1, "The report names no letter that is known here."),
        (report("<x@127.0.0.1>", action="delayed"), 0, "The report speaks of no failure."),
        (b"Subject: Abwesenheit\n\nBis Montag.", 2, "Das ist keine Rückmeldung"),
    ],
)
def test_what_comes_through_a_pipe_is_answered(
    mail: bytes, code: int, says: str, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(mail)))

    assert take_back.run(Namespace(file="-")) == code

    said = capsys.readouterr()
    assert says in said.out + said.err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["take-back", "/nowhere/report.eml"]) == 2
    assert capsys.readouterr().err == "/nowhere/report.eml: No such file or directory.\n"
