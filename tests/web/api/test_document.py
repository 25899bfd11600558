"""The API keeps to its own OpenAPI document, whatever it is asked."""

import json
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

ADDRESS = "/api/v1/openapi.json"
ANY_PLACE_EXISTS = positive_data_acceptance
"""Five digits are well formed and yet may be no Kreis: that is refused, and rightly."""
AS_IT_IS = {"Accept-Encoding": "identity"}
"""Asked for compressed, the answer would reach the checks as it travels, not as it is read."""
REFUSALS = SchemathesisConfig.from_dict(
    {"checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 405, 414, 422]}}}
)
"""What does not fit is refused with one of these; a question may also be too long (414)."""
FEW = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.usefixtures("lummerland", "kept_connection")
@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("responsible", GenerationMode.POSITIVE),
        ("responsible", GenerationMode.NEGATIVE),
        ("plan", GenerationMode.POSITIVE),
        ("plan", GenerationMode.NEGATIVE),
        ("gate", GenerationMode.POSITIVE),
        ("gate", GenerationMode.NEGATIVE),
        ("mechanism", GenerationMode.POSITIVE),
        ("signs", GenerationMode.POSITIVE),
        ("signs", GenerationMode.NEGATIVE),
        ("norms", GenerationMode.POSITIVE),
        ("norms", GenerationMode.NEGATIVE),
        ("norms/{key}", GenerationMode.POSITIVE),
        ("forms", GenerationMode.POSITIVE),
        ("actors", GenerationMode.POSITIVE),
        ("service-points", GenerationMode.POSITIVE),
        ("service-points", GenerationMode.NEGATIVE),
    ],
)
def test_every_answer_is_one_the_document_promises(path: str, mode: GenerationMode) -> None:
    document = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application(), config=REFUSALS)
    operation = document[f"/api/v1/{path}"]["GET"]

    @FEW
    @given(operation.as_strategy(generation_mode=mode))
    def answered(case: Any) -> None:
        answer = case.call(headers=AS_IT_IS)
        if (
            answer.status_code != HTTPStatus.REQUEST_URI_TOO_LONG
        ):  # a no that the checks do not know
            case.validate_response(answer, excluded_checks=[ANY_PLACE_EXISTS])

    answered()


@pytest.mark.django_db
def test_every_refusal_is_declared_as_a_problem(client: Client) -> None:
    document = json.loads(client.get(ADDRESS).content)
    responses = [
        (path, status, sorted(response.get("content", {})))
        for path, operations in document["paths"].items()
        for operation in operations.values()
        for status, response in operation["responses"].items()
        if int(status) >= 400
    ]

    assert document["openapi"].startswith("3.1")
    assert {content for *_, contents in responses for content in contents} == {
        "application/problem+json"
    }
    assert sorted({status for _, status, _ in responses}) == [
        "400",
        "404",
        "405",
        "414",
        "422",
        "503",
    ]


@pytest.mark.django_db
def test_the_document_tells_the_questions_and_their_answers(client: Client) -> None:
    document = json.loads(client.get(ADDRESS).content)
    asked = {
        path: [parameter["name"] for parameter in operations["get"].get("parameters", [])]
        for path, operations in document["paths"].items()
    }
    place = ["land", "ags", "bezirk", "postcode", "at"]

    assert asked == {
        "/api/v1/responsible": ["function", *place],
        "/api/v1/plan": ["profession", *place, "danger", "age", "company", "carers", "missing"],
        "/api/v1/signs": ["card", "setting", "form", "observer", *place],
        "/api/v1/gate": [
            *("sender", "recipient", "data_class", "purpose", "consent", "danger"),
            *place,
        ],
        "/api/v1/mechanism": place,
        "/api/v1/norms": [*place, "q", "level", "review"],
        "/api/v1/norms/{key}": ["key", *place],
        "/api/v1/forms": place,
        "/api/v1/actors": place,
        "/api/v1/service-points": [
            *("q", "land", "minors", "professionals", "form", "language", "open", "page"),
        ],
    }


@pytest.mark.usefixtures("lummerland")
def test_the_document_lists_functions_and_professions_in_force(client: Client) -> None:
    document = json.loads(client.get(ADDRESS).content)
    first = {
        path: operations["get"]["parameters"][0]["schema"].get("enum")
        for path, operations in document["paths"].items()
        if operations["get"]["parameters"][0]["name"] != "land"
    }

    assert {path: values for path, values in first.items() if values} == {
        "/api/v1/responsible": ["lamplighting", "youth-office", "night-watch", "advice"],
        "/api/v1/plan": ["lamplighter"],
        "/api/v1/signs": ["", "card-lamplighter"],
        "/api/v1/gate": ["lamplighter", "lamplighting", "youth-office", "night-watch", "advice"],
    }
