"""A mailbox that was asked, and what it has said, for the pages on which that is seen."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from obhut.directory.models import Confirmation, Inquiry
from obhut.directory.queries.asked_links import ADDRESS, digest_of, token_of
from obhut.directory.queries.confirmations import rows_of


def mailbox_says(desks: Sequence[str], **said: Any) -> Inquiry:
    """Ask the mailbox of these desks now, as its letter would; ``said``: what it has answered."""
    now = timezone.now()
    if said:
        said |= {"answered_at": now}
    number = uuid4()
    inquiry = Inquiry.objects.create(
        id=number,
        mailbox=rows_of(desks)[desks[0]].mailbox or "kinderschutz@lummerland.example",
        token_digest=digest_of(token_of(number)),
        asked_at=now,
        expires_at=now + timedelta(days=42),
    )
    for key in desks:
        Confirmation.objects.create(inquiry=inquiry, desk=key, **said)
    return inquiry


def link_of(inquiry: Inquiry) -> str:
    return ADDRESS.format(token=token_of(inquiry.pk))
