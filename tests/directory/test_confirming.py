"""What a mailbox answers through its link, what a keeper says to it, and that it happens once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.confirming import (
    Seen,
    decide_proposal,
    propose_change,
    say_no_longer_us,
    say_still_right,
)
from obhut.directory.errors import LinkHoldsNoMore
from obhut.directory.jobs import ask_for_confirmations
from obhut.directory.models import Confirmation, RowChange, Task
from obhut.directory.queries.confirmations import asked_by, proposals_for
from obhut.directory.queries.desks import desk_book
from obhut.kernel.actor import INSTALLATION, MAILBOX, Actor, desk_id
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.refusals import Faulty, ImpossibleTransition, NotAllowed, SomebodyWasFaster
from obhut.kernel.routing.freshness import Freshness
from tests.build import words
from tests.cast import CEM
from tests.directory.asking import (
    DAY,
    HALF_A_YEAR_LATER,
    HOUR,
    OF_BAVARIA,
    OF_SAXONY,
    all_seen,
    change_desk,
    change_point,
    keeper,
    link_for,
    now_at,
    opened,
    remove_desk,
    states,
    tasks,
)
from tests.directory.asking import seen as versions
from tests.lummerland import put_lummerland_in_force

LATER = HALF_A_YEAR_LATER + HOUR
NEW_NUMBER: dict[str, Any] = {SERVICE_POINTS: {"phones": ["0906 1234"]}}
SAYS: dict[str, Any] = {DESKS: {"does": words("Nimmt Meldungen entgegen.")}}


@pytest.fixture(autouse=True)
def asked(db: None, settings: Any) -> None:
    put_lummerland_in_force()
    for key, level, area in (("office", "kreis", "09564"), ("left-bank", "land", "DE-BY")):
        change_point(key, areas=[{"level": level, "key": area}])
    settings.OBHUT_ASKS_DESKS = True
    ask_for_confirmations(now=HALF_A_YEAR_LATER)


def seen(key: str) -> Seen:
    return versions(opened(link_for(key))[key])


def changes() -> list[tuple[str, str, UUID]]:
    """File, kind and person of what became of rows since Lummerland was asked."""
    since = RowChange.objects.filter(at__gte=LATER).order_by("pk")
    return list(since.values_list("file", "kind", "person"))


def propose(wanted: dict[str, Any] = NEW_NUMBER, key: str = "office", **told: Any) -> Confirmation:
    usual: dict[str, Any] = {"seen": seen(key), "at": LATER}
    return propose_change(link_for(key), key, wanted, **usual | told)


def test_still_right_counts_from_that_day_and_the_link_is_used_up() -> None:
    token = link_for("office")

    say_still_right(token, all_seen(token), at=LATER)

    desk = desk_book()["office"]
    assert str(desk.confirmed_on) == "2027-05-03"
    assert desk.freshness_on(LATER.date()) is Freshness.GREEN
    assert states("office") == [("answered", "still_right")]
    assert asked_by(token, at=LATER) is None
    change = RowChange.objects.latest("pk")
    assert (change.kind, change.person, change.desk) == ("confirmed", MAILBOX, desk_id("office"))
    assert AuditEvent.objects.filter(kind="confirmation answered").count() == 1


def test_a_link_that_was_used_says_the_same_as_one_that_never_was() -> None:
    token = link_for("office")
    shown = all_seen(token)
    say_still_right(token, shown, at=LATER)

    for wrong in (token, "A" * 43, token[:-1], "", link_for("left-bank")):
        with pytest.raises(LinkHoldsNoMore) as told:
            say_still_right(wrong, shown, at=LATER)
        assert str(told.value) == ""


def test_what_was_changed_meanwhile_is_not_confirmed_unseen() -> None:
    token = link_for("office")
    shown = all_seen(token)
    change_point("office", phones=["0906 9"])

    with pytest.raises(SomebodyWasFaster, match="noch einmal"):
        say_still_right(token, shown, at=LATER)

    say_still_right(token, all_seen(token), at=LATER)
    assert states("office") == [("answered", "still_right")]


def test_a_change_waits_for_the_keeper_and_nothing_is_shown_before() -> None:
    proposed = propose(NEW_NUMBER | SAYS)

    assert states("office") == [("waits", "change")]
    assert tasks() == [("proposal", "office", "open")]
    assert desk_book()["office"].phones == ("0000 1",)
    assert [(each["field"], each["before"], each["after"]) for each in proposed.proposal] == [
        ("phones", ["0000 1"], ["0906 1234"]),
        ("does", None, words("Nimmt Meldungen entgegen.")),
    ]
    assert changes() == []
    assert asked_by(link_for("office"), at=LATER) is None


def test_the_keepers_yes_applies_it_and_counts_as_confirmed_by_the_mailbox() -> None:
    proposed = propose(NEW_NUMBER | SAYS)

    decide_proposal(proposed.pk, accept=True, by=OF_BAVARIA, at=LATER + 3 * DAY)

    now = now_at("office")
    assert (now.point.phones, now.desk.does is not None) == (["0906 1234"], True)
    assert now.desk.confirmed_on == "2027-05-03"
    assert states("office") == [("applied", "change")]
    assert tasks() == [("proposal", "office", "done")]
    assert [person for *_, person in changes()] == [OF_BAVARIA.person] * 2


def test_the_keepers_no_changes_nothing() -> None:
    proposed = propose()

    decide_proposal(proposed.pk, accept=False, by=OF_BAVARIA, at=LATER)

    assert states("office") == [("refused", "change")]
    assert (changes(), tasks()) == ([], [("proposal", "office", "done")])
    ask_for_confirmations(now=LATER + DAY)
    assert states("office") == [("refused", "change")]


def test_what_is_the_service_points_waits_for_whoever_keeps_all_of_it() -> None:
    change_point("office", areas=[{"level": "federation", "key": "DE"}])
    proposed = propose()

    with pytest.raises(NotAllowed, match="DE"):
        decide_proposal(proposed.pk, accept=True, by=OF_BAVARIA, at=LATER)

    assert proposals_for(OF_BAVARIA) == ()
    assert len(proposals_for(INSTALLATION)) == 1
    assert Task.objects.get().level == "federation"


@pytest.mark.parametrize("by", [CEM, OF_SAXONY, keeper("kreis", "09162")])
def test_nobody_else_decides_or_sees_it(by: Actor) -> None:
    proposed = propose()

    with pytest.raises(NotAllowed):
        decide_proposal(proposed.pk, accept=True, by=by, at=LATER)
    with pytest.raises(NotAllowed):
        decide_proposal(proposed.pk, accept=False, by=by, at=LATER)

    assert proposals_for(by) == ()
    assert [each.asked.key for each in proposals_for(OF_BAVARIA)] == ["office"]
    assert states("office") == [("waits", "change")]


def test_a_proposal_is_decided_once() -> None:
    proposed = propose()
    decide_proposal(proposed.pk, accept=True, by=OF_BAVARIA, at=LATER)

    with pytest.raises(ImpossibleTransition):
        decide_proposal(proposed.pk, accept=False, by=OF_BAVARIA, at=LATER)


def test_a_field_that_somebody_changed_meanwhile_is_not_overwritten() -> None:
    proposed = propose(NEW_NUMBER | SAYS)
    change_point("office", web="https://office.lummerland.example")
    decided = decide_proposal(proposed.pk, accept=True, by=OF_BAVARIA, at=LATER)
    assert decided.state == "applied"

    other = propose(NEW_NUMBER, "left-bank")
    change_point("left-bank", phones=["0906 7"])
    with pytest.raises(SomebodyWasFaster, match="phones"):
        decide_proposal(other.pk, accept=True, by=OF_BAVARIA, at=LATER)

    assert now_at("left-bank").point.phones == ["0906 7"]
    assert states("left-bank") == [("waits", "change")]


def test_a_holders_mailbox_changes_it_at_once() -> None:
    propose(NEW_NUMBER | SAYS, is_holders=True)

    assert desk_book()["office"].phones == ("0906 1234",)
    assert states("office") == [("applied", "change")]
    assert tasks() == []
    assert changes() == [(SERVICE_POINTS, "changed", MAILBOX), (DESKS, "confirmed", MAILBOX)]


@pytest.mark.parametrize(
    "wanted",
    [
        {DESKS: {"areas": [{"level": "federation", "key": "DE"}]}},
        {DESKS: {"function": "night-watch"}},
        {DESKS: {"holders": 9}},
        {SERVICE_POINTS: {"kind": "police"}},
        {SERVICE_POINTS: {"hold": None}},
    ],
)
def test_a_mailbox_cannot_ask_for_what_is_the_keepers(wanted: dict[str, Any]) -> None:
    for is_holders in (False, True):
        with pytest.raises(NotAllowed):
            propose(wanted, is_holders=is_holders)

    assert states("office") == [("asked", "")]


@pytest.mark.parametrize(
    "wanted",
    [
        {DESKS: {"mailbox": "ada.blau@lummerland.example"}},
        {SERVICE_POINTS: {"minors": "perhaps"}},
        {SERVICE_POINTS: {"phones": ["1\0"]}},
        {},
        {SERVICE_POINTS: {"phones": ["0000 1"]}},
    ],
)
def test_what_could_not_be_applied_is_refused_at_once_and_the_link_goes_on(
    wanted: dict[str, Any],
) -> None:
    with pytest.raises(Faulty):
        propose(wanted)

    assert (states("office"), tasks()) == ([("asked", "")], [])
    assert AuditEvent.objects.filter(kind="confirmation answered").count() == 0


def test_a_desk_of_another_letter_cannot_be_answered_for() -> None:
    with pytest.raises(LinkHoldsNoMore):
        propose_change(link_for("left-bank"), "office", NEW_NUMBER, seen=seen("office"), at=LATER)
    with pytest.raises(LinkHoldsNoMore):
        say_no_longer_us(link_for("left-bank"), "office", at=LATER)


def test_no_longer_us_goes_on_being_answered_with_a_warning_until_the_keeper_decides() -> None:
    waiting = say_no_longer_us(link_for("office"), "office", at=LATER)

    desk = desk_book()["office"]
    assert desk.phones == ("0000 1",)
    assert str(desk.doubted_on) == "2027-05-03"
    assert desk.freshness_on(LATER.date()) is Freshness.AMBER
    assert tasks() == [("no_longer_us", "office", "open")]
    assert states("office") == [("waits", "no_longer_us")]

    decide_proposal(waiting.pk, accept=False, by=OF_BAVARIA, at=LATER + DAY)

    assert desk_book()["office"].doubted_on is None
    assert desk_book()["office"].confirmed_on is None
    assert states("office") == [("refused", "no_longer_us")]
    assert tasks() == [("no_longer_us", "office", "done")]


def test_a_desk_that_was_removed_needs_no_answer_any_more() -> None:
    say_no_longer_us(link_for("left-bank"), "left-bank", at=LATER)
    change_desk("left-bank", doubted_on=None)
    remove_desk("left-bank", at=LATER)

    ask_for_confirmations(now=LATER + DAY)

    assert states("left-bank") == [("superseded", "no_longer_us")]
    assert asked_by(link_for("left-bank"), at=LATER) is None


def test_an_answer_closes_what_waited_because_there_was_none() -> None:
    ask_for_confirmations(now=HALF_A_YEAR_LATER + timedelta(days=42))
    later = HALF_A_YEAR_LATER + timedelta(days=95)
    ask_for_confirmations(now=later)
    token = link_for("office")
    before = tasks(about="office")

    say_still_right(token, all_seen(token, later), at=later)

    assert before == [("unconfirmed", "office", "open")]
    assert tasks(about="office") == [("unconfirmed", "office", "done")]
