"""Findings of a text that is being written: the same as from the beginning, told where they are mended."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from obhut.concepts.actions.drafting import change_node, delete_node
from obhut.concepts.models import NodeOfEdition
from obhut.concepts.queries.editions import EditionSeen, draft_for, text_seen
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.places import districts
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import read_mechanism
from obhut.kernel.routing.places import Level
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify
from obhut.knowledge.queries.drafts import counts_by_node, findings_at, findings_of, verified
from tests.concepts.drafting.lummerland import EDITOR, TUESDAY, isle_in_force, opened


@pytest.fixture
def draft(lummerland: None) -> EditionSeen:
    isle_in_force()
    return opened()


def now() -> EditionSeen:
    found = draft_for(EDITOR, "federal")
    assert found is not None
    return found


def change(key: str, **facts: Any) -> None:
    row = NodeOfEdition.objects.get(edition__state="draft", key=key)
    said = {"facts": {**row.content["facts"], **facts}}
    change_node(row.edition_id, row.node, said, seen=row.revision, by=EDITOR, at=TUESDAY)


def from_the_beginning(edition: EditionSeen) -> tuple[Finding, ...]:
    return verify(
        Review(
            mechanism=read_mechanism(text_seen(edition)),
            desks=desks_in_force(),
            districts={kreis.ags: kreis.land for kreis in districts().kreise.values()},
            today=day_of(TUESDAY),
        )
    )


def test_after_each_change_the_findings_are_those_from_the_beginning(draft: EditionSeen) -> None:
    assert findings_of(draft, at=TUESDAY) == from_the_beginning(draft)

    change("youth-office", around_the_clock=True)
    assert findings_of(now(), at=TUESDAY) == from_the_beginning(now())
    change("tell", terms=[])
    assert findings_of(now(), at=TUESDAY) == from_the_beginning(now())
    rope = NodeOfEdition.objects.get(edition__state="draft", key="rope")
    delete_node(rope.edition_id, rope.node, by=EDITOR, at=TUESDAY)
    assert findings_of(now(), at=TUESDAY) == from_the_beginning(now())


def test_an_older_look_at_a_draft_is_answered_too(draft: EditionSeen) -> None:
    change("tell", terms=[])
    findings_of(now(), at=TUESDAY)

    assert "steps/tell/terms" in {each.where for each in findings_of(draft, at=TUESDAY)}


def test_without_a_change_nothing_is_verified_again_and_on_another_day_everything(
    draft: EditionSeen,
) -> None:
    first = verified(draft, at=TUESDAY)

    assert verified(draft, at=TUESDAY) is first
    assert verified(draft, at=TUESDAY + timedelta(days=1)).review.today > first.review.today


def test_a_finding_is_told_at_the_node_it_is_mended_at_and_at_those_beside_it(
    draft: EditionSeen,
) -> None:
    change("tell", terms=[])
    by_key = text_seen(now()).by_key

    def told(key: str) -> tuple[set[str], set[str]]:
        found = findings_at(now(), by_key[key], at=TUESDAY)
        return {each.where for each in found.own}, {each.where for each in found.near}

    assert "steps/tell/terms" in told("tell")[0]
    assert "steps/tell/terms" in told("get-help")[1]
    assert "steps/tell/terms" not in {*told("lamp")[0], *told("lamp")[1]}
    assert counts_by_node(now(), at=TUESDAY)["tell"][Weight.WARNS] >= 1


def test_a_text_of_a_land_is_verified_for_its_places_alone(draft: EditionSeen) -> None:
    bavarian = replace(draft, area=(Level.LAND, "DE-BY"))

    places = {
        place
        for each in findings_of(bavarian, at=TUESDAY)
        for name, value in each.facts
        if name == "places"
        for place in value.split(", ")
    }

    assert places
    assert {place for place in places if not place.startswith(("09", "DE-BY"))} == set()
