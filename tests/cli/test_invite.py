"""The first person of an installation comes in by the command line."""

from argparse import ArgumentParser, Namespace

import pytest
from django.core import mail
from django.test import Client

from obhut.accounts.models import Invitation
from obhut.cli import invite
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty

pytestmark = pytest.mark.django_db


def typed(*words: str) -> Namespace:
    parser = ArgumentParser()
    invite.add_to(parser.add_subparsers())
    return parser.parse_args(["invite", *words, "--site", "https://obhut.example/"])


def test_the_link_is_printed_and_written_and_opens(capsys: pytest.CaptureFixture[str]) -> None:
    args = typed("Ada@example.org", "federal_editor", "federation:DE")

    code = args.run(args)
    link = capsys.readouterr().out.strip()
    page = Client().get(link.removeprefix("https://obhut.example"))

    assert (code, page.status_code) == (0, 200)
    assert link in str(mail.outbox[0].body)
    assert "Redaktion des Bundes, Deutschland" in page.text
    assert Invitation.objects.get().invited_by == INSTALLATION.person


def test_without_anybody_to_carry_the_letter_the_link_is_there_all_the_same(
    settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]  # pytest-django's own
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]  # nobody listens
    args = typed("ada@example.org", "federal_editor", "federation:DE")

    code = args.run(args)
    said = capsys.readouterr()

    assert (code, "Give the link by hand" in said.err) == (1, True)
    assert Client().get(said.out.strip().removeprefix("https://obhut.example")).status_code == 200


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ada", "federal_editor", "federation:DE"), "no mail address"),
        (("ada@example.org", "queen", "federation:DE"), "no role"),
        (("ada@example.org", "federal_editor", "land:DE-BY"), "Possible are: federation"),
        (("ada@example.org", "land_coordination", "land:DE-XX"), "does not know"),
        (("ada@example.org", "land_coordination", "DE-BY"), "Possible are: land"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would_be_right(
    words: tuple[str, ...], says: str
) -> None:
    args = typed(*words)

    with pytest.raises(Faulty, match=says):
        args.run(args)

    assert (Invitation.objects.count(), mail.outbox) == (0, [])
