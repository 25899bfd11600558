"""Who leaves a desk hands it over; where nobody comes, everybody sees it at once."""

import re
from datetime import timedelta

import pytest

from obhut.accounts.actions.hand_overs import (
    Leaving,
    cancel_hand_over,
    confirm_hand_over,
    mark_read,
    name_next,
    start_hand_overs,
)
from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, name_deputy
from obhut.accounts.models import HandOver, Holding
from obhut.audit.models import AuditEvent
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.accounts.handing_over import (
    AT_OFFICE,
    LISTED,
    MIDNIGHT,
    NEW_YEARS_EVE,
    NOW,
    OFFICE,
    SECOND,
    TODAY,
    acting,
    confirms,
    coordination,
    desk,
    found,
    held,
    holding,
    it_is,
    letters,
    starts,
    state,
    waiting,
)
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import BAVARIA, NUREMBERG, somebody

pytestmark = pytest.mark.django_db
BEFORE = MIDNIGHT - SECOND


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def test_the_leaver_says_so_somebody_is_named_confirms_and_no_moment_is_without_anybody() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")

    hand_over = starts(ada, by=acting(ada))
    name_next(hand_over, bela, by=INSTALLATION, at=NOW)
    confirms(hand_over, bela)
    it_is(BEFORE)
    before = held(), acting(ada, BEFORE).grants, acting(bela, BEFORE).grants
    it_is(MIDNIGHT)

    assert before == (1, AT_OFFICE, frozenset())
    assert (held(), acting(ada, MIDNIGHT).grants, acting(bela, MIDNIGHT).grants) == (
        1,
        frozenset(),
        AT_OFFICE,
    )
    assert (state(hand_over), waiting(), found()) == ("finished", [], [])
    assert it_is(MIDNIGHT + timedelta(days=1)) == 0


def test_where_nobody_comes_the_desk_is_unstaffed_at_midnight_and_the_coordination_is_told() -> (
    None
):
    coordination()
    hand_over = starts(somebody("Ada", OFFICE))
    told_before = letters("task")
    quiet = it_is(BEFORE), held(), found()

    it_is(MIDNIGHT)

    assert (quiet, told_before) == ((0, 1, []), [])
    assert (held(), found(), waiting()) == (0, ["office"], ["kreis:09564"])
    assert letters("task") == [("koordination@example.org", "desk office")]
    assert state(hand_over) == "vacant"
    assert it_is(MIDNIGHT + SECOND) == 0


def test_who_was_named_confirms_late_and_the_task_is_done_by_itself() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    hand_over = starts(ada, bela)
    it_is(MIDNIGHT)
    late = MIDNIGHT + timedelta(days=3)

    confirms(hand_over, bela, late)

    assert (held(), found(), waiting(), state(hand_over)) == (1, [], [], "finished")
    assert acting(bela, late).grants == AT_OFFICE


def test_somebody_else_takes_the_desk_and_the_empty_hand_over_is_over() -> None:
    hand_over = starts(somebody("Ada", OFFICE))
    it_is(MIDNIGHT)

    grant_role(somebody("Bela"), OFFICE, by=INSTALLATION, at=MIDNIGHT + SECOND)

    assert (held(), waiting(), state(hand_over)) == (1, [], "finished")


def test_one_of_two_leaves_without_anybody_to_come_and_the_other_stays() -> None:
    ada = somebody("Ada", OFFICE)
    somebody("Bela", OFFICE)
    hand_over = starts(ada)

    it_is(MIDNIGHT)

    assert (held(), found(), state(hand_over)) == (1, [], "finished")


def test_nobody_confirms_before_everything_was_opened_as_it_is_now() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    hand_over = starts(ada, bela)
    mark_read(hand_over, "edition", "d1gest", by=acting(bela), at=NOW)
    mark_read(hand_over, "tasks", "2", by=acting(bela), at=NOW)

    with pytest.raises(NotAllowed, match="open everything"):
        confirm_hand_over(hand_over, listed=LISTED, by=acting(bela), at=NOW)

    assert state(hand_over) == "started"
    assert confirms(hand_over, bela).state == "confirmed"


def test_what_one_has_read_the_next_one_reads_anew() -> None:
    ada, bela, cem = somebody("Ada", OFFICE), somebody("Bela"), somebody("Cem")
    hand_over = starts(ada, bela)
    confirms(hand_over, bela)

    name_next(hand_over, cem, by=INSTALLATION, at=NOW)

    assert (state(hand_over), HandOver.objects.get().read) == ("started", {})
    with pytest.raises(NotAllowed, match="was named to come"):
        confirm_hand_over(hand_over, listed={}, by=acting(bela), at=NOW)
    it_is(MIDNIGHT)
    assert (held(), acting(bela, MIDNIGHT).grants) == (0, frozenset())


def test_who_does_not_come_after_all_leaves_no_desk_unnoticed() -> None:
    """Bela's account is closed between her yes and her first day."""
    ada, bela = somebody("Ada", OFFICE), somebody("Bela", NUREMBERG)
    hand_over = starts(ada, bela)
    confirms(hand_over, bela)

    deactivate_person(bela, by=INSTALLATION, at=NOW)
    it_is(MIDNIGHT)

    assert (state(hand_over), held(), found(), waiting()) == (
        "vacant",
        0,
        ["office"],
        ["kreis:09564"],
    )
    with pytest.raises(NotAllowed, match="was named to come"):
        confirms(hand_over, bela, MIDNIGHT)


def test_a_cancelled_hand_over_leaves_everything_as_it_was() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    name_deputy(bela, "office", by=INSTALLATION, at=NOW)
    hand_over = starts(ada, bela)
    confirms(hand_over, bela)

    cancel_hand_over(hand_over, by=INSTALLATION, at=NOW)
    it_is(MIDNIGHT)

    assert (held(), state(hand_over), holding(ada).to_on) == (1, "cancelled", None)
    still = Holding.objects.get(person=bela, to_on=None)
    assert (still.is_deputy, acting(bela, MIDNIGHT).grants) == (True, AT_OFFICE)


def test_a_deputy_becomes_the_holder_without_a_day_in_between() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    name_deputy(bela, "office", by=INSTALLATION, at=NOW)

    confirms(starts(ada, bela), bela)

    assert acting(bela, BEFORE).grants == acting(bela, MIDNIGHT).grants == AT_OFFICE
    it_is(MIDNIGHT)
    assert held() == 1


def test_who_may_start_name_confirm_and_cancel() -> None:
    ada, bela, cem = somebody("Ada", OFFICE), somebody("Bela"), somebody("Cem", desk("watch"))

    with pytest.raises(NotAllowed, match="keeps an area"):
        starts(ada, by=acting(cem))
    with pytest.raises(NotAllowed, match="keeps an area"):
        starts(ada, bela, by=acting(ada))
    hand_over = starts(ada, by=acting(ada))
    with pytest.raises(NotAllowed, match="keeps an area"):
        name_next(hand_over, bela, by=acting(ada), at=NOW)
    with pytest.raises(NotAllowed, match="was named to come"):
        confirm_hand_over(hand_over, listed={}, by=acting(cem), at=NOW)
    with pytest.raises(NotAllowed, match="keeps an area"):
        cancel_hand_over(hand_over, by=acting(cem), at=NOW)
    cancel_hand_over(hand_over, by=acting(ada), at=NOW)
    again = starts(ada, bela)
    with pytest.raises(NotAllowed, match="keeps an area"):
        cancel_hand_over(again, by=acting(ada), at=NOW)


def test_nobody_names_themselves_and_nobody_who_holds_the_desk_comes() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela", BAVARIA)

    with pytest.raises(NotAllowed, match="their own rights"):
        starts(ada, bela, by=acting(bela))
    with pytest.raises(Faulty, match="holds the desk already"):
        starts(ada, ada)

    assert HandOver.objects.count() == 0


@pytest.mark.parametrize("days", [-1, 731])
def test_the_last_day_is_neither_past_nor_far_away(days: int) -> None:
    with pytest.raises(Faulty, match="The last day lies between"):
        starts(somebody("Ada", OFFICE), last_on=TODAY + timedelta(days=days))

    assert HandOver.objects.count() == 0


def test_a_whole_team_hands_over_together_or_not_at_all() -> None:
    ada, bela = somebody("Ada", OFFICE, desk("watch"), desk("left-bank")), somebody("Bela")
    desks = ("office", "watch", "left-bank")
    leaving = [
        Leaving(holding=holding(ada, key), last_on=NEW_YEARS_EVE, next=bela) for key in desks
    ]
    doubled = [*leaving, leaving[0]]
    late = Leaving(holding=holding(ada), last_on=TODAY - timedelta(days=1), next=ada)

    with pytest.raises(Faulty) as refused:
        start_hand_overs([*doubled, late], by=INSTALLATION, at=NOW)
    nothing = HandOver.objects.count(), letters("hand_over"), holding(ada).to_on
    started = start_hand_overs(leaving, by=INSTALLATION, at=NOW)

    assert [fault.where for fault in refused.value.faults] == ["office", "office"]
    assert nothing == (0, [], None)
    assert len(started) == len(letters("hand_over")) == 3


def test_a_letter_goes_to_who_was_named_else_to_the_coordination() -> None:
    coordination()
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")

    hand_over = starts(ada)
    first = [to for to, _about in letters("hand_over")]
    name_next(hand_over, bela, by=INSTALLATION, at=NOW)

    assert first == ["koordination@example.org"]
    about = f"hand-over {hand_over.pk}"
    assert letters("hand_over") == [
        ("bela@example.org", about),
        ("koordination@example.org", about),
    ]


def test_whose_last_day_is_set_cannot_be_given_the_desk_meanwhile() -> None:
    ada = somebody("Ada", OFFICE)
    starts(ada)

    with pytest.raises(SomebodyWasFaster, match="handed over"):
        grant_role(ada, OFFICE, by=INSTALLATION, at=NOW)


def test_each_deed_is_recorded_and_names_nobody() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    hand_over = starts(ada, by=acting(ada))
    name_next(hand_over, bela, by=INSTALLATION, at=NOW)
    confirms(hand_over, bela)
    it_is(MIDNIGHT)

    events = AuditEvent.objects.filter(subject=str(hand_over.pk)).order_by("pk")
    assert [event.kind for event in events] == [
        "hand-over started",
        "hand-over named",
        "hand-over read",
        "hand-over read",
        "hand-over confirmed",
        "hand-over finished",
    ]
    told = " ".join(str(event.facts) for event in events).lower()
    assert re.findall(r"\b(?:ada|bela)\b|@", told) == []
