"""The text of a file that somebody brings: plain, gzipped or zipped, and never larger than expected.

What is packed is recognised by its first bytes, whatever the file is called.
"""

import gzip
import zipfile
import zlib
from pathlib import Path
from typing import Protocol

from obhut.kernel.refusals import Fault, Faulty

LARGEST = 64 * 1024 * 1024
"""GeoNames' file for Germany has about 2 MB; a bomb has thousands of them."""
GZIP, ZIP = b"\x1f\x8b", b"PK"


class Readable(Protocol):
    """Anything that gives bytes, no more than asked for."""

    def read(self, size: int, /) -> bytes: ...


def text_in(path: Path) -> str:
    """The text of the file. Raises Faulty with what is wrong, and what would be right."""
    try:
        with path.open("rb") as file:
            begins = file.read(2)
        if begins == ZIP:
            content = _zipped(path)
        elif begins == GZIP:
            with gzip.open(path) as unpacked:
                content = _bounded(unpacked, path)
        else:
            with path.open("rb") as file:
                content = _bounded(file, path)
    except OSError as error:
        raise _refused(
            path,
            f"Die Datei ist nicht lesbar: {error.strerror or error}.",
            f"The file cannot be read: {error.strerror or error}.",
        ) from error
    except (EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise _refused(
            path,
            "Die gepackte Datei ist beschädigt, unvollständig oder verschlüsselt. Bitte neu laden.",
            "The packed file is damaged, incomplete or encrypted. Please fetch it anew.",
        ) from error
    return _decoded(content, path)


def _zipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [
            each.filename
            for each in archive.infolist()
            if not each.is_dir() and "readme" not in each.filename.lower()
        ]
        if len(names) != 1:
            raise _refused(
                path,
                f"Ins Archiv gehört genau eine Datei; hier sind es {len(names)}.",
                f"Exactly one file belongs into the archive; here there are {len(names)}.",
            )
        with archive.open(names[0]) as unpacked:
            return _bounded(unpacked, path)


def _bounded(file: Readable, path: Path) -> bytes:
    """Everything, read no further than a file of ours can reach."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        megabytes = LARGEST // 1024 // 1024
        raise _refused(
            path,
            f"Die Datei ist ausgepackt größer als {megabytes} MB. Mehr wird nicht gelesen.",
            f"Unpacked the file is larger than {megabytes} MB. No more is read.",
        )
    return content


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(
            Path(f"{path}:{line}"),
            "Die Datei ist nicht in UTF-8 geschrieben. Bitte unverändert von der Quelle nehmen.",
            "The file is not written in UTF-8. Please take it from its source as it is.",
        ) from error


def _refused(where: Path, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=str(where), field="", de=de, en=en),))
