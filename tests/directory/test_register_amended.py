"""After any series of changes the register is the one that would be written anew.

But for two things: new entries come last, and a word keeps the spelling in which it came.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from obhut.directory.actions.register import write_register_anew
from obhut.directory.actions.rows import change_row
from obhut.directory.models import DirectoryRow, Generation, Keyword
from obhut.directory.queries.register import register
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.refusals import Faulty
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.numbers import read_numbers
from tests.build import words
from tests.conftest import LOADED_AT
from tests.lummerland import OFFICE, POINTS, desk_row, put_lummerland_in_force, service_point

pytestmark = pytest.mark.django_db
LATER = LOADED_AT + timedelta(days=7)
ALWAYS = {"state": "always"}
MORNINGS = {
    "state": "weekly",
    "weekly": [
        {"days": ["mo", "sa"], "from": "08:00", "to": "12:00"},
        {"days": ["mo"], "from": "12:00", "to": "16:00"},
        {"days": ["sa"], "from": "22:00", "to": "06:00"},
    ],
    "holiday_hours": [{"from": "10:00", "to": "11:00"}],
}
NAMES = (
    *("Jugendamt", "Landesjugendamt", "Jugendnotdienst Nürnberg", "Notdienst Nuernberg"),
    *("Notdienstes Essen", "Sachsen", "Niedersachsen", "Kinderschutz"),
)
AREAS: tuple[list[dict[str, str]], ...] = (
    [],
    [{"level": "kreis", "key": "09564"}],
    [{"level": "bezirk", "key": "04"}],
)
POINT_KEYS, DESK_KEYS = ("harbour", "mole", "office"), ("ferry", "office", "pilot")
points = st.builds(
    lambda key, name, hours, areas, held, minors: service_point(
        key,
        name=name,
        hours=hours,
        areas=areas,
        minors=minors,
        languages=words("Deutsch; Türkisch") if held else None,
        **({"hold": words("Noch nicht angerufen.")} if held else {}),
    ),
    st.sampled_from(POINT_KEYS),
    st.sampled_from(NAMES),
    st.sampled_from((ALWAYS, OFFICE, MORNINGS, {"state": "not_seen"})),
    st.sampled_from(AREAS),
    st.booleans(),
    st.sampled_from(("yes", "no")),
)
desks = st.builds(
    lambda key, point, function, kreis: (
        desk_row(key, function, "kreis", kreis) | {"service_point": point}
    ),
    st.sampled_from(DESK_KEYS),
    st.sampled_from(POINT_KEYS),
    st.sampled_from(("advice", "youth-office")),
    st.sampled_from(("09564", "14612")),
)
removals = st.sampled_from(
    [*((SERVICE_POINTS, key) for key in POINT_KEYS), *((DESKS, key) for key in DESK_KEYS)]
)
changes = st.one_of(
    points.map(lambda row: (SERVICE_POINTS, row["key"], row)),
    desks.map(lambda row: (DESKS, row["key"], row)),
    removals.map(lambda named: (*named, None)),
)


def test_after_any_series_of_changes_it_is_the_one_written_anew() -> None:
    put_lummerland_in_force()
    generation = Generation.objects.get(of="directory", active=True)

    @given(series=st.lists(changes, min_size=1, max_size=6))
    @settings(max_examples=30)
    def law(series: list[tuple[str, str, dict[str, Any] | None]]) -> None:
        with transaction.atomic():
            for file, key, content in series:
                change(file, key, content)
            amended = dict(as_said(generation))
            write_register_anew(Generation.objects.get(pk=generation.pk))

            assert amended == dict(as_said(generation))
            transaction.set_rollback(True)

    law()


def change(file: str, key: str, content: dict[str, Any] | None) -> bool:
    """Whether the change fitted; one that does not leaves everything as it was."""
    rows = DirectoryRow.objects.filter(generation__active=True, file=file, key=key)
    seen = rows.values_list("version", flat=True).first() or 0
    try:
        change_row(file, key, content, seen_version=seen, why="Neu.", by=INSTALLATION, at=LATER)
    except Faulty:
        return False
    return True


def as_said(generation: Generation) -> Iterator[tuple[tuple[str, str], tuple[int, list[str]]]]:
    """Each keyword with its count and the keys of its entries; a spelling that is none fails here."""
    rows = generation.rows.exclude(number=None)
    named = dict(rows.values_list("number", "key"))
    for each in Keyword.objects.filter(generation=generation):
        assert words_in(each.spelt) in ((), (each.word,)) or each.word in words_in(each.spelt)
        numbers = read_numbers(bytes(each.numbers))
        yield (each.about, each.word), (each.count, sorted(named[number] for number in numbers))


def test_a_new_entry_comes_last_and_the_others_keep_their_numbers() -> None:
    put_lummerland_in_force()
    before = numbers()

    change(SERVICE_POINTS, "harbour", service_point("harbour", name="Aaa"))

    assert numbers() == {**before, "harbour": len(POINTS)}
    assert [point.key for point in find(Wanted()).points][-1] == "harbour"


def numbers() -> dict[str, int | None]:
    rows = DirectoryRow.objects.filter(generation__active=True).exclude(number=None)
    return dict(rows.values_list("key", "number"))


def test_a_change_that_the_register_does_not_say_leaves_what_is_kept_of_it() -> None:
    put_lummerland_in_force()
    before = register()

    change(DESKS, "office", desk_row("office", "youth-office", "kreis", "09564", holders=2))
    kept = register()
    change(SERVICE_POINTS, "office", service_point("office", name="Leuchtturm"))

    assert kept is before
    assert register() is not before


def test_a_change_asks_the_database_as_often_whatever_the_size(
    loaded: None,
) -> None:
    asked = []
    for name in ("Jugendnotdienst am Hafen", "Kinderschutz am Leuchtturm"):
        point = service_point("harbour", name=name, hours=OFFICE)
        with CaptureQueriesContext(connection) as queries:
            change(SERVICE_POINTS, "harbour", point)
        asked.append(len(queries))

    assert asked[1] <= asked[0] <= 70
