"""``obhut load [FOLDER]``: put the files of a content folder in force, all or nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from django.utils import timezone

from obhut.cli.content import CONTENT, all_files_in, files_in, tell
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.example_rows import with_examples
from obhut.kernel.refusals import Faulty


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
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready

    try:
        files = _files(args.folder, examples=args.examples)
        loaded = load_content(files, by=INSTALLATION, at=timezone.now())
    except Faulty as refused:
        return tell(refused)
    print(
        f"Edition: {loaded.edition or 'unchanged'}; directory: {loaded.generation or 'unchanged'}."
    )
    if loaded.papers:
        print(f"Agreements of the Länder, known otherwise than before: {loaded.papers}.")
    if loaded.generation:
        tell_what_was_carried_over()
    if loaded.edition or loaded.generation:
        tell_what_is_written_otherwise(files)
    return 0


def _files(folder: Path, *, examples: bool) -> dict[str, str]:
    return with_examples(all_files_in(folder)) if examples else files_in(folder)


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
