"""``obhut import-hsds FILE …``: entries from files of Open Referral HSDS. Looked at first, then taken over."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from django.utils import timezone

from obhut.cli.content import tell
from obhut.cli.packed import text_in
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.exchange.hsds_reading import Answers
from obhut.kernel.mechanism.directory_rows import AreaRow, ServicePointRow
from obhut.kernel.refusals import Fault, Faulty

if TYPE_CHECKING:
    from obhut.directory.actions.hsds import Preview

WHY = "Aus einem anderen Verzeichnis übernommen (HSDS)."
KINDS = get_args(ServicePointRow.model_fields["kind"].annotation)
LEVELS = get_args(AreaRow.model_fields["level"].annotation)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "import-hsds",
        help="take over entries of another directory (Open Referral HSDS 3.1)",
        epilog="Without --load it only shows what would change. What the files do not say is asked "
        "for, and holds for every entry of theirs that does not say it.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".json or .ndjson")
    parser.add_argument("--kind", default="", choices=KINDS, help="kind of service point")
    parser.add_argument("--source", default="", help="where the entries were seen: an address")
    parser.add_argument("--seen", default="", help="on which day, where it is not said: 2026-11-24")
    parser.add_argument("--function", default="", help="the function they staff; none: no desk")
    parser.add_argument(
        "--area", action="append", default=[], help="level:key, like land:DE-BY; may be repeated"
    )
    parser.add_argument("--load", action="store_true", help="take it over, all or nothing")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.directory.actions.hsds import preview_hsds, take_over_hsds  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import functions_everywhere  # noqa: PLC0415 -- app ready

    try:
        files = {str(path): text_in(path) for path in args.files}
        functions = functions_everywhere().keys()
        preview = preview_hsds(files, answers=_answers(args), functions=functions)
    except Faulty as refused:
        return tell(refused)
    _show(preview)
    if not args.load:
        print("Nichts wurde geändert; übernehmen mit --load. / Nothing changed; take over: --load")
        return 0
    count = take_over_hsds(preview, why=WHY, by=INSTALLATION, at=timezone.now())
    print(f"{count} Zeilen übernommen. / {count} rows taken over.")
    return 0


def _answers(args: argparse.Namespace) -> Answers:
    return Answers(
        kind=args.kind,
        source=args.source,
        seen=args.seen,
        function=args.function,
        areas=tuple(map(_area, args.area)),
    )


def _area(said: str) -> AreaRow:
    level, _, key = said.partition(":")
    if level not in LEVELS or not key:
        raise Faulty(
            (
                Fault(
                    where="--area",
                    field="",
                    de=f"„{said}“ ist kein Gebiet. Möglich: land:DE-BY, kreis:09564; Ebenen: "
                    f"{', '.join(LEVELS)}.",
                    en=f'"{said}" is no area. Possible: land:DE-BY, kreis:09564; levels: '
                    f"{', '.join(LEVELS)}.",
                ),
            )
        )
    return AreaRow.model_validate({"level": level, "key": key})


def _show(preview: "Preview") -> None:
    for change in preview.changes:
        told = "+" if change.adds else f"~ {', '.join(change.fields)}"
        print(f"{change.file}: {change.key} ({change.name}): {told}")
    added = sum(change.adds for change in preview.changes)
    changed = len(preview.changes) - added
    print(
        f"{added} neu / new, {changed} geändert / changed, {preview.unchanged} unverändert / unchanged"
    )
    for key in preview.without_function:
        print(f"{key}: Funktion nicht gesehen, keine Stelle / function not seen, no desk")
    for field, count in Counter(each.field for each in preview.left_out).most_common():
        print(f"nicht übernommen / not taken over: {field} ({count} ×)")
