"""Keepers decide what mailboxes have said, and write down how test calls ended."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from obhut.directory.actions.confirming import propose_change, say_no_longer_us
from obhut.directory.jobs import ask_for_confirmations, make_test_calls_due
from obhut.directory.models import Confirmation, TestCall
from obhut.directory.queries.desks import desk_book
from obhut.kernel.actor import Grant, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from tests.build import words
from tests.directory.asking import (
    change_point,
    link_for,
    now_at,
    opened,
    seen,
    states,
    tasks,
)
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import FEDERATION, NUREMBERG, keeper

SAID, CALLS = "/pflege/postfaecher/", "/pflege/probeanrufe/"
SAXONY = Grant(Role.LAND_COORDINATION, "land", "DE-SN")
READER = Grant(Role.READER, "land", "DE-BY")


@pytest.fixture(autouse=True)
def asked(db: None, settings: Any) -> None:
    put_lummerland_in_force()
    settings.OBHUT_ASKS_DESKS = True
    kreis = [{"level": "kreis", "key": "09564"}]
    change_point("office", seen="2020-01-01", areas=kreis)
    ask_for_confirmations(now=timezone.now())


@pytest.fixture
def waiting() -> Confirmation:
    token, now = link_for("office"), timezone.now()
    wanted: dict[str, dict[str, Any]] = {
        SERVICE_POINTS: {"phones": ["0906 1234"]},
        DESKS: {"does": words("Nimmt Meldungen an.")},
    }
    versions = seen(opened(token, now)["office"])
    return propose_change(token, "office", wanted, seen=versions, at=now)


@pytest.fixture
def bela() -> Client:
    return keeper("Bela", NUREMBERG)[1]


def decide(client: Client, waiting: Confirmation, decision: str = "yes") -> int:
    return client.post(f"{SAID}{waiting.pk}/entscheiden/", {"decision": decision}).status_code


def log(client: Client, desk: str = "watch", **told: str) -> Any:
    return client.post(f"{CALLS}{desk}/eintragen/", {"result": "reached", "minutes": "3"} | told)


def test_what_a_mailbox_wants_is_shown_before_and_after(
    bela: Client, waiting: Confirmation
) -> None:
    page, listed = bela.get(SAID).text, bela.get("/pflege/aufgaben/").text

    for shown in ("0000 1</del>", "0906 1234</ins>", "Nimmt Meldungen an.</ins>"):
        assert shown in page
    assert "office@lummerland.example" in page
    assert f'href="{SAID}"' in listed
    assert "Das Postfach möchte etwas ändern" in listed


def test_yes_changes_it_and_no_leaves_it(bela: Client, waiting: Confirmation) -> None:
    before = desk_book()["office"].phones

    assert decide(bela, waiting, "perhaps") == 302
    assert "Bitte sagen Sie ja oder nein." in bela.get(SAID).text
    assert decide(bela, waiting, "yes") == 302
    assert "Es ist entschieden." in bela.get(SAID).text

    assert (before, desk_book()["office"].phones) == (("0000 1",), ("0906 1234",))
    assert states("office") == [("applied", "change")]
    assert decide(bela, waiting, "no") == 404


def test_a_field_that_was_changed_meanwhile_is_told_not_overwritten(
    bela: Client, waiting: Confirmation
) -> None:
    change_point("office", phones=["0906 7"])

    decide(bela, waiting)

    assert "Jemand hat dieses Feld seitdem geändert: phones" in bela.get(SAID).text
    assert now_at("office").point.phones == ["0906 7"]


def test_a_doubt_is_settled_either_way(bela: Client) -> None:
    waiting = say_no_longer_us(link_for("office"), "office", at=timezone.now())
    page = bela.get(SAID).text

    decide(bela, waiting, "no")

    assert "„Wir sind diese Stelle nicht mehr.“" in page
    assert desk_book()["office"].doubted_on is None
    assert tasks(about="office") == [("no_longer_us", "office", "done")]


@pytest.mark.parametrize("grant", [SAXONY, READER])
def test_nobody_of_elsewhere_and_no_reader_decides(grant: Grant, waiting: Confirmation) -> None:
    cem = keeper("Cem", grant)[1]

    assert decide(cem, waiting) in (403, 404)
    assert "0906 1234" not in cem.get(SAID).text
    assert states("office") == [("waits", "change")]


def test_a_call_is_listed_and_written_down() -> None:
    ada = keeper("Ada", FEDERATION)[1]
    make_test_calls_due(now=timezone.now())
    listed = ada.get(CALLS).text

    assert log(ada).status_code == 302

    after = ada.get(CALLS).text
    assert ('href="tel:00001"' in listed, 'id="call-watch"' in listed) == (True, True)
    assert ("Der Anruf ist eingetragen." in after, 'id="call-watch"' in after) == (True, False)
    assert "erreicht nach 3 Minuten" in after
    call = TestCall.objects.get()
    assert (call.state, call.result, call.minutes) == ("made", "reached", 3)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"result": ""}, "wie der Anruf ausging"),
        ({"result": "x" * 5_000}, "wie der Anruf ausging"),
        ({"minutes": ""}, "Wie viele Minuten"),
        ({"minutes": "-1"}, "Wie viele Minuten"),
        ({"minutes": "9" * 400}, "Wie viele Minuten"),
        ({"minutes": "²"}, "Wie viele Minuten"),
    ],
)
def test_what_says_no_result_is_asked_again(told: dict[str, str], said: str) -> None:
    ada = keeper("Ada", FEDERATION)[1]

    assert log(ada, **told).status_code == 302

    assert said in ada.get(CALLS).text
    assert not TestCall.objects.filter(state="made").exists()


def test_minutes_beside_nobody_reached_are_not_kept() -> None:
    ada = keeper("Ada", FEDERATION)[1]

    log(ada, result="not_reached", minutes="3")

    assert TestCall.objects.get().minutes is None


def test_calls_of_other_areas_are_neither_seen_nor_written_down(bela: Client) -> None:
    make_test_calls_due(now=timezone.now())

    assert 'id="call-watch"' not in bela.get(CALLS).text
    assert log(bela).status_code == 403
    assert list(TestCall.objects.values_list("state", flat=True)) == ["due"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    bela: Client, number: int, django_assert_num_queries: Any
) -> None:
    kreis = [{"level": "kreis", "key": "09564"}]
    for key in ("watch", "left-bank")[: number - 1]:
        change_point(key, seen="2020-01-01", areas=kreis)
    ask_for_confirmations(now=timezone.now())
    for key in ("office", "watch", "left-bank")[:number]:
        say_no_longer_us(link_for(key), key, at=timezone.now())
    bela.get(SAID)

    with django_assert_num_queries(9):
        bela.get(SAID)
