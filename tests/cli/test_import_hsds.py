"""``obhut import-hsds`` as it is typed: it shows first, asks for what is missing, and takes over on demand."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from obhut.cli import import_hsds
from obhut.directory.queries.entries import entry
from tests.hsds import beside, example

KEY = "hsds-ac148810-d857-441c-9679-408f346de14b"
SAID = ("--kind", "counselling", "--source", "https://insel.example")


def typed(*words: str) -> int:
    parser = ArgumentParser()
    import_hsds.add_to(parser.add_subparsers())
    args = parser.parse_args(["import-hsds", *words])
    return int(args.run(args))


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "service.json"
    path.write_text(example("service_full"), encoding="utf-8")
    return str(path)


@beside
@pytest.mark.usefixtures("lummerland")
def test_without_load_it_only_shows(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(file, *SAID) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"directory/service-points.yaml: {KEY} (Community Counselling): +"
    assert "1 neu / new, 0 geändert / changed, 0 unverändert / unchanged" in told
    assert f"{KEY}: Funktion nicht gesehen, keine Stelle / function not seen, no desk" in told
    assert "nicht übernommen / not taken over: capacities (1 ×)" in told
    assert told[-1].startswith("Nichts wurde geändert")
    assert entry(KEY) is None


@beside
@pytest.mark.usefixtures("lummerland")
def test_with_load_it_takes_over(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(file, *SAID, "--function", "advice", "--area", "land:DE-BY", "--load") == 0

    assert capsys.readouterr().out.splitlines()[-1] == ("2 Zeilen übernommen. / 2 rows taken over.")
    assert entry(KEY) is not None


@beside
@pytest.mark.usefixtures("lummerland")
def test_what_the_file_does_not_say_is_asked_for(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(file) == 2

    told = capsys.readouterr().err
    assert (
        "Die Datei sagt nicht, welche Art von Anlaufstelle es ist. Bitte angeben: --kind." in told
    )
    assert "2 Fehler; nichts wurde geändert. / 2 faults; nothing changed." in told


@beside
@pytest.mark.usefixtures("lummerland")
def test_an_area_that_is_none_is_told(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(file, *SAID, "--area", "Bayern") == 2

    assert "„Bayern“ ist kein Gebiet. Möglich: land:DE-BY" in capsys.readouterr().err


@pytest.mark.usefixtures("lummerland")
def test_what_was_streamed_from_another_installation_changes_nothing_here(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer: Any = client.get("/hsds/v3/services?format=ndjson&full=true")
    path = tmp_path / "services.ndjson"
    path.write_bytes(b"".join(answer.streaming_content))

    assert len(list(map(json.loads, path.read_text("utf-8").splitlines()))) == 4
    assert typed(str(path), "--load") == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 neu / new, 0 geändert / changed, 8 unverändert / unchanged",
        "0 Zeilen übernommen. / 0 rows taken over.",
    ]
