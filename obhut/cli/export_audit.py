"""``obhut export-audit FILE``: a copy of the record of what happened, which proves itself."""

import argparse
import sys
from pathlib import Path

from obhut.kernel.record import Broken, check_lines


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "export-audit", help="copy the record of what happened; outsiders can check the copy"
    )
    parser.add_argument("file", type=Path, help="one event a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.audit.queries import lines_of_record  # noqa: PLC0415 -- app ready

    unfinished = args.file.with_name(f"{args.file.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines_of_record())
    unfinished.replace(args.file)
    with args.file.open(encoding="utf-8", newline="\n") as file:
        found = check_lines(line.removesuffix("\n") for line in file)
    if isinstance(found, Broken):
        print(f"{args.file}, {found.event}: {found.de}\n  {found.en}", file=sys.stderr)
        return 1
    print(f"{found.events} events written to {args.file}, head {found.head or '(none)'}.")
    return 0
