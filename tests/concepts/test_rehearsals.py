"""Nets over the content of this repository: asked for, cast by the clock, kept to be compared."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.actions.rehearsing import ask_for_net, cast_net
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.jobs import cast_nets
from obhut.concepts.models import CastNet, Concept
from obhut.concepts.queries.editions import (
    EditionSeen,
    edition_by_id,
    present_editions,
)
from obhut.concepts.queries.rehearsals import generator_of, net_for, nets_of, places_of, stage_of
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.refusals import Faulty, NotAllowed
from obhut.kernel.rehearsal.course import rehearse
from obhut.kernel.routing.places import Level
from tests.build import edition, node
from tests.cast import ADA, BELA, CEM
from tests.conftest import LOADED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
FEDERAL = replace(ADA, grants=frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")}))
BAVARIA = replace(BELA, grants=frozenset({Grant(Role.LAND_COORDINATION, "land", "DE-BY")}))
DRAWN: dict[str, Any] = {"land": "DE-BY", "seed": 7, "count": 40, "year": 2026}
LATER = LOADED_AT + timedelta(minutes=1)


def federal() -> EditionSeen:
    return next(each for each in present_editions() if each.concept == "federal")


def asked(by: Actor = FEDERAL, of: EditionSeen | None = None, **said: Any) -> UUID:
    return ask_for_net(of or federal(), **DRAWN | said, by=by, at=LOADED_AT)


def test_a_net_waits_until_the_clock_casts_it() -> None:
    net = asked()
    waiting = net_for(FEDERAL, net)

    assert cast_nets(now=LATER) == 1
    assert cast_nets(now=LATER) == 0
    done = net_for(FEDERAL, net)
    assert (waiting.net, waiting.cast_at, done.cast_at) == (None, None, LATER)
    assert done.net is not None
    assert (done.net.cases, done.why_not) == (40, {})
    assert AuditEvent.objects.filter(kind="net asked for").count() == 1


def test_every_dead_end_that_was_kept_is_met_again_by_seed_and_number() -> None:
    net = asked()
    cast_net(net, at=LATER)

    done = net_for(FEDERAL, net).net
    stage = stage_of(federal(), land="DE-BY", year=2026)
    generator = generator_of(federal(), land="DE-BY", year=2026, seed=7)

    assert done is not None
    assert len(done.caught) > 0
    for each in done.caught:
        for number in each.numbers:
            assert each.dead_end in rehearse(generator.case(number), stage).dead_ends


def test_the_same_net_asked_for_twice_while_it_waits_is_one() -> None:
    first = asked()

    assert asked(BAVARIA) == first
    cast_nets(now=LATER)
    assert asked() != first


def test_the_same_seed_catches_the_same_again() -> None:
    nets = []
    for _ in range(2):
        net = asked()
        cast_net(net, at=LATER)
        nets.append(net_for(FEDERAL, net).net)

    assert nets[0] == nets[1]
    assert len(nets_of(FEDERAL, "federal")) == 2


def test_only_keepers_have_nets_cast_and_nobody_more_than_three_at_a_time() -> None:
    with pytest.raises(NotAllowed, match="ein Gebiet pflegen"):
        asked(CEM)
    for seed in range(3):
        asked(BAVARIA, seed=seed)
    with pytest.raises(Faulty, match="3"):
        asked(BAVARIA, seed=4)

    assert CastNet.objects.count() == 3


@pytest.mark.parametrize(
    ("said", "field"),
    [({"count": 0}, "count"), ({"count": 10_001}, "count"), ({"seed": -1}, "seed"), ({"land": "XX"}, "land")],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_nothing_is_kept(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Faulty) as refused:
        asked(**said)

    assert [fault.field for fault in refused.value.faults] == [field]
    assert not CastNet.objects.exists()


def test_a_draft_is_rehearsed_by_those_who_may_read_it_alone() -> None:
    draft = open_draft("federal", by=FEDERAL, at=LOADED_AT)
    net = asked(of=draft)
    cast_net(net, at=LATER)

    assert net_for(FEDERAL, net).revision == 0
    assert nets_of(BAVARIA, "federal") == ()
    with pytest.raises(NoSuchEdition):
        net_for(BAVARIA, net)
    with pytest.raises(CastNet.DoesNotExist):
        net_for(FEDERAL, uuid4())


def test_a_text_without_steps_is_not_played_and_says_why() -> None:
    Concept.objects.create(key="paper", owner="X", kind="agreement", level="land", area="DE-BY")
    paper = load_edition(
        edition(node("paper", "section")), concept="paper", owner="X", by=FEDERAL, at=LOADED_AT
    )
    assert paper is not None
    with pytest.raises(Faulty, match="has no step"):
        asked(of=edition_by_id(paper.pk))
    net = CastNet.objects.create(
        edition=paper, **DRAWN, person=ADA.person, desk=ADA.desk, asked_at=LOADED_AT
    )

    cast_nets(now=LATER)

    seen = net_for(FEDERAL, net.pk)
    assert (seen.net, seen.cast_at) == (None, LATER)
    assert seen.why_not["en"].startswith("This edition has no step;")
    assert seen.why_not["de"].startswith("Diese Fassung hat keinen Schritt;")


def test_an_edition_of_a_land_is_played_in_its_own_districts() -> None:
    of_bavaria = replace(federal(), area=(Level.LAND, "DE-BY"))

    assert len(places_of(federal(), "DE-BE")) == 12
    assert len(places_of(of_bavaria, "DE-BY")) == 96
    with pytest.raises(Faulty):
        places_of(of_bavaria, "DE-BE")


@pytest.mark.parametrize("land", ["DE-BY", "DE-BE", "DE-HH", "DE-NW", "DE-SL"])
def test_the_federal_content_plays_through_to_its_end(land: str) -> None:
    stage = stage_of(federal(), land=land, year=2026)
    generator = generator_of(federal(), land=land, year=2026, seed=1)

    for number in range(60):
        course = rehearse(generator.case(number), stage)
        assert any(course.passage.steps[each.step].facts.ends for each in course.played)
        assert {each.part.value for each in course.dead_ends} <= {"bearer", "calls"}
