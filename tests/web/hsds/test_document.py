"""The HSDS interface keeps to its own OpenAPI document, whatever it is asked, and to the standard's."""

import json
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import given, settings
from schemathesis import GenerationMode

from tests.hsds import beside, example
from tests.web.api.test_document import ANY_PLACE_EXISTS, AS_IT_IS, FEW, REFUSALS

ADDRESS = "/hsds/v3/openapi.json"
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
FEWER = settings(FEW, max_examples=8)
BOTH = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
NO_DISTANCES = {"proximity"}
"""The standard has it; we keep no coordinates and say so."""


def document(client: Client) -> Any:
    return json.loads(client.get(ADDRESS).content)


@pytest.mark.usefixtures("lummerland", "kept_connection")
@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((name, mode) for name in LISTS for mode in BOTH),
        *(("organizations/{id}", mode) for mode in BOTH),
        ("services/{id}", GenerationMode.POSITIVE),
    ],
)
def test_every_answer_is_one_the_document_promises(path: str, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application(), config=REFUSALS)
    operation = described[f"/hsds/v3/{path}"]["GET"]

    @FEWER
    @given(operation.as_strategy(generation_mode=mode))
    def answered(case: Any) -> None:
        if (case.query or {}).get("format") == "ndjson":
            return  # a stream of objects, which no document of ours describes
        answer = case.call(headers=AS_IT_IS)
        if answer.status_code != 414:
            case.validate_response(answer, excluded_checks=[ANY_PLACE_EXISTS])

    answered()


@beside
@pytest.mark.usefixtures("lummerland")
def test_every_address_and_filter_of_the_standard_is_there(client: Client) -> None:
    standard, ours = json.loads(example("openapi")), document(client)
    named = standard["components"]["parameters"]

    for path, operations in standard["paths"].items():
        wanted = {
            named[each["$ref"].rsplit("/", 1)[1]]["name"] if "$ref" in each else each["name"]
            for each in operations["get"].get("parameters", [])
        }
        there = {each["name"] for each in ours["paths"][f"/hsds/v3{path}"]["get"]["parameters"]}
        assert wanted - there - NO_DISTANCES == set(), path


@pytest.mark.usefixtures("lummerland")
def test_every_refusal_is_declared_as_a_problem(client: Client) -> None:
    told = {
        (status, content)
        for operations in document(client)["paths"].values()
        for operation in operations.values()
        for status, response in operation["responses"].items()
        for content in response["content"]
    }

    refused = {
        (f"{status}", "application/problem+json") for status in (400, 404, 405, 414, 422, 503)
    }
    assert told == {("200", "application/json")} | refused
