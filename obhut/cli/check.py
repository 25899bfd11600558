"""``obhut check [FOLDER|edition]``: what the verifier finds. Exit code 1 where something blocks.

A folder is read without a database; a folder that cannot be read ends with exit code 2.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils import timezone, translation

from obhut.cli import database
from obhut.cli.asked import add_area, query_of
from obhut.cli.content import files_in, lines_of, tell
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Faulty
from obhut.kernel.verifier.findings import Finding, Weight

IN_FORCE = "edition"


class FolderOrEdition(argparse.Action):
    """A folder needs no database, so the command goes on without one."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        namespace.what = values
        namespace.alone = values != IN_FORCE


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("check", help="check a content folder, or what is in force")
    parser.add_argument(
        "what",
        nargs="?",
        default=IN_FORCE,
        metavar="FOLDER|edition",
        action=FolderOrEdition,
        help="a folder like content/; without it, or with the word edition: what is in force",
    )
    add_area(parser)
    parser.add_argument("--json", action="store_true", help="as data, in both languages")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.what != IN_FORCE:
        database.settle(database.NONE)
    try:
        return tell_findings(args)
    except Faulty as refused:
        return tell(refused)


def tell_findings(args: argparse.Namespace) -> int:
    """Print what was found. Raises Faulty for a folder that cannot be read."""
    from obhut.cli.printing import print_findings  # noqa: PLC0415 -- app ready
    from obhut.web.api.answers import as_json, findings_as_data  # noqa: PLC0415 -- app ready

    files = {} if args.what == IN_FORCE else files_in(Path(args.what))
    found = findings(args.what, files, query_of(args))
    with translation.override(args.lang):
        if args.json:
            print(as_json(findings_as_data(found)))
        else:
            print_findings(found, lines_of(files))
    return int(any(finding.weight is Weight.BLOCKS for finding in found))


def findings(what: str, files: Mapping[str, str], named: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings in what is in force for the area that is named, or in the files of a folder.

    Raises Faulty.
    """
    from obhut.concepts.actions import read_content  # noqa: PLC0415 -- app ready
    from obhut.knowledge import queries  # noqa: PLC0415 -- app ready
    from obhut.web.finder.asking import read_place  # noqa: PLC0415 -- app ready

    if what == IN_FORCE:
        return queries.findings_in_force(at=timezone.now(), place=read_place(named))
    content = read_content(files)
    return queries.findings_in(content.federal, content.directory, today=day_of(timezone.now()))
