"""Where the mails of others end: in the same waiting row as our own letters.

Django, and what is built on it, sends through the backend that settings name. This one writes a
letter for each recipient; the worker sends it. Only plain text travels.
"""

from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from obhut.letters.actions import write_letter

KIND = "account"
"""What leaves this way is about signing in; rooms of ours write their letters themselves."""


class Outbox(BaseEmailBackend):
    @transaction.atomic
    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """All or none of them wait afterwards."""
        written = 0
        for message in email_messages:
            _check_plain(message)
            for recipient in message.recipients():
                write_letter(
                    to=recipient,
                    subject=str(message.subject),
                    body=str(message.body),
                    kind=KIND,
                    about="",
                    at=timezone.now(),
                )
                written += 1
        return written


def _check_plain(message: EmailMessage) -> None:
    if message.attachments:
        raise ValueError("Letters have no attachments: put it on a page, and write where.")
