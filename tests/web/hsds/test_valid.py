"""Every answer is valid against the standard's own schemas: formats checked, unknown properties refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.hsds import beside, errors, example, nested_validator, validator

pytestmark = [beside, pytest.mark.usefixtures("loaded")]
BASE = "/hsds/v3"
SCHEMAS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
}
LISTS = [
    (name, query)
    for name, queries in {
        "services": ["", "full=true", "search=jugendamt&per_page=3"],
        "organizations": ["", "full=true", "full_service=true"],
        "service_at_locations": ["", "full=true"],
    }.items()
    for query in queries
]
TERM = ("attributes", "taxonomy_term")


def asked(client: Client, path: str) -> Any:
    answer = client.get(f"{BASE}/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return json.loads(answer.content)


def every_page(client: Client, path: str, query: str) -> Iterator[dict[str, Any]]:
    page = asked(client, f"{path}?{query}")
    yield page
    for number in range(2, page["total_pages"] + 1):
        yield asked(client, f"{path}?{query}&page={number}")


def wrong(page: dict[str, Any]) -> list[str]:
    """What the standard's description of a page does not allow."""
    described = json.loads(example("openapi"))["components"]["schemas"]["Page"]
    assert set(page) == {*described["properties"], "contents"}
    kinds = {name: {"integer": int, "boolean": bool}[each["type"]]
             for name, each in described["properties"].items()}  # fmt: skip
    return [name for name, kind in kinds.items() if type(page[name]) is not kind]


@pytest.mark.parametrize(("name", "query"), LISTS)
def test_every_record_of_every_page_of_a_list_is_valid(
    client: Client, name: str, query: str
) -> None:
    pages = list(every_page(client, name, query))
    records = [record for page in pages for record in page["contents"]]

    assert [each for page in pages for each in wrong(page)] == []
    assert len(records) == pages[0]["total_items"] > 0
    assert [each for record in records for each in errors(validator(SCHEMAS[name]), record)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_record_by_itself_is_the_one_of_the_full_list(client: Client, name: str) -> None:
    (page,) = every_page(client, name, "full=true&per_page=200")

    some = page["contents"][::7]
    assert [asked(client, f"{name}/{record['id']}") for record in some] == some


@pytest.mark.parametrize(
    ("name", "path"), [("taxonomy_terms", TERM), ("taxonomies", (*TERM, "taxonomy_detail"))]
)
def test_taxonomies_and_their_terms_are_valid(
    client: Client, name: str, path: tuple[str, ...]
) -> None:
    schema = nested_validator("service", *path)
    (page,) = every_page(client, name, "per_page=200")
    some = page["contents"][::5]

    assert [asked(client, f"{name}/{record['id']}") for record in some] == some
    assert [each for record in page["contents"] for each in errors(schema, record)] == []


def test_what_is_streamed_is_valid_and_complete(client: Client) -> None:
    answer: Any = client.get(f"{BASE}/services?format=ndjson&full=true")
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert answer["Content-Type"] == "application/x-ndjson"
    assert len(lines) == 147
    assert [each for line in lines for each in errors(validator("service"), json.loads(line))] == []


def test_the_validator_refuses_what_the_standard_does_not_know() -> None:
    service = json.loads(example("service_full"))

    assert errors(validator("service"), service) == []
    assert errors(validator("service"), service | {"colour": "red"}) != []
    assert errors(validator("service"), service | {"email": "nobody"}) != []
    assert errors(validator("service"), service | {"id": "1"}) != []
