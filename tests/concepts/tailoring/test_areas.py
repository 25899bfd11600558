"""For which areas somebody can begin a text: those they keep, one level below, without a concept."""

import pytest

from obhut.concepts.actions.tailoring import derive
from obhut.concepts.queries.tailoring import newest_of
from obhut.concepts.queries.texts import areas_to_begin, templates_for
from obhut.directory.queries.where import where
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.routing.places import read_area
from obhut.knowledge.queries import in_force as text_for
from tests.cast import ADA, BELA, CEM
from tests.concepts.tailoring.three_floors import SAID, TUESDAY, federal, in_force

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def coordination(land: str) -> Actor:
    grant = Grant(Role.LAND_COORDINATION, "land", land)
    return Actor(person=ADA.person, desk=ADA.desk, grants=frozenset({grant}))


def begun(land: str) -> Actor:
    """Its concept is in force."""
    by = coordination(land)
    draft = derive(federal().id, read_area(f"land:{land}"), SAID, by=by, at=TUESDAY)
    in_force(draft, by=by)
    return by


def answers_in(land: str, bezirk: str) -> str:
    return text_for(where(land=land, bezirk=bezirk)).edition.concept


@pytest.mark.parametrize(("land", "count"), [("DE-BE", 12), ("DE-HH", 7)])
def test_in_a_city_with_bezirke_each_of_them_begins_an_annex_and_the_city_does_not(
    land: str, count: int
) -> None:
    by = begun(land)

    offered = areas_to_begin(by, land.lower())

    assert [str(each) for each in offered] == [
        f"bezirk:{land}-{number:02}" for number in range(1, count + 1)
    ]
    held = newest_of(land.lower())
    assert held is not None
    annex = derive(held.id, offered[1], SAID, by=by, at=TUESDAY)
    assert (annex.concept, annex.area) == (f"{land.lower()}-02", ("bezirk", f"{land}-02"))
    assert len(areas_to_begin(by, land.lower())) == count - 1

    in_force(annex, by=by)
    assert [answers_in(land, bezirk) for bezirk in ("01", "02")] == [land.lower(), annex.concept]


def test_in_every_other_land_its_kreise_begin_and_each_keeper_begins_their_own() -> None:
    land = begun("DE-SL")
    saarbruecken = Grant(Role.DISTRICT_KEEPER, "kreis", "10041")
    keeper = Actor(person=BELA.person, desk=BELA.desk, grants=frozenset({saarbruecken}))

    assert len(areas_to_begin(land, "de-sl")) == 6
    assert [str(each) for each in areas_to_begin(keeper, "de-sl")] == ["kreis:10041"]
    assert [each.key for each in templates_for(keeper)] == ["de-sl"]
    assert templates_for(CEM) == ()
