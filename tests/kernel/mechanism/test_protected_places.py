"""Where children are hidden is refused wherever a row could say it, and never said again."""

from typing import Any

import pytest

from obhut.kernel.mechanism.desks import desk_of
from obhut.kernel.mechanism.directory import read_directory
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.protected_places import is_told_by
from obhut.kernel.refusals import Fault, Faulty
from tests.build import words
from tests.kernel.mechanism.test_directory import DESK_FILE, POINT_FILE, with_rows
from tests.lummerland import desk_row, service_point

STREET = "Hafenstraße 5, 09564 Lummerland"
NOBODY_MAY_FIND_IT = (
    "Ein Schutzort hat hier keine Anschrift: Niemand darf ihn finden. Bitte die Zeile löschen."
)


def shelter(**said: Any) -> dict[str, Any]:
    return service_point("new", kind="shelter") | said


def refused(*desks: dict[str, Any], points: tuple[dict[str, Any], ...]) -> tuple[Fault, ...]:
    with pytest.raises(Faulty) as refusal:
        read_directory(with_rows(*desks, points=points), functions=None)
    return refusal.value.faults


def test_the_address_of_a_shelter_is_refused_with_file_row_and_field() -> None:
    (fault,) = refused(points=(shelter(address=STREET),))

    assert fault.where.partition(":")[0] == POINT_FILE
    assert fault.field == "service_points.4.address"
    assert fault.de == NOBODY_MAY_FIND_IT
    assert STREET not in f"{fault}"


@pytest.mark.parametrize(
    "said",
    [
        {"city": STREET},
        {"carrier": "Verein, Am Markt 3 b"},
        {"note": words("Klingeln Sie in der Hafenstr. 5.")},
        {"hours": {"state": "text_only", "text": words("Tag und Nacht, Deichweg 12")}},
        {"target_group": words("52.5200, 13.4050")},
        {"hold": words("N 52° 31′")},
    ],
)
def test_nothing_else_that_a_shelter_says_leads_to_its_door(said: dict[str, Any]) -> None:
    (fault,) = refused(points=(shelter(**said),))

    assert fault.field == f"service_points.4.{next(iter(said))}"
    assert "Hafen" not in f"{fault}"


def test_the_name_of_a_shelter_is_no_address_either() -> None:
    assert len(refused(points=(shelter(name="Haus am Deichweg 12"),))) == 1


def test_coordinates_are_a_field_that_no_service_point_has() -> None:
    (fault,) = refused(points=(shelter(latitude="52.52"),))

    assert fault.field == "service_points.4.latitude"


def test_a_protected_place_at_another_institution_hides_its_address_too() -> None:
    office = service_point("new", address=STREET)

    (fault,) = refused(desk_row("new", "protected-place", "land", "DE-BY"), points=(office,))

    assert (fault.where.partition(":")[0], fault.field) == (DESK_FILE, "service_point")
    assert fault.de == f"Anlaufstelle new, address: {NOBODY_MAY_FIND_IT}"


@pytest.mark.parametrize("field", ["does", "does_not", "instead", "accessibility", "why"])
def test_a_desk_of_a_shelter_does_not_tell_its_door(field: str) -> None:
    said = {field: words("Aufzug im Hof, Hafenstraße 5")}

    of_function = refused(
        desk_row("new", "protected-place", "land", "DE-BY") | said, points=(shelter(),)
    )
    of_point = refused(desk_row("new", "advice", "land", "DE-BY") | said, points=(shelter(),))

    assert [fault.field for fault in of_function] == [f"desks.4.{field}"]
    assert [fault.field for fault in of_point] == [field]


def test_no_desk_is_made_of_rows_that_tell_a_protected_place() -> None:
    row = DeskRow.model_validate(desk_row("new", "protected-place", "land", "DE-BY"))
    point = ServicePointRow.model_validate(service_point("new", address=STREET))

    with pytest.raises(ValueError, match="a protected place is not told"):
        desk_of(row, point)


def test_other_institutions_keep_their_address() -> None:
    files = with_rows(points=(service_point("new", address=STREET),))

    points = read_directory(files, functions=None).service_points.service_points

    assert points[-1].address == STREET


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Mindener Str. 14", True),
        ("am Markt 3 b", True),
        ("Seepark 7", True),
        ("Landweg Nr. 2", True),
        ("52.5200 13.4050", True),
        ("rund um die Uhr, 24 Stunden", False),
        ("Krisenplatz 24 Stunden", False),
        ("unterwegs 24 Stunden", False),
        ("12 Plätze", False),
        ("13–21 Jahre", False),
        ("Mo–Fr 9.30–13.45 Uhr", False),
        ("0800 22 55 530", False),
        ("Postfach 12 34", False),
    ],
)
def test_a_street_with_its_number_is_told_from_other_numbers(said: str, told: bool) -> None:  # noqa: FBT001 -- a row of the table
    assert is_told_by(said) is told
