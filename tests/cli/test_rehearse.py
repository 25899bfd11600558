"""Rehearsals on the command line: text, data, exit codes, and refusals in a sentence."""

import json
from argparse import ArgumentParser
from typing import Any

import pytest

from obhut.cli import rehearse
from obhut.concepts.errors import NoSuchEdition
from obhut.kernel.refusals import Faulty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
BAVARIA = ("--land", "DE-BY", "--seed", "7", "--year", "2026")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    parser = ArgumentParser()
    rehearse.add_to(parser.add_subparsers())
    args = parser.parse_args(("rehearse", "federal", *words))
    return args.run(args), capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code, text = said(capsys, *BAVARIA, *words, "--json")
    return code, json.loads(text)


def test_a_net_with_dead_ends_ends_with_1_and_names_cases_to_look_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, told = data(capsys, "--count", "50")

    assert code == 1
    assert (told["cases"], told["made_up"], told["edition"], told["state"]) == (
        50,
        True,
        1,
        "in_force",
    )
    assert told["caught"][0]["numbers"][0] in range(50)


def test_the_same_words_say_the_same_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert data(capsys, "--count", "50") == data(capsys, "--count", "50")


def test_one_case_of_the_net_is_played_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    _, net = data(capsys, "--count", "50")
    number = net["caught"][0]["numbers"][0]

    code, course = data(capsys, "--number", str(number))
    text_code, text = said(capsys, *BAVARIA, "--number", str(number))

    assert (code, text_code, course["number"]) == (1, 1, number)
    assert len(course["dead_ends"]) >= 1
    assert course["parts"][0]["title"] in text


def test_beside_itself_an_edition_has_changed_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = data(capsys, "--count", "50", "--against", "1")
    _, text = said(capsys, *BAVARIA, "--count", "50", "--against", "1")

    assert (code, told["before"]["caught"]) == (1, told["caught"])
    assert text.startswith("Vorher: ")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_net_is_told_in_both_languages(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    _, text = said(capsys, *BAVARIA, "--count", "50", "--lang", lang)

    assert ("Sackgasse" in text, "dead end" in text) == (lang == "de", lang == "en")


@pytest.mark.parametrize(
    "wrong",
    [("--land", "XX"), (), ("--land", "DE-BY", "--count", "0"), ("--land", "DE-BY", "--year", "1066")],
)  # fmt: skip
def test_what_does_not_fit_is_refused(
    capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    with pytest.raises(Faulty):
        said(capsys, *wrong)


@pytest.mark.parametrize("missing", [("--draft",), ("--edition", "9")])
def test_an_edition_that_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], missing: tuple[str, ...]
) -> None:
    with pytest.raises(NoSuchEdition):
        said(capsys, *BAVARIA, *missing)
