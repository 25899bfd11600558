"""The handbook on the command line: the same bytes as on the page."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from django.test import Client

from obhut.cli import handbook
from obhut.kernel.refusals import Faulty
from tests.lummerland import put_lummerland_in_force

pytestmark = pytest.mark.django_db


def typed(*words: str) -> Namespace:
    parser = ArgumentParser()
    handbook.add_to(parser.add_subparsers())
    return parser.parse_args(["handbook", *words])


@pytest.mark.parametrize(
    ("language", "address"), [("de", "/handbuch/DE-BY/pdf/"), ("en", "/en/handbook/DE-BY/pdf/")]
)
def test_the_file_is_what_the_page_gives(
    client: Client, tmp_path: Path, language: str, address: str
) -> None:
    put_lummerland_in_force()
    file = tmp_path / "handbook.pdf"
    args = typed("DE-BY", "-o", str(file), "--language", language, "--site", "http://testserver/")

    code = args.run(args)

    assert (code, file.read_bytes()) == (0, client.get(address).content)


def test_a_land_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    put_lummerland_in_force()
    args = typed("DE-XX", "-o", str(tmp_path / "x.pdf"))

    with pytest.raises(Faulty, match=r"DE-XX.*does not exist.*DE-BY"):
        args.run(args)
