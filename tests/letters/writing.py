"""Letters for the tests, and the moments at which they are looked at."""

from datetime import UTC, datetime, timedelta
from typing import Any

from obhut.letters.actions import write_letter, write_what_waits
from obhut.letters.enums import Waiting
from obhut.letters.models import Letter

EASTER_NIGHT = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
"""Half an hour before the clocks go forward."""
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def letter(to: str = "ada@lummerland.example", **said: Any) -> Letter:
    """A letter that waits."""
    told: dict[str, Any] = {
        "subject": "Eine Aufgabe wartet",
        "body": "Guten Tag,\n\nöffnen Sie die Seite.",
        "kind": "task",
        "about": "desk-1",
        "at": EASTER_NIGHT,
    }
    return write_letter(to=to, **told | said)


def task_waits(**said: Any) -> Letter:
    """A letter with the words of the house."""
    told: dict[str, Any] = {
        "to": "ada@lummerland.example",
        "waits": Waiting.TASK,
        "where": "/konto/aufgaben/",
        "about": "desk-1",
        "at": EASTER_NIGHT,
    }
    return write_what_waits(**told | said)


def state_of(letter: Letter) -> tuple[str, int, str]:
    """State, tries and what the server said last."""
    now = Letter.objects.get(pk=letter.pk)
    return now.state, now.tries, now.last_error


def due_in(letter: Letter, *, now: datetime) -> timedelta:
    return Letter.objects.get(pk=letter.pk).due_at - now
