"""Every no of the API is a problem document and says what would be right."""

import json
from typing import Any

import pytest
from django.test import Client

QUESTION = "/api/v1/responsible?function=advice"
PLAN = "/api/v1/plan?profession=lamplighter"


def problem(client: Client, address: str) -> tuple[int, Any]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert told["status"] == answer.status_code
    return answer.status_code, told.get("errors")


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/api/v1/responsible", ["function"]),
        ("/api/v1/responsible?function=wizard&land=XX&at=soon", ["function", "land", "at"]),
        (f"{QUESTION}&ags=9564", ["ags"]),
        (f"{QUESTION}&ags=99999", ["ags"]),
        (f"{QUESTION}&ags=09564&land=DE-BE", ["ags"]),
        (f"{QUESTION}&postcode=00999", ["postcode"]),
        (f"{QUESTION}&bezirk=13&land=DE-BE", ["bezirk"]),
        (f"{QUESTION}&colour=red", ["colour"]),
        (f"{QUESTION}&land=DE-BY&land=DE-BE", ["land"]),
        (f"{QUESTION}&land=%20DE-BY", ["land"]),
        (f"{QUESTION}&land=%FF%FE", ["land"]),
        (f"{QUESTION}&land={'%C3%A4' * 300}", ["land"]),
        (f"{QUESTION}&at=1999-01-01T00:00", ["at"]),
        ("/api/v1/plan?profession=wizard&danger=perhaps", ["danger", "profession"]),
        ("/api/v1/mechanism?profession=lamplighter", ["profession"]),
    ],
)
def test_what_does_not_fit_is_named_by_field(
    client: Client, address: str, fields: list[str]
) -> None:
    status, errors = problem(client, address)

    assert (status, [error["field"] for error in errors]) == (422, fields)


@pytest.mark.usefixtures("lummerland")
def test_the_allowed_answers_are_listed(client: Client) -> None:
    _, errors = problem(client, f"{PLAN}&danger=perhaps")

    assert errors == [
        {
            "field": "danger",
            "reason_de": "„perhaps“ gibt es nicht. Möglich: now, not_now, unknown.",
            "reason_en": '"perhaps" does not exist. Possible: now, not_now, unknown.',
            "allowed": ["now", "not_now", "unknown"],
        }
    ]


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize("at", ["2020-01-01T00:00", "2100-12-31T23:59", "2026-10-25T02:30"])
def test_the_ends_of_the_calendar_are_answered(client: Client, at: str) -> None:
    assert client.get(f"{PLAN}&ags=09564&at={at}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/", 404),
        ("/api/v1/", 404),
        ("/api/v1/children", 404),
        ("/api/v2/plan", 404),
        ("/api/v1/%FF%FE", 404),
        ("/api/v1/plan?a=%00", 400),
        ("/api/v1/plan?a=" + "a" * 2_000, 414),
    ],
)
def test_an_address_that_is_none_is_refused(client: Client, address: str, status: int) -> None:
    assert problem(client, address)[0] == status


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["plan", "responsible", "mechanism", "openapi.json"])
def test_another_method_is_refused_with_the_right_ones(client: Client, address: str) -> None:
    answer = client.post(f"/api/v1/{address}")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert sorted(answer["Allow"].split(", ")) == ["GET", "HEAD"]


@pytest.mark.usefixtures("nothing_loaded")
@pytest.mark.parametrize("address", ["plan", "responsible", "mechanism"])
def test_before_a_first_load_the_api_says_that_nothing_is_in_force(
    client: Client, address: str
) -> None:
    assert problem(client, f"/api/v1/{address}") == (503, None)


@pytest.mark.usefixtures("nothing_loaded")
def test_before_a_first_load_a_page_shows_the_help_lines(client: Client) -> None:
    page = client.get("/plan/?profession=lamplighter&danger=now")

    assert page.status_code == 503
    assert 'href="tel:116016"' in page.text
