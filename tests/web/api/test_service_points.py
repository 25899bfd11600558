"""The directory as data: the same entries as on the page."""

import json
import re
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("loaded")
QUESTIONS = [
    "q=jugentamt",
    "q=Zwangsheirat&minors=yes",
    "land=DE-BE",
    "form=labour&page=2",
    "q=xyzq",
]


def asked(client: Client, query: str) -> Any:
    answer = client.get(f"/api/v1/service-points?{query}")
    assert answer.status_code == 200
    return json.loads(answer.content)


@pytest.mark.parametrize("query", QUESTIONS)
def test_it_answers_what_the_page_answers(client: Client, query: str) -> None:
    told = asked(client, query)
    page = client.get(f"/verzeichnis/?{query}").text

    shown = re.findall(r'desk-card__name"><a href="/verzeichnis/([^/]+)/"', page)
    assert [entry["key"] for entry in told["entries"]] == shown


def test_a_misspelt_word_comes_with_what_it_was_taken_for(client: Client) -> None:
    told = asked(client, "q=Nuernbreg")

    assert told["words"] == [
        {"typed": "nurnbreg", "understood": "similar", "as_spelt": ["Nürnberg"]}
    ]


def test_a_number_on_hold_stays_at_home(client: Client) -> None:
    held = [entry for entry in asked(client, "q=berta")["entries"] if entry["held"]]

    assert [(entry["key"], entry["phones"], entry["note"]) for entry in held] == [
        ("de-berta", [], None)
    ]


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("land=XX&minors=perhaps", ["land", "minors"]),
        ("language=klingon", ["language"]),
        ("page=0", ["page"]),
        ("page=99", ["page"]),
        (f"q={'a' * 201}", ["q"]),
        ("open=maybe", ["open"]),
        ("colour=red", ["colour"]),
    ],
)
def test_what_does_not_fit_is_named_by_field(client: Client, query: str, fields: list[str]) -> None:
    answer = client.get(f"/api/v1/service-points?{query}")

    errors = [error["field"] for error in json.loads(answer.content)["errors"]]
    assert (answer.status_code, errors) == (422, fields)


def test_before_a_first_load_it_says_so(client: Client, nothing_loaded: None) -> None:
    assert client.get("/api/v1/service-points").status_code == 503
