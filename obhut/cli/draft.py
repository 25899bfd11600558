"""``obhut draft export CONCEPT FOLDER`` · ``obhut draft load CONCEPT FOLDER``: a draft as files, and back."""

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from obhut.cli.content import files_in, tell
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.refusals import Faulty

if TYPE_CHECKING:
    from obhut.concepts.actions.drafting import FilesSeen
    from obhut.concepts.queries.editions import EditionSeen

NOTE = "exported.json"
CHAPTER = re.compile(r"[0-9]{2,}-.+\.yaml")
KEEPER = Actor(
    person=INSTALLATION.person,
    desk=INSTALLATION.desk,
    grants=INSTALLATION.grants | {Grant(Role.LAND_COORDINATION, "federation", "DE")},
)
"""Whoever has the command line may work on every text."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "draft", help="write the draft of a text to files, and load it back"
    )
    words = parser.add_subparsers(required=True, metavar="export|load")
    export = words.add_parser("export", help="write the open draft to a folder")
    load = words.add_parser(
        "load",
        help="show what a folder would change in the open draft; with --load, take it over",
    )
    for word, run in ((export, run_export), (load, run_load)):
        word.add_argument("concept", help="key of the text, like federal or de-by")
        word.add_argument("folder", type=Path)
        word.set_defaults(run=run)
    load.add_argument("--load", action="store_true", help="take it over, all or nothing")


def run_export(args: argparse.Namespace) -> int:
    from obhut.concepts.queries.editions import text_seen  # noqa: PLC0415 -- app ready
    from obhut.kernel.concept.reading import write_edition  # noqa: PLC0415 -- app ready

    draft = _draft(args.concept)
    files = write_edition(text_seen(draft))
    args.folder.mkdir(parents=True, exist_ok=True)
    for path in args.folder.iterdir():
        if CHAPTER.fullmatch(path.name) and path.name not in files:
            path.unlink()  # a chapter that is no more, or stands elsewhere
    for name, text in files.items():
        (args.folder / name).write_text(text, encoding="utf-8")
    note = {"concept": draft.concept, "edition": str(draft.id), "revision": draft.revision}
    (args.folder / NOTE).write_text(json.dumps(note) + "\n", encoding="utf-8")
    print(f"{len(files)} Dateien nach / files to {args.folder}")
    return 0


def run_load(args: argparse.Namespace) -> int:
    from obhut.concepts.actions.drafting import load_files, look_at_files  # noqa: PLC0415 -- app ready

    draft = _draft(args.concept)
    try:
        files = files_in(args.folder)
        exported = _exported(args.folder, draft)
        seen = look_at_files(draft.id, files, by=KEEPER, exported=exported)
        _show(seen)
        if not args.load:
            print("Nichts geändert; übernehmen mit --load. / Nothing changed; take over: --load")
            return 0
        load_files(draft.id, files, seen=seen.revision, by=KEEPER, at=timezone.now())
    except Faulty as refused:
        return tell(refused)
    print(f"{len(seen.differences)} übernommen / taken over")
    return 0


def _show(seen: "FilesSeen") -> None:
    for each in seen.differences:
        node = each.after or each.before
        fields = ", ".join(field.path for field in each.fields)
        line = f"{each.what}: {node.key if node else each.node}{f' ({fields})' if fields else ''}"
        warned = each.node in seen.meanwhile
        print(f"{line}  ! hier inzwischen geändert / changed here meanwhile" if warned else line)
    print(f"{len(seen.differences)} Bausteine anders / nodes differ")


def _draft(key: str) -> "EditionSeen":
    from obhut.concepts.errors import NoSuchEdition  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries.editions import draft_for  # noqa: PLC0415 -- app ready

    draft = draft_for(KEEPER, key)
    if draft is None:
        raise NoSuchEdition(f"Kein offener Entwurf von {key}. / No draft of {key} is open.")
    return draft


def _exported(folder: Path, draft: "EditionSeen") -> int | None:
    """Of which revision of this very draft the folder was written; None where it does not say so."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = isinstance(note, Mapping) and note.get("edition") == str(draft.id)
    revision = note.get("revision") if same else None
    return revision if isinstance(revision, int) else None
