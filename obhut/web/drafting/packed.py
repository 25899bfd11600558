"""A draft as one file to take along: a ZIP of its YAML files, and back, never further than it may reach."""

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from obhut.concepts.queries.editions import EditionSeen
from obhut.kernel.refusals import Fault, Faulty

MEGABYTE = 1024 * 1024
LARGEST_PACKED = 5 * MEGABYTE
LARGEST = 16 * MEGABYTE
MOST_FILES = 1_000
NOTE = "exported.json"
"""Beside the files: which draft they were written from, and when in its life."""
LONGEST_NOTE = 10_000
WRITTEN = (1980, 1, 1, 0, 0, 0)
"""Of every file in every package: the same draft is the same package, byte for byte."""
MODE = 0o644 << 16
YAML = ".yaml"
BROKEN = (
    "Das ist kein lesbares ZIP-Archiv. Bitte die Dateien neu verpacken.",
    "This is not a readable ZIP archive. Please pack the files anew.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    files: Mapping[str, str]
    exported: int | None
    """Revision of the draft they were written from; None where the package does not say it."""
    edition: str
    """Id of that draft."""


def packed(draft: EditionSeen, files: Mapping[str, str]) -> bytes:
    """All files in one folder, named after the text and its number."""
    folder = f"{draft.concept}-{draft.number}"
    note = {"concept": draft.concept, "edition": str(draft.id), "revision": draft.revision}
    all_files = {**files, NOTE: json.dumps(note) + "\n"}
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in all_files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", WRITTEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, MODE
            package.writestr(entry, text.encode())
    return made.getvalue()


def unpacked(content: bytes) -> Unpacked:
    """The YAML files of a package, by name. Raises Faulty; whatever else lies in it is left alone."""
    if len(content) > LARGEST_PACKED:
        raise _refused(
            "", f"Das Archiv ist größer als {LARGEST_PACKED // MEGABYTE} MB.",
            f"The archive is larger than {LARGEST_PACKED // MEGABYTE} MB.",
        )  # fmt: skip
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            found = dict(_read(package))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, ValueError) as broken:
        raise _refused("", *BROKEN) from broken
    except (
        NotImplementedError,
        RuntimeError,
    ) as locked:  # packed in a way nobody needs, or encrypted
        raise _refused("", *BROKEN) from locked
    note = _note(found.pop(NOTE, b""))
    texts = {name: _text(name, read) for name, read in found.items()}
    revision = note.get("revision")
    return Unpacked(
        files=texts,
        exported=revision if isinstance(revision, int) and revision >= 0 else None,
        edition=str(note.get("edition", "")),
    )


def _read(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name without its folder, and what it holds; read no further than all of it may be large."""
    entries = [each for each in package.infolist() if not each.is_dir()]
    if len(entries) > MOST_FILES:
        raise _refused(
            "", f"Das Archiv hat mehr als {MOST_FILES} Dateien.",
            f"The archive has more than {MOST_FILES} files.",
        )  # fmt: skip
    left = LARGEST
    folders: dict[str, str] = {}
    for entry in entries:
        folder, _slash, name = entry.filename.rpartition("/")
        if name.startswith(".") or not (name.endswith(YAML) or name == NOTE):
            continue
        if folders.setdefault(name, folder) != folder or "__MACOSX" in folder:
            continue
        with package.open(entry) as opened:
            read = opened.read(left + 1)
        left -= len(read)
        if left < 0:
            raise _refused(
                name, f"Ausgepackt sind die Dateien größer als {LARGEST // MEGABYTE} MB.",
                f"Unpacked, the files are larger than {LARGEST // MEGABYTE} MB.",
            )  # fmt: skip
        yield name, read


def _text(name: str, read: bytes) -> str:
    try:
        return read.decode("utf-8")
    except UnicodeDecodeError as error:
        line = read.count(b"\n", 0, error.start) + 1
        raise _refused(
            f"{name}:{line}",
            "Die Datei ist nicht in UTF-8 geschrieben. Bitte so speichern.",
            "The file is not written in UTF-8. Please save it so.",
        ) from error


def _note(read: bytes) -> Mapping[str, object]:
    try:
        note = json.loads(read) if len(read) <= LONGEST_NOTE else {}
    except (ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def _refused(where: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=where, field="", de=de, en=en),))
