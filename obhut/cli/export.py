"""``obhut export CONCEPT -o FILE``: an edition as files, data, picture or paper.

``obhut export content -o FOLDER`` writes all of what is in force as a content folder.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone, translation

from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Fault, Faulty
from obhut.server.serving import address

if TYPE_CHECKING:
    from obhut.concepts.queries.editions import EditionSeen

CONTENT = "content"
FORMS = ("yaml", "json", "bpmn", "svg", "pdf", "docx")
PAPERS = ("pdf", "docx")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("export", help="write an edition, or the content in force")
    parser.add_argument(
        "concept", help=f'like federal; "{CONTENT}": everything in force, as a content folder'
    )
    parser.add_argument(
        "--edition", type=int, metavar="N", help="in force if left out, else the newest"
    )
    parser.add_argument(
        "--as", dest="form", choices=FORMS, default="yaml", help="yaml: a folder, or a .zip"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--text", action="store_true", help="as paper: the text, not the handbook")
    parser.add_argument(
        "--since", default="", metavar="[CONCEPT/]N", help="as paper: what changed since then"
    )
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    host, port = address()
    parser.add_argument(
        "--site",
        default=f"http://{host}:{port}",
        help="where the pages are; the QR code leads there",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.concept == CONTENT:
        return _content(args)
    edition = _edition(args.concept, args.edition)
    if args.since and args.form not in PAPERS:
        raise Faulty((_ONLY_ON_PAPER,))
    with translation.override(args.lang):
        if args.form == "yaml" and args.output.suffix != ".zip":
            return _folder(edition, args.output)
        made = _MADE[args.form](edition, args)
    args.output.write_bytes(made)
    print(f"{args.output}: {edition.concept} {edition.number}, {len(made) // 1024} kB")
    return 0


def _content(args: argparse.Namespace) -> int:
    from obhut.concepts.queries import files_in_force  # noqa: PLC0415 -- app ready

    files = files_in_force()
    if files is None:
        print("Nothing is in force yet. Load content first: obhut load", file=sys.stderr)
        return 2
    return _write(files, args.output)


def _write(files: Mapping[str, str], folder: Path) -> int:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(files)} files written to {folder}.")
    return 0


def _edition(concept: str, number: int | None) -> "EditionSeen":
    """Raises Faulty with what there is instead."""
    from obhut.concepts.queries.editions import all_editions  # noqa: PLC0415 -- app ready

    every = all_editions(INSTALLATION)
    known = [each for each in every if each.concept == concept]
    if not known:
        raise Faulty((_no_concept(concept, sorted({each.concept for each in every})),))
    wanted = [each for each in known if number in (None, each.number)]
    if not wanted:
        raise Faulty((_no_number(number, sorted(each.number for each in known)),))
    return next((each for each in wanted if each.state == "in_force"), wanted[0])


def _folder(edition: "EditionSeen", folder: Path) -> int:
    from obhut.concepts.queries.editions import text_seen  # noqa: PLC0415 -- app ready
    from obhut.kernel.concept.reading import write_edition  # noqa: PLC0415 -- beside it

    return _write(write_edition(text_seen(edition)), folder)


def _zip(edition: "EditionSeen", _args: argparse.Namespace) -> bytes:
    from obhut.web.editions.taken_along import as_zip  # noqa: PLC0415 -- app ready

    return as_zip(edition)


def _json(edition: "EditionSeen", _args: argparse.Namespace) -> bytes:
    from obhut.web.editions.taken_along import as_json  # noqa: PLC0415 -- app ready

    return as_json(edition)


def _picture(edition: "EditionSeen", args: argparse.Namespace) -> bytes:
    from obhut.web.diagrams.writing import bpmn_of, svg_of  # noqa: PLC0415 -- app ready
    from obhut.web.editions.handbooks import text_on_paper  # noqa: PLC0415 -- app ready
    from obhut.web.editions.lines import edition_line  # noqa: PLC0415 -- app ready

    write = bpmn_of if args.form == "bpmn" else svg_of
    mechanism = text_on_paper(edition).mechanism
    return write(mechanism, args.lang, title=edition_line(edition).name).encode()


def _paper(edition: "EditionSeen", args: argparse.Namespace) -> bytes:
    """What changed, the text, or the handbook; of what has no handbook the text."""
    from django.urls import reverse  # noqa: PLC0415 -- app ready

    from obhut.web.editions import papers  # noqa: PLC0415 -- app ready
    from obhut.web.editions.handbooks import has_handbook  # noqa: PLC0415 -- app ready

    form, today, here = args.form, timezone.localdate(), [edition.concept, edition.number]

    def page(name: str, *more: str | int) -> str:
        return str(args.site).rstrip("/") + reverse(f"editions:{name}", args=[*here, *more])

    if args.since:
        before = _since(args.since, edition)
        there = page("show_redline", before.concept, before.number)
        return papers.redline_paper(before, edition, form, today=today, address=there)
    if args.text or not has_handbook(edition):
        return papers.text_paper(edition, form, today=today, address=page("show_edition"))
    there = page("show_handbook")
    return papers.handbook_of_edition(edition, form, today=today, address=there)


def _since(given: str, edition: "EditionSeen") -> "EditionSeen":
    from obhut.web.editions.choosing import read_choice  # noqa: PLC0415 -- app ready

    concept, number = read_choice(given if "/" in given else f"{edition.concept}/{given}")
    return _edition(concept, number)


_MADE: Mapping[str, Callable[["EditionSeen", argparse.Namespace], bytes]] = {
    "yaml": _zip,
    "json": _json,
    "bpmn": _picture,
    "svg": _picture,
    "pdf": _paper,
    "docx": _paper,
}
_ONLY_ON_PAPER = Fault(
    where="--since",
    field="",
    de="Was sich geändert hat, gibt es als pdf oder docx.",
    en="What changed comes as pdf or docx.",
)


def _no_concept(given: str, known: list[str]) -> Fault:
    choices = ", ".join([*known, CONTENT])
    return Fault(
        where="concept",
        field="",
        de=f"Den Text „{given}“ gibt es nicht. Es gibt: {choices}.",
        en=f'There is no text "{given}". There are: {choices}.',
    )


def _no_number(given: int | None, known: list[int]) -> Fault:
    choices = ", ".join(map(str, known))
    return Fault(
        where="--edition",
        field="",
        de=f"Die Fassung {given} gibt es nicht. Es gibt: {choices}.",
        en=f"There is no edition {given}. There are: {choices}.",
    )
