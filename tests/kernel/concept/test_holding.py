"""Which edition speaks: the narrowest area's, and of it the one of that moment."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from obhut.kernel.concept.holding import by_area, held_at, speaks_for
from obhut.kernel.routing.places import Key, Level, Place

FEDERATION: Key = (Level.FEDERATION, "DE")
BAVARIA: Key = (Level.LAND, "DE-BY")
NUREMBERG: Key = (Level.KREIS, "09564")


@dataclass(frozen=True, slots=True)
class Edition:
    name: str
    area: Key
    in_force_at: datetime
    past_at: datetime | None = None


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 12, number, hour, tzinfo=UTC)


TEXTS = by_area(
    (
        Edition("federal 1", FEDERATION, day(1), day(20)),
        Edition("federal 2", FEDERATION, day(20)),
        Edition("Bavaria 1", BAVARIA, day(5), day(10)),
        Edition("Bavaria 2", BAVARIA, day(10)),
        Edition("Nuremberg 1", NUREMBERG, day(12), day(15)),
    )
)


def spoken(place: Place, at: datetime | None = None) -> str:
    found = speaks_for(place.keys, TEXTS, at=at)
    return found.name if found else "nobody"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(), "federal 2"),
        (Place(land="DE-HH"), "federal 2"),
        (Place(land="DE-BY"), "Bavaria 2"),
        (Place(kreis="09161"), "Bavaria 2"),
        (Place(kreis="09564"), "Bavaria 2"),  # its annex is past, and nothing followed it
    ],
)
def test_now_the_text_of_the_narrowest_area_speaks(place: Place, name: str) -> None:
    assert spoken(place) == name


@pytest.mark.parametrize(
    ("at", "name"),
    [
        (day(2), "federal 1"),
        (day(5), "Bavaria 1"),
        (day(9, 23), "Bavaria 1"),
        (day(10), "Bavaria 2"),
        (day(12), "Nuremberg 1"),
        (day(15), "Bavaria 2"),
        (day(24), "Bavaria 2"),
    ],
)
def test_a_moment_is_explained_by_what_held_then(at: datetime, name: str) -> None:
    assert spoken(Place(kreis="09564"), at) == name


def test_before_anything_held_what_holds_now_speaks() -> None:
    assert spoken(Place(land="DE-BY"), datetime(2020, 1, 1, tzinfo=UTC)) == "Bavaria 2"


def test_without_any_text_nobody_speaks() -> None:
    assert speaks_for(Place().keys, by_area(()), at=day(1)) is None


def test_an_edition_holds_from_its_first_moment_to_the_first_of_the_next() -> None:
    (_second, first) = TEXTS[FEDERATION]

    assert [held_at(first, at) for at in (day(1), day(19, 23), day(20))] == [True, True, False]
