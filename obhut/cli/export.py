"""``obhut export FOLDER``: write what is in force as files, byte for byte as they were loaded."""

import argparse
import sys
from pathlib import Path


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("export", help="write the content in force to a folder")
    parser.add_argument("folder", type=Path)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.concepts.queries import files_in_force  # noqa: PLC0415 -- app ready

    files = files_in_force()
    if files is None:
        print("Nothing is in force yet. Load content first: obhut load", file=sys.stderr)
        return 2
    for name, text in files.items():
        path = args.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(files)} files written to {args.folder}.")
    return 0
