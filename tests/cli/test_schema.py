"""The editor's schema is generated from the kinds: it knows what the reader knows."""

import copy
import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from obhut.cli.schema import run, schemas
from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.notation import read

SCHEMAS = {name: jsonschema_rs.validator_for(schema) for name, schema in schemas().items()}


def schema_of(name: str) -> str:
    folder, _, file = name.partition("/")
    return {"federal": "federal.json", "laender": "land.json"}.get(
        folder, file.replace(".yaml", ".json")
    )


def test_every_file_of_the_content_is_valid(files: dict[str, str]) -> None:
    wrong = [
        name
        for name, text in files.items()
        if not SCHEMAS[schema_of(name)].is_valid(read(text, name=name).value)
    ]

    assert wrong == []


@pytest.fixture
def step(files: dict[str, str]) -> dict[str, Any]:
    """A file with one step."""
    name = next(each for each in files if each.endswith("-steps.yaml"))
    value = copy.deepcopy(read(files[name], name=name).value)
    return {"section": value["section"], "nodes": value["nodes"][:1]}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("moment", "tomorrow"),
        ("bearer", None),
        ("basis", []),
        ("ends", "yes"),
        ("colour", "red"),
        ("when", [{"question": "weather", "answers": ["rain"]}]),
    ],
)
def test_a_wrong_fact_is_wrong_in_the_editor_too(
    step: dict[str, Any], field: str, wrong: object
) -> None:
    schema = SCHEMAS["federal.json"]
    assert schema.is_valid(step)

    step["nodes"][0]["facts"][field] = wrong

    assert not schema.is_valid(step)


def test_every_kind_has_its_facts_in_the_schema() -> None:
    defined = schemas()["federal.json"]["$defs"]

    assert [kind for kind, facts in KINDS.items() if facts.__name__ not in defined] == []


def test_the_schemas_are_written_for_editors(tmp_path: Path) -> None:
    assert run(Namespace(folder=tmp_path / "schema")) == 0

    written = {path.name: json.loads(path.read_text("utf-8")) for path in tmp_path.rglob("*.json")}
    assert written == json.loads(json.dumps(schemas()))
