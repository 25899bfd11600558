"""``obhut take-back FILE|-``: what a mail server reports about a letter that did not arrive."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from obhut.cli.content import tell
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty

FROM_A_PIPE = "-"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "take-back", help="take in the report of a letter that came back"
    )
    parser.add_argument("file", metavar="FILE|-", help="the mail as it came; - reads from a pipe")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 where the report was understood, 1 where it names no letter of ours."""
    from obhut.letters.actions import (  # noqa: PLC0415 -- app ready
        CameBack,
        NotOurs,
        OnlyLate,
        take_back,
    )

    try:
        answer = take_back(_message(args.file), by=INSTALLATION, at=timezone.now())
    except Faulty as refused:
        return tell(refused)
    match answer:
        case CameBack(letter):
            print(f"The letter to {letter.to} ({letter.kind} {letter.about}) did not arrive.")
        case OnlyLate():
            print("The report speaks of no failure. Nothing was changed.")
        case NotOurs():
            print("The report names no letter that is known here. Nothing was changed.")
            return 1
    return 0


def _message(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == FROM_A_PIPE else Path(file).read_bytes()
