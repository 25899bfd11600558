"""The standard's own schemas and examples, where they lie beside the project; Lummerland as HSDS."""

import json
from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from obhut.kernel.concept.texts import Text
from obhut.kernel.exchange.hsds_objects import Service
from obhut.kernel.exchange.hsds_reading import Answers, Brought, Present, read_hsds
from obhut.kernel.exchange.hsds_terms import Vocabulary
from obhut.kernel.exchange.hsds_writing import service_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow

STANDARD = Path(__file__).parents[2] / "shared/data/hsds"
beside = pytest.mark.skipif(
    not STANDARD.exists(), reason="the HSDS schemas and examples are not beside the project"
)
LAENDER = {
    "DE": Text(de="Bund", en="Federation"),
    "DE-BE": Text(de="Berlin", en="Berlin"),
    "DE-BY": Text(de="Bayern", en="Bavaria"),
}
WORDS = Vocabulary({"land": LAENDER})
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def example(name: str) -> str:
    return (STANDARD / f"{name}.json").read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def validator(name: str) -> Draft202012Validator:
    """Formats are checked, and a property the standard does not know is an error."""
    schema = _strict(json.loads(example(name)))
    return Draft202012Validator(schema, format_checker=FormatChecker())


@lru_cache(maxsize=4)
def nested_validator(name: str, *path: str) -> Draft202012Validator:
    """Of an object that the schema of another one describes inside."""
    schema: Any = validator(name).schema
    for part in path:
        schema = schema["properties"][part]
        schema = schema.get("items", schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def errors(of: Draft202012Validator, value: Any) -> list[str]:
    return [f"{'.'.join(map(str, each.path))}: {each.message}" for each in of.iter_errors(value)]


def _strict(schema: Any) -> Any:
    match schema:
        case dict():
            closed = {name: _strict(inner) for name, inner in schema.items()}
            is_object = isinstance(schema.get("properties"), dict)
            return closed | ({"additionalProperties": False} if is_object else {})
        case list():
            return [_strict(inner) for inner in schema]
        case _:
            return schema


def exported(points: list[ServicePointRow], desks: list[DeskRow]) -> list[Service]:
    of_point: defaultdict[str, list[DeskRow]] = defaultdict(list)
    for desk in desks:
        of_point[desk.service_point].append(desk)
    return [service_of(point, of_point[point.key], WORDS, modified_at=AT) for point in points]


def as_lines(services: list[Service]) -> str:
    return "\n".join(service.model_dump_json(exclude_none=True) for service in services)


def imported(text: str, present: Present | None = None, **said: Any) -> Brought:
    return read_hsds({"file": text}, answers=Answers(**said), present=present or Present())
