"""``obhut load [FOLDER]``: put the files of a content folder in force, all or nothing."""

import argparse
from pathlib import Path

from django.utils import timezone

from obhut.cli.content import CONTENT, files_in, tell
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("load", help="put a content folder in force, all or nothing")
    parser.add_argument("folder", nargs="?", type=Path, default=CONTENT)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready

    try:
        loaded = load_content(files_in(args.folder), by=INSTALLATION, at=timezone.now())
    except Faulty as refused:
        return tell(refused)
    print(
        f"Edition: {loaded.edition or 'unchanged'}; directory: {loaded.generation or 'unchanged'}."
    )
    return 0
