"""What Django and its parts send waits as letters do, and goes the same way."""

from typing import Any

import pytest
from django.core.mail import EmailMessage, send_mail

from obhut.letters.models import Letter
from obhut.web.outbox import KIND

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_the_product(settings: Any) -> None:
    settings.EMAIL_BACKEND = "obhut.web.outbox.Outbox"  # the tests' runner sets another one


def test_a_mail_of_others_waits_as_one_letter_for_each_recipient() -> None:
    mailboxes = ["ada@lummerland.example", "bela@lummerland.example"]

    assert send_mail("Ihre Einladung", "Öffnen Sie …", "", mailboxes) == 2

    written = list(Letter.objects.order_by("to").values_list("to", "subject", "body", "kind"))
    assert written == [(to, "Ihre Einladung", "Öffnen Sie …", KIND) for to in mailboxes]


def test_a_letter_has_no_attachments() -> None:
    with pytest.raises(ValueError, match="no attachments"):
        EmailMessage("A", "B", to=["a@b.example"], attachments=[("a.txt", "x", None)]).send()

    assert Letter.objects.count() == 0
