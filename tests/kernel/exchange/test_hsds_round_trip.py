"""What goes out as HSDS comes back as it was, and what must not go out does not."""

import json
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.cli.content import files_in
from obhut.kernel.exchange.hsds_reading import Present
from obhut.kernel.exchange.hsds_writing import shown
from obhut.kernel.mechanism.directory import DirectoryText, plain_row, read_directory
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from tests.build import words
from tests.conftest import CONTENT
from tests.hsds import as_lines, exported, imported
from tests.lummerland import desk_row, service_point

LINES = st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable())
TEXTS = st.builds(lambda de, en: {"de": de, "en": en}, LINES, LINES)
CLOCKS = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59))
DAYS = st.lists(st.sampled_from(["mo", "we", "su"]), min_size=1, unique=True)
SPANS = st.builds(
    lambda days, opens, closes: {"days": days, "from": opens, "to": closes},
    DAYS,
    CLOCKS,
    CLOCKS | st.just("24:00"),
)
HOURS = st.one_of(
    st.fixed_dictionaries({"state": st.sampled_from(["always", "not_seen"])}),
    st.fixed_dictionaries({"state": st.just("text_only"), "text": TEXTS}),
    st.fixed_dictionaries(
        {
            "state": st.just("weekly"),
            "weekly": st.lists(SPANS, min_size=1, max_size=3),
            "holidays": st.sampled_from(["closed", "open", "not_stated"]),
        },
        optional={"text": TEXTS},
    ),
)
AREAS = st.sampled_from(
    [
        {"level": "federation", "key": "DE"},
        {"level": "land", "key": "DE-BY"},
        {"level": "kreis", "key": "09564"},
        {"level": "postcode", "key": "09564"},
        {"level": "gemeinde", "key": "09564000"},
        {"level": "bezirk", "key": "08"},
    ]
)
SEVERAL = st.lists(LINES, max_size=3)
POINTS = st.fixed_dictionaries(
    {
        "name": LINES,
        "kind": st.sampled_from(["helpline", "police", "youth_office"]),
        "minors": st.sampled_from(["yes", "no", "unclear", "not_stated"]),
        "hours": HOURS,
    },
    optional={
        "name_en": LINES,
        "lands": st.lists(st.sampled_from(["DE", "DE-BE", "DE-BY"]), max_size=2),
        "areas": st.lists(AREAS, max_size=3),
        "carrier": LINES,
        "city": LINES,
        "address": LINES | st.just("Turm 1, 10785 Berlin") | st.just("Postfach 1, 10785 Berlin"),
        "phones": SEVERAL,
        "emails": st.lists(st.sampled_from(["info@x.example", "amt@x.example"]), max_size=2),
        "web": LINES | st.just("https://lummerland.example/a?b=1"),
        "target_group": TEXTS,
        "languages": TEXTS | st.just(words("Deutsch, Türkisch, Gebärdensprache")),
        "professionals_advised": st.booleans(),
        "forms": SEVERAL,
        "note": TEXTS,
        "since": LINES,
        "further_sources": SEVERAL,
        "number_seen_on": LINES,
    },
)
DESKS = st.fixed_dictionaries(
    {"areas": st.lists(AREAS, min_size=1, max_size=2), "why": TEXTS},
    optional={
        "on_call": st.just("watch"),
        "hold": st.booleans(),
        "minors_from_age": st.integers(0, 17),
        "audience": st.lists(st.just("advice"), max_size=1),
        "confirmed_on": st.just("2026-11-20"),
        "holders": st.integers(1, 5),
        "mailbox": st.just("amt@x.example"),
        "does": TEXTS,
        "accessibility": TEXTS,
    },
)


def point(**said: Any) -> ServicePointRow:
    return ServicePointRow.model_validate(service_point("tower", **said))


def desk(**said: Any) -> DeskRow:
    return DeskRow.model_validate(desk_row("tower", "advice", "land", "DE-BY", **said))


def present_of(points: list[ServicePointRow], desks: list[DeskRow]) -> Present:
    return Present(
        {row.key: plain_row(row) for row in points}, {row.key: plain_row(row) for row in desks}
    )


@lru_cache(maxsize=1)
def content() -> DirectoryText:
    files = files_in(CONTENT)
    ours = {name: text for name, text in files.items() if not name.startswith("federal/")}
    return read_directory(ours, functions=None)


@given(POINTS, st.none() | DESKS)
def test_every_entry_and_its_desk_come_back_as_they_were(
    said: dict[str, Any], of_desk: dict[str, Any] | None
) -> None:
    row = point(**said)
    desks = [] if of_desk is None else [desk(**of_desk)]

    back = imported(as_lines(exported([row], desks)))

    assert [plain_row(each) for each in back.points] == [plain_row(row)]
    assert [plain_row(each) for each in back.desks] == list(map(shown_of, desks))
    assert back.left_out == ()


def shown_of(row: DeskRow) -> dict[str, Any]:
    """The mailbox of a desk on hold is told nobody."""
    return plain_row(row.model_copy(update={"mailbox": None}) if row.hold else row)


def test_the_content_of_this_repository_comes_back_as_it_was() -> None:
    points, desks = content().service_points.service_points, content().desks.desks
    present = present_of(points, desks)

    back = imported(as_lines(exported(points, desks)), present)

    assert {row.key: plain_row(row) for row in back.points} == present.points
    assert sorted(row.key for row in back.desks) == sorted(row.key for row in desks)
    assert set(map(str, back.desks)) == set(map(str, desks))
    assert back.left_out == ()


def test_what_was_exported_and_taken_over_is_exported_the_same_again() -> None:
    points, desks = content().service_points.service_points, content().desks.desks
    first = as_lines(exported(points, desks))

    back = imported(first, present_of(points, desks))

    assert as_lines(exported(list(back.points), list(back.desks))) == first


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ({"hold": words("Noch nicht angerufen."), "address": "Turm 1, 10785 Berlin"},
         ["0000 1", "tower@lummerland.example", "Bitte klingeln.", "Turm 1"]),
        ({"emails": ["ada.lummer@insel.example", "amt@insel.example"]}, ["ada.lummer"]),
    ],
)  # fmt: skip
def test_what_a_page_holds_back_is_not_in_an_export(said: dict[str, Any], gone: list[str]) -> None:
    row = point(**said)
    text = as_lines(exported([row], []))

    assert [each for each in gone if each in text] == []
    back = imported(text, present_of([row], []))
    assert [plain_row(each) for each in back.points] == [plain_row(row)]


def test_an_export_without_what_it_held_back_says_so_and_invents_nothing() -> None:
    row = point(hold=words("Noch nicht angerufen."))

    back = imported(as_lines(exported([row], [])))

    assert [plain_row(each) for each in back.points] == [plain_row(shown(row).point)]


@pytest.mark.parametrize(
    ("of_point", "of_desk"),
    [
        ({"hold": words("Noch nicht angerufen.")}, {}),
        ({}, {"hold": True}),
        ({}, {"holders": 0}),
    ],
)
def test_the_mailbox_of_a_desk_stays_where_nobody_may_write_to_it_and_is_not_lost(
    of_point: dict[str, Any], of_desk: dict[str, Any]
) -> None:
    row, held = point(**of_point), desk(mailbox="nacht@x.example", **of_desk)
    text = as_lines(exported([row], [held]))

    assert "nacht@x.example" not in text
    assert imported(text, present_of([row], [held])).desks == (held,)
    assert imported(text).desks == (held.model_copy(update={"mailbox": None}),)


def test_where_nobody_sits_the_service_is_closed_for_now_and_tells_no_number() -> None:
    row = point()
    (service,) = exported([row], [desk(holders=0)])

    assert (service.status, service.alert) == ("temporarily closed", "Zurzeit nicht besetzt.")
    assert (service.phones, service.email, service.description) == (None, None, None)
    back = imported(as_lines([service]), present_of([row], []))
    assert [plain_row(each) for each in back.points] == [plain_row(row)]


def test_an_entry_on_hold_is_not_told_as_an_active_service() -> None:
    (service,) = exported([point(hold=words("Noch nicht angerufen."))], [])

    assert (service.status, service.alert) == ("inactive", "Noch nicht angerufen.")


def test_no_contact_has_a_name() -> None:
    points, desks = content().service_points.service_points, content().desks.desks
    contacts = [
        contact
        for line in as_lines(exported(points, desks)).splitlines()
        for contact in json.loads(line).get("contacts", [])
    ]

    assert len(contacts) > 100
    assert [contact for contact in contacts if "name" in contact] == []


def test_what_somebody_changed_in_a_field_of_the_standard_is_taken_as_changed() -> None:
    text = as_lines(exported([point()], [desk()]))
    changed = json.loads(text)
    changed["phones"][0]["number"] = "0000 2"

    (back,) = imported(json.dumps(changed)).points

    assert plain_row(back) == plain_row(point(phones=["0000 2"]))


def test_the_same_entry_has_the_same_ids_in_every_export() -> None:
    (one,), (two,) = exported([point()], []), exported([point(city="Insel", note=None)], [])

    assert str(one.id) == str(two.id) == "fb40ce70-d4cb-5107-b6d4-562ce2b58a54"
