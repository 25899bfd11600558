"""One deed: all of it or nothing. From then on every answer comes from the new text."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import put_in_force, take_back_day
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.actions.tailoring import derive
from obhut.concepts.errors import NoSuchEdition, NotYet
from obhut.concepts.models import Edition
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.directory.queries.where import Where, where
from obhut.kernel.plan.situation import Situation
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from obhut.knowledge.queries import in_force as speaks
from obhut.knowledge.queries import plan_for
from tests.cast import CEM
from tests.concepts.force.bavaria import (
    MINISTRY,
    WEDNESDAY,
    approved,
    digest_now,
    drafted,
    in_force,
    must_answer_at_night,
    named,
    ready,
)
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    ELSEWHERE,
    KEEPER,
    NUREMBERG,
    TUESDAY,
)

pytestmark = pytest.mark.django_db
NEXT_WEEK = WEDNESDAY + timedelta(days=7)
SHIP = Situation(profession="lamplighter")


def here() -> Where:
    return where(land="DE-BY", ags="09564")


def test_a_draft_with_everything_there_is_in_force_with_its_digest() -> None:
    draft = ready()
    after = in_force(draft)

    assert (after.state, after.digest, after.in_force_at) == (
        "in_force",
        digest_now(draft),
        WEDNESDAY,
    )
    assert speaks(here()).edition.id == draft.id
    assert speaks().edition.concept == "federal"


def test_everything_missing_is_told_at_once_and_nothing_is_changed() -> None:
    draft = drafted()
    must_answer_at_night(draft)
    before = AuditEvent.objects.count()

    with pytest.raises(NotYet) as refused:
        in_force(draft)

    told = [str(each.obstructs) for each in refused.value.missing.obstacles]
    assert told == ["finding", "reason", "approvers"]
    assert edition_by_id(draft.id).state == "draft"
    assert AuditEvent.objects.count() == before


def test_a_text_changed_since_it_was_looked_at_does_not_come_into_force() -> None:
    draft = ready()

    with pytest.raises(SomebodyWasFaster, match="diesen Text geändert"):
        put_in_force(draft.id, seen="0" * 64, by=COORDINATION, at=WEDNESDAY)


def test_the_next_edition_ends_the_one_before_and_last_weeks_plan_stays_explained() -> None:
    first = in_force(ready())
    second = open_draft(first.concept, by=COORDINATION, at=NEXT_WEEK)
    approved(second, MINISTRY)
    seen = digest_now(second)
    put_in_force(second.id, seen=seen, by=COORDINATION, at=NEXT_WEEK)

    last_week, today = speaks(here(), WEDNESDAY), speaks(here(), NEXT_WEEK)
    assert (last_week.edition.number, last_week.no_longer) == (1, True)
    assert (today.edition.number, today.no_longer) == (2, False)
    plan = plan_for(SHIP, place=here(), at=WEDNESDAY)
    assert plan.digest == last_week.mechanism.digest


def test_two_who_put_it_in_force_at_once_do_it_once() -> None:
    draft = ready()
    seen = digest_now(draft)
    put_in_force(draft.id, seen=seen, by=COORDINATION, at=WEDNESDAY)

    with pytest.raises(SomebodyWasFaster, match="kein Entwurf mehr"):
        put_in_force(draft.id, seen=seen, by=COORDINATION, at=WEDNESDAY)
    assert (
        AuditEvent.objects.filter(kind="edition put in force", subject=str(draft.id)).count() == 1
    )


def test_only_who_keeps_the_area_puts_its_text_in_force() -> None:
    draft = ready()

    with pytest.raises(NoSuchEdition):
        put_in_force(draft.id, seen=digest_now(draft), by=CEM, at=WEDNESDAY)
    with pytest.raises((NoSuchEdition, NotAllowed)):
        put_in_force(draft.id, seen=digest_now(draft), by=ELSEWHERE, at=WEDNESDAY)
    assert edition_by_id(draft.id).state == "draft"


def test_the_annex_of_a_district_speaks_for_it_and_its_land_for_the_rest() -> None:
    land = in_force(ready())
    annex = begun_above(land.id)
    named(annex, MINISTRY)
    approved(annex, MINISTRY)
    put_in_force(annex.id, seen=digest_now(annex), by=KEEPER, at=NEXT_WEEK)

    assert speaks(here()).edition.id == annex.id
    assert speaks(where(ags="09161")).edition.id == land.id
    assert speaks(where(land="DE-BY")).edition.id == land.id
    assert speaks(where(land="DE-HH")).edition.concept == "federal"
    assert speaks(here(), WEDNESDAY).edition.id == land.id


def begun_above(land: UUID) -> EditionSeen:
    said = {"title_de": "Anhang Nürnberg", "title_en": "", "owner": "Stadt"}
    return derive(land, NUREMBERG, said, by=KEEPER, at=NEXT_WEEK)


def test_a_day_ahead_waits_and_can_be_taken_back() -> None:
    draft = ready()
    waits = in_force(draft, on=date(2026, 12, 24))
    assert (waits.state, waits.holds_from) == ("approved", date(2026, 12, 24))
    assert speaks(here()).edition.concept == "federal"

    again = take_back_day(draft.id, by=COORDINATION, at=WEDNESDAY)
    assert (again.state, again.holds_from) == ("draft", None)


@pytest.mark.parametrize("on", [date(2026, 11, 1), date(2030, 1, 1)])
def test_a_day_that_cannot_be_meant_is_refused(on: date) -> None:
    draft = ready()

    with pytest.raises(Faulty, match="two years"):
        in_force(draft, on=on)


def test_today_as_the_day_is_at_once() -> None:
    assert in_force(ready(), on=WEDNESDAY.date()).state == "in_force"


def test_a_day_is_not_taken_back_while_another_draft_is_open() -> None:
    draft = ready()
    in_force(draft, on=date(2026, 12, 24))
    Edition.objects.create(
        concept=Edition.objects.get(pk=draft.id).concept, number=9, made_at=TUESDAY
    )

    with pytest.raises(SomebodyWasFaster, match="anderer Entwurf"):
        take_back_day(draft.id, by=COORDINATION, at=WEDNESDAY)
