"""A file that somebody brings is read whole, and never larger than a file of ours can be."""

import gzip
import zipfile
from pathlib import Path

import pytest

from obhut.cli.packed import LARGEST, text_in
from obhut.kernel.refusals import Faulty

TEXT = "DE\t01067\tDresden\n"


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(Faulty) as caught:
        text_in(path)
    (fault,) = caught.value.faults
    return fault.where, fault.en


def zipped(path: Path, *names: str, content: bytes = TEXT.encode()) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return path


def test_plain_gzipped_and_zipped_are_read_whatever_they_are_called(tmp_path: Path) -> None:
    plain, packed = tmp_path / "DE.txt", tmp_path / "DE.csv"
    plain.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    packed.write_bytes(gzip.compress(TEXT.encode()))
    archive = zipped(tmp_path / "DE", "readme.txt", "DE.txt")

    assert [text_in(path) for path in (plain, packed, archive)] == [TEXT] * 3


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    zeros = bytes(LARGEST + 1)
    archive = zipped(tmp_path / "bomb.zip", "DE.txt", content=zeros)
    packed = tmp_path / "bomb.gz"
    packed.write_bytes(gzip.compress(zeros, compresslevel=1))

    assert archive.stat().st_size < 100_000
    assert {refused(archive)[1], refused(packed)[1]} == {
        "Unpacked the file is larger than 64 MB. No more is read."
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (gzip.compress(TEXT.encode() * 99)[:-20], "damaged, incomplete or encrypted"),
        (b"\x1f\x8b" + b"\xff" * 50, "cannot be read"),
        (b"PK" + b"\xff" * 50, "damaged, incomplete or encrypted"),
        ("Königs Wusterhausen".encode("latin-1"), "not written in UTF-8"),
        (TEXT.encode("utf-16"), "not written in UTF-8"),
    ],
    ids=["gzip cut off", "no gzip", "no zip", "Latin-1", "UTF-16"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "DE.txt"
    path.write_bytes(content)

    assert says in refused(path)[1]


def test_an_archive_holds_one_file(tmp_path: Path) -> None:
    none = zipped(tmp_path / "none.zip", "readme.txt")
    two = zipped(tmp_path / "two.zip", "DE.txt", "AT.txt")

    assert [refused(path)[1].rpartition(" ")[2] for path in (none, two)] == ["0.", "2."]


def test_what_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "no") == (
        str(tmp_path / "no"),
        "The file cannot be read: No such file or directory.",
    )
    assert refused(tmp_path)[1] == "The file cannot be read: Is a directory."


def test_a_strange_letter_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "DE.txt"
    path.write_bytes(TEXT.encode() * 2 + b"\xe4")

    assert refused(path)[0] == f"{path}:3"
