"""Whoever pulls the plug in the middle finds the text before, whole; and the deed can be done again."""

from datetime import timedelta
from uuid import UUID

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import put_in_force
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.models import Edition
from obhut.concepts.queries.editions import EditionSeen
from obhut.directory.queries.where import where
from obhut.knowledge.queries import in_force as speaks
from tests.concepts.force.bavaria import (
    MINISTRY,
    WEDNESDAY,
    approved,
    digest_now,
    in_force,
    ready,
)
from tests.concepts.killed.killing import kill_at
from tests.concepts.tailoring.three_floors import COORDINATION

MOMENTS = (
    'UPDATE "concepts_edition" SET "state" = \'approved\'',
    'UPDATE "concepts_edition" SET "state" = \'past\'',  # the one before is past, none is in force
    'UPDATE "concepts_edition" SET "state" = \'in_force\'',
    'INSERT INTO "audit_auditevent"',  # all but the last line of the record
)


def second_edition() -> EditionSeen:
    """The first one is in force, the next one has everything it needs."""
    first = in_force(ready())
    draft = open_draft(first.concept, by=COORDINATION, at=WEDNESDAY)
    approved(draft, MINISTRY)
    return draft


def put(draft: str, seen: str) -> None:
    put_in_force(UUID(draft), seen=seen, by=COORDINATION, at=WEDNESDAY)


def stand() -> tuple[list[tuple[int, str]], int]:
    editions = Edition.objects.filter(concept__key="de-by").order_by("number")
    return list(editions.values_list("number", "state")), AuditEvent.objects.count()


@pytest.mark.usefixtures("copied")
def test_whenever_it_is_killed_the_text_before_answers_and_the_next_try_works() -> None:
    draft = second_edition()
    before, seen = stand(), digest_now(draft)

    for moment in MOMENTS:
        kill_at(moment, put, str(draft.id), seen)

        assert stand() == before
        assert speaks(where(land="DE-BY")).edition.number == 1

    in_force(draft)
    assert stand()[0] == [(1, "past"), (2, "in_force")]
    assert speaks(where(land="DE-BY")).edition.number == 2
    assert speaks(where(land="DE-BY"), WEDNESDAY - timedelta(days=2)).edition.concept == "federal"
