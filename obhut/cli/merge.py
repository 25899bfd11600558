"""``obhut merge BASE THEIRS OURS``: three folders of an edition become one, without a database.

0 where the result needs nobody's decision, 1 where a person must decide, 2 for what cannot be read.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import translation

from obhut.cli import database
from obhut.cli.content import files_in, tell
from obhut.kernel.concept.merging import Merged, MergeItem, merge
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.concept.tree import edition_of, tree_of
from obhut.kernel.refusals import Fault, Faulty

if TYPE_CHECKING:
    from obhut.kernel.concept.tree import Tree

FEDERAL = "federal/"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "merge", help="lay an old template, a new one and a text of one's own side by side"
    )
    parser.add_argument("base", type=Path, metavar="BASE", help="folder of the old template")
    parser.add_argument("theirs", type=Path, metavar="THEIRS", help="folder of the new template")
    parser.add_argument("ours", type=Path, metavar="OURS", help="folder of one's own text")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="write the result there; new or empty"
    )
    parser.add_argument("--json", action="store_true", help="the items as data")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    parser.set_defaults(run=run, alone=True)


def run(args: argparse.Namespace) -> int:
    database.settle(database.NONE)
    try:
        return _merge(args)
    except Faulty as refused:
        return tell(refused)


def _merge(args: argparse.Namespace) -> int:
    """Raises Faulty where a folder cannot be read or written to."""
    from obhut.cli.merged import print_merged  # noqa: PLC0415 -- app ready

    _check_is_free(args.output)
    base, theirs, ours = _trees(args.base, args.theirs, args.ours)
    merged = merge(base, theirs, ours)
    if args.output:
        _write(merged, args.output)
    with translation.override(args.lang):
        if args.json:
            print(json.dumps(_as_data(merged), ensure_ascii=False, indent=2))
        else:
            print_merged(merged)
    return int(bool(merged.waiting))


def _trees(*folders: Path) -> "list[Tree]":
    """Every fault of every folder is told at once, with the folder it lies in."""
    trees: list[Tree] = []
    faults: list[Fault] = []
    for folder in folders:
        try:
            trees.append(tree_of(read_edition(_files(folder))))
        except Faulty as refused:
            faults += [replace(each, where=f"{folder}/{each.where}") for each in refused.faults]
    if faults:
        raise Faulty(tuple(faults))
    return trees


def _files(folder: Path) -> dict[str, str]:
    """The files of an edition; of a folder like content/, those of the federal one."""
    files = files_in(folder)
    federal = {name: text for name, text in files.items() if name.startswith(FEDERAL)}
    return federal or files


def _check_is_free(folder: Path | None) -> None:
    if folder is None or not folder.exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise Faulty(
            (
                Fault(
                    where=str(folder),
                    field="",
                    de="Dort liegt schon etwas. Bitte einen neuen oder leeren Ordner nennen.",
                    en="Something lies there already. Please name a new or empty folder.",
                ),
            )
        )


def _write(merged: Merged, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in write_edition(edition_of(merged.tree)).items():
        (folder / name).write_text(text, encoding="utf-8")


def _as_data(merged: Merged) -> dict[str, Any]:
    return {
        "needs_person": len(merged.waiting),
        "listed": len(merged.listed),
        "items": [_item_as_data(each) for each in merged.items],
    }


def _item_as_data(item: MergeItem) -> dict[str, Any]:
    return {
        "node": str(item.node) if item.node else None,
        "path": item.path,
        "case": item.case.value,
        "needs_person": item.needs_person,
        "base": item.base,
        "theirs": item.theirs,
        "ours": item.ours,
        "result": item.result,
        "suggested": item.options[0].value,
        "options": [each.value for each in item.options],
        "because": [str(each) for each in item.because],
        "fingerprint": item.fingerprint,
    }
