"""``obhut load [FOLDER]``: put the files of a content folder in force, all or nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from obhut.cli.content import CONTENT, all_files_in, files_in, tell
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.example_rows import with_examples
from obhut.kernel.mechanism.example_texts import Examples, read_examples
from obhut.kernel.refusals import Faulty

if TYPE_CHECKING:
    from obhut.concepts.actions import Loaded

FEDERAL = "federal"
KEPT = (
    "The federal text in force was written by people, and these files say otherwise: it stays. "
    "To lay them beside it, open a draft and give it the files: obhut draft load federal FOLDER/federal"
)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("load", help="put a content folder in force, all or nothing")
    parser.add_argument("folder", nargs="?", type=Path, default=CONTENT)
    parser.add_argument(
        "--examples",
        action="store_true",
        help="with the fictitious Länder of the worked examples: for a trial, never in service",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        every = all_files_in(args.folder) if args.examples else {}
        files = with_examples(every) if args.examples else files_in(args.folder)
        loaded = _load(files, read_examples(every))
    except Faulty as refused:
        return tell(refused)
    print(
        f"Edition: {loaded.edition or 'unchanged'}; directory: {loaded.generation or 'unchanged'}."
    )
    if loaded.is_kept:
        print(KEPT)
    if loaded.papers:
        print(f"Agreements of the Länder, known otherwise than before: {loaded.papers}.")
    if loaded.generation:
        tell_what_was_carried_over()
    if loaded.edition or loaded.generation:
        kept = f"{FEDERAL}/" if loaded.is_kept else None
        written = {name: files[name] for name in files if not kept or not name.startswith(kept)}
        tell_what_is_written_otherwise(written)
    return 0


def _load(files: Mapping[str, str], examples: Examples) -> "Loaded":
    """The content; in a trial the former wordings before it, the texts of the examples after it."""
    from obhut.concepts.actions import (  # noqa: PLC0415 -- app ready
        load_content,
        load_earlier_editions,
        put_example_in_force,
        read_content,
    )

    now = timezone.now()
    if examples.earlier:
        content = read_content(files)
        load_earlier_editions(content.federal, examples.earlier, by=INSTALLATION, at=now)
    loaded = load_content(files, by=INSTALLATION, at=now)
    for told in examples.texts:
        made = put_example_in_force(told, by=INSTALLATION, at=now)
        if made:
            print(f"Example: {made.title.en}, edition {made.number}.", flush=True)
    return loaded


def tell_what_was_carried_over() -> None:
    """What keepers changed holds on; where the files say otherwise, somebody has to look."""
    from obhut.directory.queries.keeping import carried_over, conflicts_for  # noqa: PLC0415 -- app ready

    if count := carried_over():
        print(f"{count} rows that keepers changed were carried over.")
    for change in conflicts_for(INSTALLATION):
        print(f"Look at this one, the files say otherwise: {change.file} {change.key}")


def tell_what_is_written_otherwise(files: Mapping[str, str]) -> None:
    """Comments and layout are not kept: an export gives back the canonical notation."""
    from obhut.concepts.queries import files_in_force  # noqa: PLC0415 -- app ready

    kept = files_in_force() or {}
    otherwise = [name for name, text in files.items() if kept.get(name) != text]
    if otherwise:
        print(
            f"{len(otherwise)} of {len(files)} files are not in the canonical notation and would "
            f"be exported otherwise: {', '.join(otherwise[:3])}. Write them so: obhut format"
        )
