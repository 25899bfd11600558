"""``obhut invite MAIL ROLE AREA``: the first person of an installation; all others are invited by people."""

import argparse
import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from obhut.kernel.actor import INSTALLATION, Role
from obhut.kernel.refusals import Fault, Faulty
from obhut.server.serving import address


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("invite", help="invite somebody by a link that works once")
    parser.add_argument("mail", help="their own mailbox")
    parser.add_argument("role", help=", ".join(Role))
    parser.add_argument("area", help="like federation:DE, land:DE-BY, kreis:09564, desk:KEY")
    host, port = address()
    parser.add_argument("--site", default=f"http://{host}:{port}", help="where the pages are")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the letter, and print its link too: the first letter may have nobody to carry it."""
    from obhut.accounts.actions.invitations import invite  # noqa: PLC0415 -- app ready
    from obhut.accounts.queries.areas import read_grant  # noqa: PLC0415 -- app ready
    from obhut.web.accounts.letters import send_invitation  # noqa: PLC0415 -- app ready
    from obhut.web.accounts.steps import path_of  # noqa: PLC0415 -- app ready

    check_mail(args.mail)
    grant = read_grant(args.role, args.area)
    with transaction.atomic():
        invited = invite(args.mail, grant, by=INSTALLATION, at=timezone.now())
    link = args.site.rstrip("/") + path_of(invited.secret)
    print(link)
    try:
        send_invitation(invited, link)
    except OSError as error:
        print(f"The letter was not sent ({error}). Give the link by hand.", file=sys.stderr)
        return 1
    return 0


def check_mail(mail: str) -> None:
    """Raises Faulty."""
    try:
        validate_email(mail)
    except ValidationError:
        wrong = Fault(
            where="invite",
            field="mail",
            de=f"„{mail}“ ist keine Mailadresse. Richtig wäre zum Beispiel: ada@example.org.",
            en=f'"{mail}" is no mail address. Right would be, for example: ada@example.org.',
        )
        raise Faulty((wrong,)) from None
