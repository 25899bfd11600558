"""``obhut format [FOLDER]``: give new nodes an id and write every file in the canonical notation."""

import argparse
from pathlib import Path
from typing import Any
from uuid import uuid4

from obhut.cli.content import CONTENT, files_in, tell
from obhut.kernel.concept.notation import read, write
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.mechanism.directory import read_directory, write_directory
from obhut.kernel.refusals import Faulty

FEDERAL = "federal/"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("format", help="write content files in the canonical notation")
    parser.add_argument("folder", nargs="?", type=Path, default=CONTENT)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if not canonical"
    )
    parser.set_defaults(run=run, alone=True)


def run(args: argparse.Namespace) -> int:
    files = files_in(args.folder)
    try:
        canonical = canonical_files(files)
    except Faulty as refused:
        return tell(refused)
    changed = sorted(name for name in files if canonical.get(name) != files[name])
    if not args.check:
        for name in changed:
            if name not in canonical:
                (args.folder / name).unlink()
        for name, text in canonical.items():
            (args.folder / name).write_text(text, encoding="utf-8")
    print(f"{len(changed)} of {len(files)} files differ from the canonical notation.")
    return 1 if args.check and changed else 0


def canonical_files(files: dict[str, str]) -> dict[str, str]:
    """All files in the canonical notation, new nodes with an id. Raises Faulty."""
    federal = {
        name.removeprefix(FEDERAL): _with_ids(text, name)
        for name, text in files.items()
        if name.startswith(FEDERAL)
    }
    written = {FEDERAL + name: text for name, text in write_edition(read_edition(federal)).items()}
    others = {name: text for name, text in files.items() if not name.startswith(FEDERAL)}
    return written | write_directory(read_directory(others, functions=None))


def _with_ids(text: str, name: str) -> str:
    value: Any = read(text, name=name).value
    if not isinstance(value, dict):
        return text
    rows = [value.get("section"), *(value.get("nodes") or [])]
    missing = [row for row in rows if isinstance(row, dict) and "id" not in row]
    for row in missing:
        row["id"] = str(uuid4())
    return write(value) if missing else text
