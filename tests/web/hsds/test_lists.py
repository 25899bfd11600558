"""The lists of HSDS: pages, the standard's filters, streams, and a clear no."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.postcodes import import_postcodes
from obhut.directory.actions.rows import change_row
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.notation import write
from obhut.kernel.exchange.hsds_ids import (
    organization_id,
    place_id,
    service_id,
    taxonomy_id,
    term_id,
)
from obhut.kernel.mechanism.directory import SERVICE_POINTS, read_directory
from tests.conftest import LOADED_AT
from tests.directory.post import geonames_like
from tests.lummerland import POINTS, directory_files, service_point

BASE = "/hsds/v3"
LATER = datetime(2026, 11, 25, 12, tzinfo=UTC)
ORDER = ["left-bank", "office", "watch", "right-bank"]
"""Of Lummerland, as readers see it: on hold comes last."""


def asked(client: Client, path: str) -> Any:
    answer = client.get(f"{BASE}/{path}")
    assert answer.status_code == 200
    return json.loads(answer.content)


def keys(page: Any) -> list[str]:
    """Of the service points behind services or places."""
    by_id = {str(own(key)): key for key in ORDER for own in (service_id, place_id)}
    return [by_id[record["id"]] for record in page["contents"]]


def problem(client: Client, path: str) -> tuple[int, list[str]]:
    answer = client.get(f"{BASE}/{path}")
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    return answer.status_code, [error["field"] for error in told.get("errors", [])]


@pytest.mark.usefixtures("lummerland")
def test_the_api_says_what_it_is(client: Client) -> None:
    told = asked(client, "")

    assert (told["version"], told["openapi_url"]) == (
        "3.1",
        "http://testserver/hsds/v3/openapi.json",
    )


@pytest.mark.usefixtures("lummerland")
def test_a_list_is_cut_into_pages_that_hold_everything_once(client: Client) -> None:
    first, second = (
        asked(client, "services?per_page=3"),
        asked(client, "services?per_page=3&page=2"),
    )

    assert keys(first) + keys(second) == ORDER
    assert {name: value for name, value in first.items() if name != "contents"} == {
        "total_items": 4, "total_pages": 2, "page_number": 1, "size": 3,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert (second["size"], second["first_page"], second["last_page"]) == (1, False, True)


@pytest.mark.usefixtures("lummerland")
def test_nothing_found_is_an_empty_page(client: Client) -> None:
    page = asked(client, "services?search=xyzq")

    assert (page["total_items"], page["total_pages"], page["empty"], page["last_page"]) == (
        *(0, 0),
        *(True, True),
    )


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"taxonomy_term_id={term_id('function', 'advice')}", ["left-bank", "right-bank"]),
        (f"taxonomy_term_id={term_id('kind', 'counselling')}", ORDER),
        (f"taxonomy_term_id={term_id('kind', 'police')}", []),
        (f"taxonomy_term_id={service_id('office')}", []),
        (f"taxonomy_id={taxonomy_id('professionals')}", []),
        (f"taxonomy_id={taxonomy_id('minors')}", ORDER),
        (f"organization_id={organization_id(None, 'office')}", ["office"]),
        (f"organization_id={service_id('office')}", []),
        ("modified_after=2026-11-24T08:00:00Z", ORDER),
        ("modified_after=2026-11-24T09:00:00", ORDER),
        ("modified_after=2026-11-24T09:00:01", []),
        ("search=left-bank", ["left-bank"]),
        (f"search=Lummerland&taxonomy_term_id={term_id('function', 'youth-office')}", ["office"]),
    ],
)
def test_services_are_narrowed_as_the_standard_has_it(
    client: Client, query: str, expected: list[str]
) -> None:
    assert keys(asked(client, f"services?{query}")) == expected
    assert keys(asked(client, f"service_at_locations?{query}")) == expected


@pytest.mark.usefixtures("lummerland")
def test_minimal_says_id_and_change_of_everything_on_one_page(client: Client) -> None:
    page = asked(client, "services?minimal=true&per_page=1")

    assert (keys(page), page["total_pages"]) == (ORDER, 1)
    assert {tuple(record) for record in page["contents"]} == {("id", "last_modified")}


@pytest.mark.usefixtures("lummerland")
def test_only_full_brings_what_may_stand_there_more_than_once(client: Client) -> None:
    plain = asked(client, "services")["contents"][0]
    full = asked(client, "services?full=true")["contents"][0]

    assert {name for name, value in plain.items() if isinstance(value, list)} == set()
    assert {"phones", "contacts", "service_areas", "attributes"} <= set(full)
    assert full == asked(client, f"services/{full['id']}")


@pytest.mark.usefixtures("lummerland")
def test_an_organization_brings_its_services_as_far_as_asked(client: Client) -> None:
    own = organization_id(None, "office")
    lists = [asked(client, f"organizations{query}")["contents"] for query in ("", "?full=true")]
    plain, nested = ({each["id"]: each for each in page}[str(own)] for page in lists)
    full = asked(client, f"organizations/{own}?full_service=true")

    assert "services" not in plain
    assert [set(each) & {"name", "phones"} for each in nested["services"]] == [{"name"}]
    assert [each["phones"][0]["number"] for each in full["services"]] == ["0000 1"]


@pytest.mark.usefixtures("lummerland")
def test_terms_can_be_listed_by_taxonomy_and_name(client: Client) -> None:
    functions = asked(client, f"taxonomy_terms?taxonomy_id={taxonomy_id('function')}")
    named = asked(client, "taxonomy_terms?search=jugendamt")
    below = asked(client, f"taxonomy_terms?parent_id={taxonomy_id('kind')}")

    assert [term["code"] for term in functions["contents"]] == [
        *("lamplighting", "youth-office", "night-watch", "advice")
    ]
    assert [term["code"] for term in named["contents"]] == ["youth_office", "state_youth_office"]
    assert below["empty"]


@pytest.mark.usefixtures("lummerland")
def test_a_postcode_finds_who_works_there(client: Client) -> None:
    assert problem(client, "service_at_locations?postcode=90402") == (422, ["postcode"])

    import_postcodes(
        geonames_like(), source="GeoNames", licence="CC BY 4.0", by=INSTALLATION, at=LOADED_AT
    )

    assert keys(asked(client, "service_at_locations?postcode=12529")) == ORDER
    point = service_point("far", areas=[{"level": "kreis", "key": "01002"}])
    said = {"version": 1, "compiled": "2026-11-01", "service_points": [*POINTS, point]}
    files = directory_files() | {"directory/service-points.yaml": write(said)}
    load_directory(read_directory(files, functions=None), by=INSTALLATION, at=LOADED_AT)
    assert asked(client, "service_at_locations")["total_items"] == 5
    assert keys(asked(client, "service_at_locations?postcode=12529")) == ORDER


@pytest.mark.usefixtures("lummerland")
def test_what_a_keeper_changed_shows_at_once_and_alone_counts_as_modified(client: Client) -> None:
    before = asked(client, f"services/{service_id('office')}")
    office = next(row for row in POINTS if row["key"] == "office")
    since = "modified_after=2026-11-25T12:00:00Z"
    assert keys(asked(client, f"services?{since}")) == []

    change_row(
        *(SERVICE_POINTS, "office", office | {"phones": ["0000 2"]}),
        seen_version=1,
        why="Neu.",
        by=INSTALLATION,
        at=LATER,
    )

    after = asked(client, f"services/{service_id('office')}")
    assert [each["phones"][0]["number"] for each in (before, after)] == ["0000 1", "0000 2"]
    assert after["last_modified"] == LATER.isoformat()
    assert keys(asked(client, f"services?{since}")) == ["office"]
    assert keys(asked(client, f"services?{since}&minimal=true")) == ["office"]


@pytest.mark.usefixtures("lummerland")
def test_a_stream_holds_everything_that_fits_one_a_line(client: Client) -> None:
    answer: Any = client.get(f"{BASE}/services?format=ndjson&per_page=1&page=9&search=bank")
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert keys({"contents": list(map(json.loads, lines))}) == ["left-bank", "right-bank"]


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("services?page=0&per_page=201&full=yes", ["page", "per_page", "full"]),
        ("services?taxonomy_id=kind&taxonomy_term_id=1", ["taxonomy_id", "taxonomy_term_id"]),
        ("services?modified_after=soon&format=xml", ["modified_after", "format"]),
        ("services?page=1&page=2", ["page"]),
        ("services?colour=red", ["colour"]),
        (f"services?search={'a' * 201}", ["search"]),
        (f"services?taxonomy_id={taxonomy_id('field')}", ["taxonomy_id"]),
        ("service_at_locations?postcode=1", ["postcode"]),
        ("service_at_locations?postcode=10785&proximity=100", ["proximity"]),
        ("organizations?full_service=1", ["full_service"]),
        ("taxonomy_terms?top_only=0", ["top_only"]),
        ("taxonomies?taxonomy_id=x", ["taxonomy_id"]),
        (f"services/{service_id('office')}?full=true", ["full"]),
        ("?full=true", ["full"]),
    ],
)
def test_what_does_not_fit_is_named_by_field(client: Client, path: str, fields: list[str]) -> None:
    status, named = problem(client, path)

    assert (status, sorted(named)) == (422, sorted(fields))


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize(
    "path",
    [
        "services/office",
        f"services/{place_id('office')}",
        f"organizations/{service_id('office')}",
        f"service_at_locations/{service_id('office')}",
        f"taxonomies/{term_id('kind', 'police')}",
        f"taxonomy_terms/{taxonomy_id('kind')}",
        "services?page=2",
        "children",
        "services/%FF%FE",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert problem(client, path) == (404, [])


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize("path", ["", "services", f"services/{service_id('office')}", "taxonomies"])
def test_nothing_can_be_written(client: Client, path: str) -> None:
    answer = client.post(f"{BASE}/{path}")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert sorted(answer["Allow"].split(", ")) == ["GET", "HEAD"]


@pytest.mark.usefixtures("nothing_loaded")
@pytest.mark.parametrize("path", ["services", "organizations", "taxonomy_terms", "services/x"])
def test_before_a_first_load_it_says_so(client: Client, path: str) -> None:
    assert problem(client, path) == (503, [])


@pytest.mark.usefixtures("lummerland")
def test_a_page_that_was_asked_for_before_reads_no_row(
    client: Client, django_assert_num_queries: Any
) -> None:
    asked(client, "services?full=true")

    with django_assert_num_queries(1):  # what is in force
        asked(client, "services?full=true")


@pytest.mark.usefixtures("lummerland")
def test_a_page_costs_the_same_whether_it_shows_one_row_or_three(
    client: Client, django_assert_num_queries: Any
) -> None:
    asked(client, "services?search=xyzq")  # the list of the generation is made

    with django_assert_num_queries(3):  # what is in force, the rows, their desks
        asked(client, "services?full=true&per_page=1&page=4")
    with django_assert_num_queries(3):
        asked(client, "services?full=true&per_page=3")
