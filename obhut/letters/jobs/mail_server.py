"""One conversation with the mail server, and what it says about each letter."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from obhut.letters.models import Letter

FOR_GOOD = 500
"""From here on an answer of a mail server is meant for good; below it, for now."""
GOING = 421
"""The server says good-bye, whatever it was asked."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The mail server has taken the letter; it answers for it now."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """The letter may go later: the server said so, or the line was cut before it said anything."""

    why: str


@dataclass(frozen=True, slots=True)
class Never:
    """The server refuses this letter for good."""

    why: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The server takes no letters of ours at all at present; it is not about this one."""

    why: str


Answer = Taken | NotNow | Never | Closed


class MailServer:
    """The mail server that OBHUT_SMTP_URL names. Opens the line where it is needed."""

    def __init__(self) -> None:
        self._line = EmailBackend()

    def open(self) -> Closed | None:
        """None where the line is open."""
        if self._line.connection and self._line.connection.sock is None:
            self.close()  # hung up since the last letter
        try:
            self._line.open()
        except OSError as error:
            return Closed(_words(error))
        return None

    def take(self, letter: Letter, *, now: datetime) -> Answer:
        """Hand over one letter. The answer is the server's, or what became of the line."""
        if closed := self.open():
            return closed
        try:
            self._line.send_messages([as_message(letter, now=now)])
        except (smtplib.SMTPSenderRefused, smtplib.SMTPHeloError) as error:
            return Closed(_words(error))
        except smtplib.SMTPRecipientsRefused as error:
            return _refused(*next(iter(error.recipients.values())))
        except smtplib.SMTPResponseException as error:
            return _refused(error.smtp_code, error.smtp_error)
        except OSError as error:
            self.close()  # nobody knows what state the line is in
            return NotNow(_words(error))
        return Taken()

    def close(self) -> None:
        """Say good-bye. What was taken stays taken, whatever the server answers to that."""
        with suppress(OSError):
            self._line.close()
        self._line.connection = None


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """The mail server for as long as the block lasts."""
    server = MailServer()
    try:
        yield server
    finally:
        server.close()


def as_message(letter: Letter, *, now: datetime) -> EmailMessage:
    """The letter as it travels. Its message id stays the same in every try."""
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(now),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _refused(code: int, said: bytes | str) -> NotNow | Never | Closed:
    why = f"{code} {_text(said)}"
    if code == GOING:
        return Closed(why)
    return Never(why) if code >= FOR_GOOD else NotNow(why)


def _words(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return _text(str(error)) or type(error).__name__


def _text(said: bytes | str) -> str:
    plain = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())
