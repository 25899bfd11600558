"""A day ahead: when it comes everything is looked at once more, and nobody has to be awake."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import take_back_approval
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.actions.merging import open_merge
from obhut.concepts.actions.tailoring import decide_deviation
from obhut.concepts.jobs import bring_into_force
from obhut.concepts.jobs.waiting import MISSING
from obhut.concepts.queries.approvals import approvals_of
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.concepts.queries.obstacles import Obstructs, what_is_missing
from obhut.directory.models import Task
from obhut.directory.queries.where import where
from obhut.kernel.actor import CLOCK
from obhut.knowledge.queries import in_force as speaks
from obhut.letters.models import Letter
from obhut.worker.due_jobs import JOBS
from tests.concepts.drafting.lummerland import content_of, id_of
from tests.concepts.force.bavaria import MINISTRY, approved, drafted, in_force, named, ready
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    TUESDAY,
    WHY,
    next_federal,
    says,
)
from tests.web.accounts.people import somebody

pytestmark = pytest.mark.django_db
HOLY_EVE = date(2026, 12, 24)
BEFORE = datetime(2026, 12, 23, 22, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 23, 23, 0, tzinfo=UTC)
"""On a German clock the day has just begun."""


def waiting() -> EditionSeen:
    draft = ready()
    in_force(draft, on=HOLY_EVE)
    return draft


def test_the_clock_looks_for_it_each_minute() -> None:
    assert bring_into_force in JOBS


def test_at_midnight_in_germany_it_is_in_force_and_not_a_minute_before() -> None:
    draft = waiting()

    assert bring_into_force(now=BEFORE) == 0
    assert bring_into_force(now=MIDNIGHT) == 1
    assert bring_into_force(now=MIDNIGHT) == 0
    assert speaks(where(land="DE-BY")).edition.id == draft.id
    event = AuditEvent.objects.get(kind="edition put in force", subject=str(draft.id))
    assert (event.person, event.at) == (CLOCK.person, MIDNIGHT)


def test_what_is_missing_by_then_is_a_task_and_a_letter_and_the_text_before_goes_on() -> None:
    ada = somebody("Ada", *COORDINATION.grants)
    draft = waiting()
    (given,) = approvals_of(draft.id)
    take_back_approval(draft.id, given.id, by=COORDINATION, at=TUESDAY)

    for minute in range(3):
        assert bring_into_force(now=MIDNIGHT + timedelta(minutes=minute)) == 0

    assert edition_by_id(draft.id).state == "approved"
    assert speaks(where(land="DE-BY")).edition.concept == "federal"
    task = Task.objects.get(kind="not_in_force")
    assert (task.about, task.area, task.times) == (f"{draft.concept}/{draft.number}", "DE-BY", 1)
    (letter,) = Letter.objects.all()
    assert letter.to == ada.mail
    address = reverse("force:show_missing", args=[draft.concept, draft.number])
    assert address in letter.body
    assert MISSING.format(concept=draft.concept, number=draft.number) == address


def test_once_it_is_there_the_text_comes_into_force_and_the_task_is_done() -> None:
    draft = waiting()
    (given,) = approvals_of(draft.id)
    take_back_approval(draft.id, given.id, by=COORDINATION, at=TUESDAY)
    bring_into_force(now=MIDNIGHT)
    approved(draft, MINISTRY)

    assert bring_into_force(now=MIDNIGHT + timedelta(hours=9)) == 1
    assert Task.objects.get(kind="not_in_force").outcome == "mended"


def test_the_next_draft_is_written_upon_what_waits() -> None:
    draft = drafted()
    says(draft, "lamp", "Laterne")
    decide_deviation(draft.id, id_of("lamp"), WHY, seen="", by=COORDINATION, at=TUESDAY)
    named(draft, MINISTRY)
    approved(draft, MINISTRY)
    in_force(draft, on=HOLY_EVE)

    following = open_draft("de-by", by=COORDINATION, at=TUESDAY)

    assert following.number == draft.number + 1
    assert content_of(following.id, "lamp")["title"]["de"] == "Laterne"


def test_what_waits_does_not_undo_a_later_text_that_came_into_force_before() -> None:
    draft = waiting()
    following = open_draft("de-by", by=COORDINATION, at=TUESDAY)
    approved(following, MINISTRY)
    in_force(following)

    assert bring_into_force(now=MIDNIGHT) == 0
    assert speaks(where(land="DE-BY")).edition.id == following.id
    (missing,) = what_is_missing(draft.id, at=MIDNIGHT).obstacles
    assert (missing.obstructs, missing.number) == (Obstructs.LATER, following.number)


def test_who_merges_meanwhile_does_not_keep_what_waits_from_its_day() -> None:
    draft = waiting()
    next_federal(("lamp", "Laterne"))
    open_merge("de-by", by=COORDINATION, at=TUESDAY)

    assert bring_into_force(now=MIDNIGHT) == 1
    assert speaks(where(land="DE-BY")).edition.id == draft.id
