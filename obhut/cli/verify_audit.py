"""``obhut verify-audit``: prove that the record of what happened is as it was written."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from obhut.kernel.record import Broken, check_lines, compare_lines


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "verify-audit", help="prove that the record of what happened is as it was written"
    )
    parser.add_argument(
        "--copy",
        type=Path,
        help="a copy made earlier (obhut export-audit); the record must go on from it",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.audit.queries import check_record, lines_of_record  # noqa: PLC0415 -- app ready

    found = check_record()
    if isinstance(found, Broken):
        return _tell(found, "database")
    print(f"The record is whole: {found.events} events, head {found.head or '(none)'}.")
    if args.copy is None:
        return 0
    copied = check_lines(_lines(args.copy))
    if isinstance(copied, Broken):
        return _tell(copied, str(args.copy))
    if differing := compare_lines(lines_of_record(), _lines(args.copy)):
        return _tell(differing, str(args.copy))
    print(f"The copy is whole, and the record goes on from it: {copied.events} events.")
    return 0


def _lines(copy: Path) -> Iterator[str]:
    """Only the line feed ends an event: other signs that end lines may stand inside."""
    with copy.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for line in file:
            yield line.removesuffix("\n")


def _tell(broken: Broken, where: str) -> int:
    print(f"{where}, {broken.event}: {broken.de}\n  {broken.en}", file=sys.stderr)
    return 1
