"""A directory that is taken can be answered from: no desk in it breaks a page at night."""

from typing import Any

import pytest

from obhut.kernel.concept.notation import read, write
from obhut.kernel.mechanism.directory import desks_of, read_directory, write_directory
from obhut.kernel.refusals import Faulty
from obhut.kernel.routing.desks import Desk
from tests.build import UNREVIEWED, words
from tests.lummerland import DESKS, OFFICE, POINTS, desk_row, directory_files, service_point

DESK_FILE, POINT_FILE = "directory/desks.yaml", "directory/service-points.yaml"
SAID_BY_A_DESK = ("does", "does_not", "instead", "accessibility")
AREA = {"level": "federation", "key": "DE"}


def with_rows(*desks: dict[str, Any], points: tuple[dict[str, Any], ...] = ()) -> dict[str, str]:
    """Lummerland's directory with these desks and service points added."""
    head = {"version": 1, "as_of": "2026-11-01", "review": UNREVIEWED}
    return directory_files() | {
        DESK_FILE: write(head | {"desks": [*DESKS, *desks]}),
        POINT_FILE: write(
            {"version": 1, "compiled": "2026-11-01", "service_points": [*POINTS, *points]}
        ),
    }


def faults(files: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as refused:
        read_directory(files, functions=None)
    return [(fault.where.partition(":")[0], fault.field) for fault in refused.value.faults]


def only_desk(**said: Any) -> Desk:
    row = desk_row("new", "advice", "land", "DE-BY") | said
    files = with_rows(row, points=(service_point("new"),))
    return desks_of(read_directory(files, functions=None))[-1]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"on_call": "new"}, "on_call"),
        ({"deputy": "new"}, "deputy"),
        ({"deputy": "nobody"}, "deputy"),
        ({"service_point": "nowhere"}, "service_point"),
        ({"areas": [{"level": "gemeinde", "key": "123"}]}, "areas"),
        ({"areas": [{"level": "gemeinde", "key": "09999000"}]}, "areas"),
        ({"areas": [{"level": "postcode", "key": "00100"}]}, "areas"),
        ({"areas": [{"level": "kreis", "key": "99999"}]}, "areas"),
        ({"areas": [{"level": "bezirk", "key": "13"}]}, "areas"),
        ({"areas": []}, "desks.4.areas"),
        ({"holders": -1}, "desks.4.holders"),
        ({"mailbox": "jim.knopf@lummerland.example"}, "desks.4.mailbox"),
        ({"mailbox": "no address"}, "desks.4.mailbox"),
        ({"does": "only German"}, "desks.4.does"),
        ({"confirmed_on": "2026-02-30"}, "desks.4.confirmed_on"),
        ({"hold": "yes"}, "desks.4.hold"),
    ],
)
def test_a_desk_that_cannot_be_is_refused_by_field(said: dict[str, Any], field: str) -> None:
    row = desk_row("new", "advice", "land", "DE-BY") | said

    assert faults(with_rows(row, points=(service_point("new"),))) == [(DESK_FILE, field)]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"hours": {"state": "weekly"}}, "service_points.4.hours"),
        ({"hours": {"state": "always", "weekly": OFFICE["weekly"]}}, "service_points.4.hours"),
        ({"seen": "2026-02-31"}, "service_points.4.seen"),
        ({"emails": ["no address"]}, "service_points.4.emails.0"),
        ({"kind": "wizardry"}, "service_points.4.kind"),
    ],
)
def test_a_service_point_that_cannot_be_is_refused_by_field(
    said: dict[str, Any], field: str
) -> None:
    assert faults(with_rows(points=(service_point("new", **said),))) == [(POINT_FILE, field)]


def test_a_desk_tells_when_it_was_confirmed_and_how_many_staff_it() -> None:
    told = only_desk(confirmed_on="2026-11-20", holders=1)

    assert (str(told.confirmed_on), told.holders) == ("2026-11-20", 1)


def test_the_mailbox_of_the_function_comes_before_that_of_the_service_point() -> None:
    assert only_desk(mailbox="kinderschutz@lummerland.example").mailbox == (
        "kinderschutz@lummerland.example"
    )
    assert only_desk().mailbox == "new@lummerland.example"


def test_a_desk_at_which_nobody_sits_keeps_its_mailbox_and_shows_no_number() -> None:
    empty = only_desk(holders=0)

    assert (empty.staffed, empty.phones, empty.mailbox) == (False, (), "new@lummerland.example")


def test_the_refusal_of_a_persons_mailbox_says_what_is_needed() -> None:
    row = desk_row("new", "advice", "land", "DE-BY", mailbox="jim.knopf@lummerland.example")

    with pytest.raises(Faulty) as refused:
        read_directory(with_rows(row, points=(service_point("new"),)), functions=None)

    (fault,) = refused.value.faults
    assert "Gebraucht wird das der Funktion, wie kinderschutz@…." in fault.de
    assert "The function's is needed, such as kinderschutz@…." in fault.en


def test_a_desk_for_a_town_and_one_for_a_postcode_are_taken() -> None:
    areas = [{"level": "gemeinde", "key": "09564000"}, {"level": "postcode", "key": "90402"}]

    assert [str(area) for area in only_desk(areas=areas).areas] == [
        "gemeinde:09564000",
        "postcode:90402",
    ]


def test_the_files_come_back_as_they_were() -> None:
    files = with_rows(
        desk_row("new", "advice", "land", "DE-BY", holders=0, confirmed_on="2026-11-20")
        | {field: words(field) for field in SAID_BY_A_DESK}
        | {"mailbox": "kinderschutz@lummerland.example"},
        points=(service_point("new", hours=OFFICE),),
    )

    once = write_directory(read_directory(files, functions=None))

    assert write_directory(read_directory(once, functions=None)) == once
    assert once[DESK_FILE].count("confirmed_on: 2026-11-20\n  holders: 0\n") == 1
    assert [once[DESK_FILE].count(f"\n  {field}:\n    de: ") for field in SAID_BY_A_DESK] == [1] * 4


def test_a_missing_file_and_a_strange_one_are_both_named() -> None:
    files = directory_files() | {"directory/notes.yaml": "a: 1\n"}
    del files["directory/calendars.yaml"]

    assert faults(files) == [("directory/calendars.yaml", ""), ("directory/notes.yaml", "")]


def test_a_desk_of_a_function_that_does_not_exist_is_refused_with_its_line() -> None:
    files = with_rows(desk_row("new", "wizardry", "land", "DE-BY"), points=(service_point("new"),))
    line = read(files[DESK_FILE], name=DESK_FILE).lines["desks", 4, "function"]

    with pytest.raises(Faulty) as refused:
        read_directory(files, functions={"advice", "youth-office", "night-watch"})

    assert [(each.where, each.field) for each in refused.value.faults] == [
        (f"{DESK_FILE}:{line} (new)", "function")
    ]
