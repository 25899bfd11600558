"""Files of other directories: read literally, asked about, never guessed, and no person's name."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.exchange.hsds_reading import Answers, Present, read_hsds
from obhut.kernel.mechanism.directory import plain_row
from obhut.kernel.mechanism.directory_rows import AreaRow
from obhut.kernel.refusals import Faulty
from tests.hsds import WORDS, as_lines, beside, example, exported, imported

ID = "ac148810-d857-441c-9679-408f346de14b"
KEY = f"hsds-{ID}"
SAID: dict[str, Any] = {
    "kind": "counselling",
    "source": "https://example.org",
    "seen": "2026-11-24",
}
BAVARIA = AreaRow(level="land", key="DE-BY")
WEEKLY = {"id": ID, "freq": "WEEKLY", "byday": "MO,FR", "opens_at": "10:00", "closes_at": "18:00"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def a_service(**said: Any) -> dict[str, Any]:
    return {"id": ID, "name": "Leuchtturm", "status": "active"} | said


def row_of(**said: Any) -> dict[str, Any]:
    (point,) = imported(json.dumps(a_service(**said)), **SAID).points
    return plain_row(point)


def left_out_of(**said: Any) -> set[str]:
    return {each.field for each in imported(json.dumps(a_service(**said)), **SAID).left_out}


def faults(text: str, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as refused:
        imported(text, **said)
    return [(fault.where, fault.field) for fault in refused.value.faults]


@beside
@pytest.mark.parametrize(
    "name", ["service_full", "service_list", "organization_full", "service_at_location_full"]
)
def test_the_examples_of_the_standard_are_read(name: str) -> None:
    back = imported(example(name), **SAID)

    (point,) = back.points
    assert (point.key, point.name, point.minors) == (KEY, "Community Counselling", "yes")
    assert point.carrier == "Example Organization Inc."
    assert (back.desks, back.without_function) == ((), (KEY,))
    assert "Ann Persona" not in repr(back)


@beside
def test_one_service_in_several_files_is_one_entry() -> None:
    names = ("service_list", "organization_full", "service_at_location_full", "service_full")
    files = {name: example(name) for name in names}

    back = read_hsds(files, answers=Answers(**SAID), present=Present())

    assert [point.key for point in back.points] == [KEY]
    assert back.points[0].phones == ["+44 1234 234567 (100)"]


@beside
def test_the_example_goes_out_and_comes_back_as_it_was_taken_over() -> None:
    first = imported(example("service_full"), **SAID, function="advice", areas=(BAVARIA,))
    once = as_lines(exported(list(first.points), list(first.desks)))

    again = imported(once)

    assert (again.points, again.desks) == (first.points, first.desks)
    assert json.loads(once)["id"] == ID
    assert as_lines(exported(list(again.points), list(again.desks))) == once


@beside
def test_whatever_is_not_taken_over_is_named() -> None:
    fields = {each.field for each in imported(example("service_full"), **SAID).left_out}

    assert {"contacts", "capacities", "schedules", "alert", "attributes", "metadata"} <= fields


def test_what_a_file_does_not_say_is_asked_for() -> None:
    place = "file (Leuchtturm)"

    assert faults(json.dumps(a_service())) == [
        (place, "kind"),
        (place, "source"),
        (place, "seen"),
    ]
    assert faults(json.dumps(a_service()), **SAID, function="advice") == [(place, "areas")]


def test_a_desk_needs_a_function_and_an_area_that_somebody_says() -> None:
    text = json.dumps(a_service(minimum_age=14))
    back = imported(text, **SAID, function="advice", areas=(BAVARIA,))

    (desk,) = back.desks
    assert (desk.function, desk.areas, desk.minors_from_age) == ("advice", [BAVARIA], 14)
    assert imported(text, **SAID).desks == ()


@pytest.mark.parametrize(
    ("ages", "minors"),
    [
        ({}, "not_stated"),
        ({"minimum_age": 12}, "yes"),
        ({"minimum_age": 18}, "no"),
        ({"maximum_age": 17}, "yes"),
        ({"maximum_age": 100}, "not_stated"),
    ],
)
def test_minors_are_meant_only_where_ages_say_so(ages: dict[str, int], minors: str) -> None:
    assert row_of(**ages)["minors"] == minors


@pytest.mark.parametrize(
    ("area", "areas"),
    [
        ({"extent": "DE-BY", "extent_type": "text"}, [{"level": "land", "key": "DE-BY"}]),
        ({"extent": "DE", "extent_type": "text"}, [{"level": "federation", "key": "DE"}]),
        ({"extent": "09564", "extent_type": "text"}, None),
        ({"extent": "DE-BY", "extent_type": "geojson"}, None),
        ({"name": "Bayern"}, None),
    ],
)
def test_an_area_is_read_only_where_it_cannot_be_mistaken(area: dict[str, str], areas: Any) -> None:
    assert row_of(service_areas=[{"id": ID} | area]).get("areas") == areas
    left_out = left_out_of(service_areas=[{"id": ID} | area])
    assert ("service_areas" in left_out) == (areas is None)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "weekly"),
        ({"opens_at": "10:00:00+01:00", "timezone": 1}, "weekly"),
        ({"valid_from": "2020-01-01", "dtstart": "2020-01-06"}, "weekly"),
        ({"valid_from": "2027-01-01"}, "text_only"),
        ({"valid_to": "2026-12-31"}, "text_only"),
        ({"until": "2026-12-31"}, "text_only"),
        ({"interval": 2}, "text_only"),
        ({"freq": "MONTHLY"}, "text_only"),
        ({"opens_at": "10:00Z"}, "text_only"),
        ({"timezone": 3}, "text_only"),
        ({"byday": "2MO"}, "text_only"),
        ({"closes_at": "spät"}, "text_only"),
    ],
)
def test_only_hours_that_hold_every_week_count_as_open(more: dict[str, Any], state: str) -> None:
    schedule = WEEKLY | {"description": "Mo und Fr"} | more

    assert row_of(schedules=[schedule], assured_date="2026-11-24")["hours"]["state"] == state


def test_a_service_that_is_not_active_comes_on_hold() -> None:
    row = row_of(status="temporarily closed", alert="Wasserschaden")

    assert row["hold"] == {"de": "Wasserschaden", "en": "Wasserschaden"}


def test_a_shelter_of_others_never_gets_an_address() -> None:
    address = {
        "id": ID, "address_1": "Turm 1", "city": "Insel", "state_province": "X",
        "postal_code": "1", "country": "DE", "address_type": "physical",
    }  # fmt: skip
    location = {"id": ID, "location_type": "physical", "addresses": [address]}
    text = json.dumps(a_service(service_at_locations=[{"id": ID, "location": location}]))

    (shelter,) = imported(text, **(SAID | {"kind": "shelter"})).points
    (office,) = imported(text, **SAID).points

    assert (shelter.address, office.address) == (None, "Turm 1, 1 Insel")


def test_a_person_and_their_mailbox_stay_away() -> None:
    contacts = [
        {"id": ID, "name": "Ada Lummer", "email": "info@insel.example"},
        {"id": ID, "email": "ada.lummer@insel.example"},
        {"id": ID, "email": "amt@insel.example"},
    ]

    assert row_of(contacts=contacts)["emails"] == ["amt@insel.example"]
    assert left_out_of(contacts=contacts) == {"contacts", "email"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "file"),
        ("{", "file"),
        ("[1]", "file"),
        ('{"contents": [{"name": "x"}]}', "file"),
        ('{"id": NaN, "status": "active"}', "file"),
        ("[" * 100_000, "file"),
        ('{"status": "active"}\n{"status": ', "file:2"),
        ('{"status": "open", "name": "x", "id": "1"}', "file (x)"),
        (json.dumps(a_service(phones="0000")), "file (Leuchtturm)"),
        (json.dumps(a_service(contacts={"name": "x"})), "file (Leuchtturm)"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(text: str, where: str) -> None:
    assert {place for place, _field in faults(text, **SAID)} == {where}


@given(st.dictionaries(st.sampled_from([
    "id", "name", "status", "phones", "schedules", "contacts", "attributes", "organization",
    "service_areas", "service_at_locations", "languages", "email", "service", "services", "contents",
]), JSON))  # fmt: skip
def test_whatever_stands_in_a_file_is_read_or_refused(said: dict[str, Any]) -> None:
    with suppress(Faulty):
        imported(json.dumps(a_service() | said), **SAID)


@pytest.mark.parametrize("value", ["[", '"text"', "17", "null"])
def test_a_field_in_our_words_that_is_broken_is_refused(value: str) -> None:
    (service,) = exported(list(imported(json.dumps(a_service()), **SAID).points), [])
    broken = WORDS.about(service.id, "service").attribute(
        "field", "areas", value=value, form="json"
    )
    text = as_lines(
        [service.model_copy(update={"attributes": [*(service.attributes or ()), broken]})]
    )

    assert {place for place, _field in faults(text)} == {"file (Leuchtturm)"}
