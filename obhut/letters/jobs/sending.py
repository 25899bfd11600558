"""Sending what is due. Two workers at once do no harm, and a crash loses nothing.

Every letter is claimed before its try, by an update that only one can win. Then the line of the
mail server, outside of every transaction; then what it said is written down. Killed in between, a
letter is tried again an hour later with the same message id, by which its reader's mail knows it.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.conf import settings

from obhut.kernel.refusals import SomebodyWasFaster
from obhut.letters.actions.ending import claim, postpone, release, tell_ended
from obhut.letters.enums import LetterState
from obhut.letters.jobs.mail_server import Closed, MailServer, Never, NotNow, Taken, mail_server
from obhut.letters.models import Letter
from obhut.letters.queries import due_letters

AT_A_TIME = 20
"""Letters in one run: even where each waits for eleven late answers, it ends before a claim does."""

logger = logging.getLogger("obhut.letters")


def send_letters(*, now: datetime) -> int:
    """Hand the letters that are due to the mail server, the longest due first. Returns how many.

    Without a mail server, or while it does not answer, letters wait and no try is counted.
    """
    first = due_letters(now=now).first()
    if first is None or not settings.EMAIL_HOST:
        return 0
    with mail_server() as server:
        if closed := server.open():
            _tell_closed(first, closed, now=now)
            return 0
        return sum(_sent(server, now=now))


def _sent(server: MailServer, *, now: datetime) -> Iterator[bool]:
    """One try after the other: was the letter taken? Ends where the server closes."""
    for _ in range(AT_A_TIME):
        letter = due_letters(now=now).first()
        if letter is None:
            return
        if not claim(letter, now=now):
            continue
        answer = server.take(letter, now=now)
        if isinstance(answer, Closed):
            release(letter, why=answer.why, now=now)
            _tell_closed(letter, answer, now=now)
            return
        with suppress(SomebodyWasFaster):  # it came back before this line was reached
            _write_down(letter, answer, now=now)
        yield isinstance(answer, Taken)


def _write_down(letter: Letter, answer: Taken | NotNow | Never, *, now: datetime) -> None:
    match answer:
        case Taken():
            tell_ended(letter, as_=LetterState.SENT, now=now)
        case NotNow(why):
            postpone(letter, why=why, now=now)
        case Never(why):
            tell_ended(letter, as_=LetterState.FAILED, why=why, now=now)
    if letter.state == LetterState.FAILED:
        logger.error("A letter of the kind %s failed: see obhut letters.", letter.kind)


def _tell_closed(letter: Letter, closed: Closed, *, now: datetime) -> None:
    """The operator is told in the log, and sees it beside the letter that waits first."""
    logger.warning("The mail server takes no letters, they wait: %s", closed.why)
    due_letters(now=now).filter(pk=letter.pk).update(last_error=closed.why)
