"""Writing a letter: it waits in the same transaction as the deed it speaks of."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from obhut.kernel.refusals import Fault, Faulty
from obhut.letters.actions.words import body_of, subject_of
from obhut.letters.enums import Waiting
from obhut.letters.models import Letter

LONGEST_SUBJECT = 200
LONGEST_ADDRESS = 254


def write_letter(  # noqa: PLR0913 -- a letter has an address, words, and what it is about
    *, to: str, subject: str, body: str, kind: str, about: str, at: datetime, once: str = ""
) -> Letter:
    """Let a letter wait to be sent. Rolled back with the deed, sent by the clock.

    With ``once`` it is written one time only: the second call brings the first letter. Prefer
    ``write_what_waits``, which has the words. Raises Faulty.
    """
    _check(to, subject, body)
    letter = Letter(
        to=to,
        subject=subject,
        body=body,
        kind=kind,
        about=about,
        once=once,
        written_at=at,
        due_at=at,
        message_id=f"<{uuid4()}@{_host()}>",
    )
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        earlier = Letter.objects.filter(once=once).first() if once else None
        if earlier is None:
            raise
        return earlier
    return letter


def write_what_waits(  # noqa: PLR0913 -- to whom, what, where, about what, when
    *,
    to: str,
    waits: Waiting,
    where: str,
    about: str,
    at: datetime,
    desk: str = "",
    once: str = "",
) -> Letter:
    """Tell a mailbox that something waits, and on which page of ours. Raises Faulty.

    ``where`` is a path ("/konto/aufgaben/"): letters lead to this installation and nowhere else.
    ``desk`` is the public name of the desk it is about; one mailbox may serve several.
    """
    body = body_of(
        waits, url=_address(where), desk=" ".join(desk.split()), operator=settings.OBHUT_OPERATOR
    )
    return write_letter(
        to=to, subject=subject_of(waits), body=body, kind=waits, about=about, at=at, once=once
    )


def _address(where: str) -> str:
    if not where.startswith("/") or where.startswith("//") or len(where.split()) != 1:
        raise _faulty(
            "where",
            f"{where!r} ist kein Pfad dieser Installation. Richtig wäre zum Beispiel /konto/.",
            f"{where!r} is no path of this installation. It would be right like this: /en/account/.",
        )
    return f"{settings.OBHUT_SITE}{where}"


def _host() -> str:
    return urlsplit(settings.OBHUT_SITE).hostname or "localhost"


def _check(to: str, subject: str, body: str) -> None:
    try:
        validate_email(to)
    except ValidationError as error:
        raise _faulty(
            "to",
            f"{to!r} ist kein Postfach. Richtig wäre zum Beispiel jugendamt@kreis.example.",
            f"{to!r} is no mailbox. It would be right like this: youth-office@district.example.",
        ) from error
    if len(to) > LONGEST_ADDRESS:
        raise _faulty(
            "to",
            f"Ein Postfach hat höchstens {LONGEST_ADDRESS} Zeichen.",
            f"A mailbox has {LONGEST_ADDRESS} characters at most.",
        )
    if not subject.strip() or not subject.isprintable() or len(subject) > LONGEST_SUBJECT:
        raise _faulty(
            "subject",
            f"Der Betreff ist eine einzige Zeile mit 1 bis {LONGEST_SUBJECT} Zeichen.",
            f"The subject is one single line of 1 to {LONGEST_SUBJECT} characters.",
        )
    if not body.strip() or "\0" in body:
        raise _faulty(
            "body",
            "Ein Brief hat etwas zu sagen, in lesbaren Zeichen.",
            "A letter has something to say, in readable characters.",
        )


def _faulty(field: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where="letter", field=field, de=de, en=en),))
