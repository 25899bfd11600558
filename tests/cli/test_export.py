"""An edition on the command line: the same bytes as on its pages, in every form."""

import hashlib
import json
import zipfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from django.test import Client

from obhut.cli import export
from obhut.cli.content import files_in
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.refusals import Faulty
from tests.editions import LAND, first, put_two_editions_in_force, second

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editions(nothing_loaded: None) -> None:
    put_two_editions_in_force()


def typed(*words: str) -> Namespace:
    parser = ArgumentParser()
    export.add_to(parser.add_subparsers())
    return parser.parse_args(["export", *words, "--site", "http://testserver/"])


def exported(tmp_path: Path, *words: str) -> bytes:
    file = tmp_path / "out"
    args = typed(*words, "-o", str(file))
    assert args.run(args) == 0
    return file.read_bytes()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (("--as", "json"), "/fassungen/federal/2/fassung.json"),
        (("--as", "json", "--edition", "1"), "/fassungen/federal/1/fassung.json"),
        (("--as", "pdf"), "/fassungen/federal/2/handbuch.pdf"),
        (("--as", "docx", "--lang", "en"), "/en/editions/federal/2/handbook.docx"),
        (("--as", "docx", "--text"), "/fassungen/federal/2/fassung.docx"),
        (("--as", "docx", "--since", "1"), "/fassungen/federal/2/gegen/federal/1/vergleich.docx"),
        (
            ("--as", "pdf", "--since", f"{LAND}/1"),
            f"/fassungen/federal/2/gegen/{LAND}/1/vergleich.pdf",
        ),
        (("--as", "svg"), "/fassungen/federal/2/schaubild.svg"),
        (("--as", "bpmn"), "/fassungen/federal/2/schaubild.bpmn"),
    ],
)
def test_what_is_exported_is_what_the_page_gives(
    client: Client, tmp_path: Path, words: tuple[str, ...], address: str
) -> None:
    page = client.get(address)

    assert page.status_code == 200
    assert exported(tmp_path, "federal", *words) == page.content


def test_a_folder_of_an_edition_reads_back_as_the_same_edition(tmp_path: Path) -> None:
    for number, text in (("1", first()), ("2", second())):
        args = typed("federal", "--edition", number, "-o", str(tmp_path / number))

        assert args.run(args) == 0
        assert read_edition(files_in(tmp_path / number)) == text


def test_a_zip_holds_the_files_byte_for_byte(tmp_path: Path) -> None:
    args = typed("federal", "--edition", "1", "-o", str(tmp_path / "out.zip"))

    assert args.run(args) == 0

    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        held = {name: packed.read(name).decode() for name in packed.namelist()}
    assert held == write_edition(first())


def test_everything_in_force_is_still_one_folder(tmp_path: Path) -> None:
    args = typed("content", "-o", str(tmp_path))

    assert args.run(args) == 0
    assert (
        read_edition(
            {name: text for name, text in files_in(tmp_path).items() if name.startswith("federal/")}
        )
        == second()
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("wizard",), rf'no text "wizard"\. There are: federal, {LAND}, content'),
        (("federal", "--edition", "7"), r"no edition 7\. There are: 1, 2"),
        (("federal", "--as", "json", "--since", "1"), "comes as pdf or docx"),
        (("federal", "--as", "pdf", "--since", "x"), "is no edition"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    args = typed(*words, "-o", str(tmp_path / "x"))

    with pytest.raises(Faulty, match=says):
        args.run(args)
    assert list(tmp_path.iterdir()) == []


def test_the_data_say_all_that_the_digest_is_of(tmp_path: Path) -> None:
    told = json.loads(exported(tmp_path, LAND, "--as", "json"))
    form = json.dumps(
        [told["form"], told["chapters"]], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )

    assert hashlib.sha256(form.encode()).hexdigest() == told["digest"]
    assert told["base"] == {"concept": "federal", "number": 1}
    assert [each["decided_by"] for each in told["deviations"]] == ["Inselrat", "Inselrat"]
