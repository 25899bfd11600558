"""``obhut letters``: what waits to be sent, what did not arrive, and whether anybody sends."""

import argparse
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from obhut.kernel.actor import INSTALLATION

SHOWN = 20
LATE = timedelta(hours=1)
SILENT = timedelta(minutes=2)
NO_SERVER = (
    "No mail server is named (OBHUT_SMTP_URL, OBHUT_MAIL_FROM): letters wait. See obhut letters."
)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("letters", help="show the letters that wait or did not arrive")
    parser.add_argument("--again", action="store_true", help="let those that failed wait once more")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 where all is well, 1 where somebody has to look."""
    if args.again:
        print(f"{put_failed_again(timezone.now())} letters wait once more.")
    needed = needs(timezone.now())
    tell_letters()
    print("\n".join(needed or ["All is well."]))
    return int(bool(needed))


def tell_if_nobody_sends() -> None:
    if not settings.EMAIL_HOST:
        print(NO_SERVER, flush=True)


def put_failed_again(at: datetime) -> int:
    from obhut.letters.actions import put_again  # noqa: PLC0415 -- app ready
    from obhut.letters.queries import failed_letters  # noqa: PLC0415 -- app ready

    failed = list(failed_letters())
    for letter in failed:
        put_again(letter, by=INSTALLATION, at=at)
    return len(failed)


def tell_letters() -> None:
    """How many are in each state, and the first that were not sent."""
    from obhut.letters.queries import letters_not_sent, outbox  # noqa: PLC0415 -- app ready

    told = outbox()
    print(
        f"{told.waiting} waiting, {told.sent} sent, {told.failed} failed, {told.bounced} came back"
    )
    for letter in letters_not_sent()[:SHOWN]:
        due = timezone.localtime(letter.due_at).strftime("%Y-%m-%d %H:%M")
        line = f"{letter.state:8} {due}  tries {letter.tries:2}  {letter.kind} → {letter.to}"
        print(f"{line}  {letter.last_error}".rstrip())
    more = told.waiting + told.failed - SHOWN
    if more > 0:
        print(f"and {more} more")


def needs(now: datetime) -> list[str]:
    """What somebody has to look at, each in a sentence."""
    from obhut.letters.queries import outbox  # noqa: PLC0415 -- app ready
    from obhut.worker.life import last_sign_of_life  # noqa: PLC0415 -- app ready

    told, seen = outbox(), last_sign_of_life()
    late = told.written_first_at is not None and told.written_first_at < now - LATE
    found = {
        NO_SERVER: not settings.EMAIL_HOST,
        "No worker is at work: start obhut work.": seen is None or seen < now - SILENT,
        "Letters have waited for more than an hour.": late,
        "Letters failed. Mend what the mail server said, then: obhut letters --again": told.failed,
        "Letters came back and nobody has taken them up yet.": told.not_taken_up > told.failed,
    }
    return [sentence for sentence, is_so in found.items() if is_so]
