"""The register belongs to its generation: written with it, answered from it, and fast to ask."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from obhut.concepts.actions import load_content
from obhut.directory.actions.generations import activate_generation, load_directory
from obhut.directory.errors import NotRegistered
from obhut.directory.models import DirectoryRow, Generation, Keyword
from obhut.directory.queries.calendars import calendar_for
from obhut.directory.queries.entries import Entry, Gone, entry
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.keeping import rows_for_keeping
from obhut.directory.queries.register import (
    NUMBERS,
    _register_of,
    numbers_behind,
    open_at,
    register,
)
from obhut.directory.queries.search import PAGE, Wanted, count_without, find
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import traits_of
from obhut.kernel.routing.hours import Open, is_open
from tests.conftest import LOADED_AT

pytestmark = pytest.mark.usefixtures("loaded")
LATER = LOADED_AT + timedelta(days=3)
GONE = "by-nbg-hotline"


def keys(**wanted: Any) -> list[str]:
    return [point.key for point in find(Wanted(**wanted)).points]


def points_in_force() -> list[ServicePointRow]:
    present = directory_in_force()
    assert present is not None
    return present.service_points.service_points


def without_nuremberg() -> DirectoryText:
    present = directory_in_force()
    assert present is not None
    points = present.service_points.service_points
    return DirectoryText(
        calendars=present.calendars,
        desks=present.desks.model_copy(
            update={"desks": [row for row in present.desks.desks if row.service_point != GONE]}
        ),
        districts=present.districts,
        service_points=present.service_points.model_copy(
            update={"service_points": [row for row in points if row.key != GONE]}
        ),
        laender=present.laender,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Jugendamt Nürnberg",
        "jugendamt nuernberg",
        "JUGENDAMT NURNBERG",
        "Jugentamt Nürnbreg",
        "Nürnberg Jugendämter",
        "youth office Nuremberg",
        "0911 231-3333",
    ],
)
def test_however_it_is_spelt_the_youth_office_of_nuremberg_comes_first(typed: str) -> None:
    assert keys(text=typed)[0] == GONE


def test_all_words_are_needed_and_a_word_of_no_entry_finds_nothing() -> None:
    assert keys(text="jugendamt gibtesnicht") == []
    assert keys(text="Polizei Brandenburg") == ["bb-lka200"]


def test_wishes_narrow_what_is_found() -> None:
    everything = find(Wanted()).count

    assert everything == len(points_in_force())
    assert sorted(keys(minors="yes", language="ku")) == ["be-papatya", "ni-kargah"]
    assert (
        sum(find(Wanted(minors=each)).count for each in register().values["minors"]) == everything
    )


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(text="beratung"), Wanted(minors="yes")])
def test_leafing_through_shows_each_entry_once_and_counts_them_by_land(wanted: Wanted) -> None:
    first = find(wanted)
    pages = [find(wanted, page=page).points for page in range(1, first.pages + 2)]
    by_land = {land: find(replace(wanted, land=land)).count for land in first.by_land}

    shown = [point.key for points in pages for point in points]

    assert first.count == len(shown) == len(set(shown)) > PAGE
    assert [len(points) for points in pages[-2:]] == [(first.count - 1) % PAGE + 1, 0]
    assert first.by_land == by_land


def test_the_very_word_stands_before_its_likes_on_every_page() -> None:
    kept, wanted = register(), Wanted(text="notdienst")
    very = numbers_behind(kept, [("text", "notdienst")])["text", "notdienst"]
    wide = very | numbers_behind(kept, [("likes", "notdienst")])["likes", "notdienst"]
    in_order = DirectoryRow.objects.filter(generation=kept.generation, number__in=wide)
    key = dict(in_order.values_list("number", "key"))

    pages = [find(wanted, page=page).points for page in range(1, find(wanted).pages + 1)]

    assert 0 < len(very) < len(wide)
    assert [point.key for points in pages for point in points] == [
        key[number] for number in (*very, *(wide - very))
    ]


def test_where_nothing_is_found_it_is_counted_what_leaving_a_wish_out_would_bring() -> None:
    wanted = Wanted(text="zwangsheirat", land="DE-TH", minors="yes")

    fewer = count_without(wanted)

    assert find(wanted).count == 0
    assert {name: count > 0 for name, count in fewer.items()} == {
        "land": True,
        "minors": False,
        "text": True,
    }


def test_who_is_open_is_who_the_rule_of_opening_hours_finds_open() -> None:
    points = points_in_force()
    number = dict(DirectoryRow.objects.exclude(number=None).values_list("key", "number"))
    chance = random.Random(116016)  # noqa: S311 -- moments, no secret
    moments = [LOADED_AT + timedelta(minutes=chance.randrange(400 * 1440)) for _ in range(40)]
    holidays = [
        datetime.fromisoformat(f"{day}T10:30+01:00") for day in ("2026-12-25", "2027-01-06")
    ]

    for moment in (*moments, *holidays):
        expected = {number[each.key] for each in points if opens(traits_of(each), moment)}
        assert (moment, set(open_at(moment, register()))) == (moment, expected)


def opens(traits: Any, moment: datetime) -> bool:
    calendar = calendar_for(traits.holidays_of, year=moment.year)
    return isinstance(is_open(traits.hours, moment, calendar), Open)


def test_the_next_generation_has_a_register_of_its_own_and_going_back_is_one_step() -> None:
    first = Generation.objects.get(of="directory", active=True)

    load_directory(without_nuremberg(), by=INSTALLATION, at=LATER)
    after = keys(text="0911 231-3333")
    activate_generation(first, by=INSTALLATION, at=LATER)

    assert (after, keys(text="0911 231-3333")) == ([], [GONE])


def test_an_entry_that_left_is_gone_since_the_generation_without_it() -> None:
    present = entry(GONE)
    load_directory(without_nuremberg(), by=INSTALLATION, at=LATER)

    gone = entry(GONE)

    assert isinstance(present, Entry)
    assert [desk.function for desk in present.desks] == ["youth-office", "youth-office-on-call"]
    assert isinstance(gone, Gone)
    assert (gone.point.key, gone.since) == (GONE, LATER)
    assert entry("never-there") is None


def test_a_generation_from_before_there_were_registers_gets_one_when_it_is_activated() -> None:
    first = Generation.objects.get(of="directory", active=True)
    first.keywords.all().delete()
    DirectoryRow.objects.filter(generation=first).update(number=None)

    activate_generation(first, by=INSTALLATION, at=LATER)

    assert Keyword.objects.filter(generation=first, about="land").count() == 17
    assert DirectoryRow.objects.filter(generation=first, number=0).count() == 1


def test_a_register_that_an_earlier_release_wrote_is_never_misread_but_written_anew() -> None:
    first = Generation.objects.get(of="directory", active=True)
    directory = directory_in_force()
    assert directory is not None
    expected = keys(text="jugendamt")
    first.keywords.update(numbers=bytes.fromhex("0000000200050009"))
    _register_of.cache_clear()

    with pytest.raises(NotRegistered):
        find(Wanted(text="jugendamt"))
    load_directory(directory, by=INSTALLATION, at=LATER)

    assert keys(text="jugendamt") == expected


def test_a_register_of_an_earlier_release_is_written_anew_by_the_next_load(
    files: dict[str, str],
) -> None:
    generation = Generation.objects.get(of="directory", active=True)
    generation.keywords.filter(about__in=["area", "function"]).delete()
    before = register()

    load_content(files, by=INSTALLATION, at=LATER)

    assert generation.keywords.filter(about="area", word="land:DE-BY").count() == 1
    assert register() is not before
    assert rows_for_keeping(INSTALLATION, function="youth-office", land="DE-SN").count > 0


def test_keywords_and_entries_are_read_through_their_indexes() -> None:
    asked = register().generation
    entries = DirectoryRow.objects.filter(generation=asked, number__in=[1, 2, 3])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {NUMBERS}", [["text"], ["jugendamt"], asked])
        words = "\n".join(line for (line,) in cursor.fetchall())

    assert "keyword_once" in words
    assert "register_number_once" in entries.values_list("number", "content").explain()
