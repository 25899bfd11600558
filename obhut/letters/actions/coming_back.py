"""Taking back what mail servers report about a letter (RFC 3464).

A report counts only with the message id of the letter, which nobody can guess. Answers of people
and notes of absence are no reports; a report of a delay changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import Message

from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault
from obhut.letters.actions.ending import tell_ended
from obhut.letters.enums import LetterState
from obhut.letters.errors import NoReport
from obhut.letters.models import Letter
from obhut.letters.states import LETTER

LARGEST = 10_000_000
"""Bytes: a report quotes a letter of ours, and those are short."""
RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
STATUS = ("message/delivery-status", "message/global-delivery-status")


@dataclass(frozen=True, slots=True)
class CameBack:
    """The letter did not arrive; it is written down now, or was before."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class OnlyLate:
    """The report speaks of a delay or a delivery. Nothing has changed."""


@dataclass(frozen=True, slots=True)
class NotOurs:
    """The report names no letter that is known here. Nothing has changed."""


def take_back(message: bytes, *, by: Actor, at: datetime) -> CameBack | OnlyLate | NotOurs:
    """Read what a mail server reports, and write down that a letter came back. Raises NoReport."""
    parts = _parts_of_report(message)
    failed = [status for status in _statuses(parts) if _says(status, "Action").lower() == "failed"]
    if not failed:
        return OnlyLate()
    letter = _letter_in(parts)
    if letter is None:
        return NotOurs()
    if LetterState.BOUNCED in LETTER[letter.state]:
        why = _says(failed[0], "Diagnostic-Code") or _says(failed[0], "Status")
        tell_ended(letter, as_=LetterState.BOUNCED, why=why, now=at, by=by)
    return CameBack(letter)


def _parts_of_report(message: bytes) -> list[Message]:
    """The parts of a delivery report, in any depth. Raises NoReport."""
    if len(message) > LARGEST:
        raise _no_report()
    try:
        read = message_from_bytes(message)
        parts = list(read.walk())
    except (
        RecursionError,
        ValueError,
        LookupError,
        TypeError,
    ) as error:  # not written by any server
        raise _no_report() from error
    if read.get_content_type() != "multipart/report":
        raise _no_report()
    if not any(part.get_content_type() in STATUS for part in parts):
        raise _no_report()
    return parts


def _statuses(parts: list[Message]) -> Iterator[Message]:
    """The groups of fields of the report, one for the message and one for each recipient."""
    for part in parts:
        if part.get_content_type() in STATUS:
            groups = part.get_payload()
            yield from (group for group in groups if isinstance(group, Message))


def _letter_in(parts: list[Message]) -> Letter | None:
    """The letter whose message id stands in what was returned."""
    for part in parts:
        if part.get_content_type() not in RETURNED:
            continue
        for returned in _returned(part):
            found = Letter.objects.filter(message_id=_says(returned, "Message-ID"))
            if letter := found.first():
                return letter
    return None


def _returned(part: Message) -> Iterator[Message]:
    """The returned message, whole or only its head."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (each for each in payload if isinstance(each, Message))
        return
    text = part.get_payload(decode=True)
    yield message_from_bytes(text if isinstance(text, bytes) else b"")


def _says(fields: Message, name: str) -> str:
    """One field as plain text, without line breaks and signs nobody sees."""
    said = "".join(sign if sign.isprintable() else " " for sign in str(fields.get(name, "")))
    return " ".join(said.split())


def _no_report() -> NoReport:
    fault = Fault(
        where="message",
        field="",
        de="Das ist keine Rückmeldung eines Mailservers (RFC 3464). Nichts wurde geändert.",
        en="This is no report of a mail server about a delivery (RFC 3464). Nothing was changed.",
    )
    return NoReport((fault,))
