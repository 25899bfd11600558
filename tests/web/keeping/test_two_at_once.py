"""Two change the same entry: the second sees both versions, and nothing is lost unseen."""

from typing import Any

import pytest
from django.test import Client

from obhut.directory.models import DirectoryRow, RowChange
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import BAVARIA, FEDERATION, keeper
from tests.web.keeping.forms import filled
from tests.web.keeping.test_editing import LEFT_BANK, change

DESK = "/pflege/stellen/left-bank/aendern/"


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", FEDERATION)[1]


@pytest.fixture
def bela() -> Client:
    return keeper("Bela", BAVARIA)[1]


def desk() -> dict[str, Any]:
    said: dict[str, Any] = DirectoryRow.objects.get(
        generation__active=True, key="left-bank", file__endswith="desks.yaml"
    ).content
    return said


def second(ada: Client, bela: Client, theirs: dict[str, Any], mine: dict[str, Any]) -> Any:
    """Both open the desk; Bela saves his, then Ada hers."""
    form = ada.get(DESK)
    assert change(bela, DESK, **theirs).status_code == 302
    return ada.post(DESK, filled(form, reason="Ich weiß es anders.", **mine))


def test_the_second_sees_both_versions_and_who_was_faster(ada: Client, bela: Client) -> None:
    answer = second(ada, bela, {"holders": "3"}, {"holders": "5"})

    assert answer.status_code == 409
    for said in (
        "Zwei Fassungen",
        "Landeskoordination, Bayern",
        "Am Telefon erfahren.",
        "Das haben beide",
    ):
        assert said in answer.text
    assert desk()["holders"] == 3
    sent = filled(answer)
    assert (sent["holders"], sent["reason"]) == (["5"], ["Ich weiß es anders."])
    assert "choose-holders" not in sent


@pytest.mark.parametrize(("choice", "becomes"), [("mine", 5), ("theirs", 3)])
def test_what_both_changed_is_chosen_and_the_rest_is_kept_of_both(
    ada: Client, bela: Client, choice: str, becomes: int
) -> None:
    theirs = {"holders": "3", "mailbox": "team@lummerland.example"}
    mine = {"holders": "5", "why__de": "Sagt die Insel.", "why__en": "Says the isle."}
    both = second(ada, bela, theirs, mine)

    answer = ada.post(DESK, filled(both, choose__holders=choice))

    assert answer.status_code == 302
    said = desk()
    assert (said["holders"], said["mailbox"]) == (becomes, "team@lummerland.example")
    assert said["why"] == {"de": "Sagt die Insel.", "en": "Says the isle."}


def test_without_a_choice_nothing_is_written_and_both_are_shown_again(
    ada: Client, bela: Client
) -> None:
    both = second(ada, bela, {"holders": "3"}, {"holders": "5", "deputy": "watch"})

    again = ada.post(DESK, filled(both))

    assert again.status_code == 409
    assert "Bitte für jedes Feld eine Fassung wählen." in again.text
    assert filled(again)["choose-deputy"] == ["mine"]
    assert "choose-holders" not in filled(again)
    assert desk()["holders"] == 3


def test_a_third_who_is_faster_while_one_chooses_is_seen_too(ada: Client, bela: Client) -> None:
    both = second(ada, bela, {"holders": "3"}, {"holders": "5"})
    assert change(bela, DESK, holders="4").status_code == 302

    again = ada.post(DESK, filled(both, choose__holders="mine"))

    assert again.status_code == 409
    assert desk()["holders"] == 4
    assert ada.post(DESK, filled(again, choose__holders="mine")).status_code == 302
    assert desk()["holders"] == 5


def test_the_same_change_made_twice_is_one(ada: Client, bela: Client) -> None:
    answer = second(ada, bela, {"holders": "3"}, {"holders": "3"})

    assert (answer.status_code, answer["Location"]) == (302, LEFT_BANK)
    assert "dasselbe geändert" in ada.get(LEFT_BANK).text
    assert RowChange.objects.count() == 1


def test_what_was_removed_meanwhile_is_shown_with_what_one_had_entered(
    ada: Client, bela: Client
) -> None:
    form = ada.get(DESK)
    assert change(bela, "/pflege/stellen/left-bank/entfernen/").status_code == 302

    answer = ada.post(DESK, filled(form, holders="7", reason="Neu besetzt."))

    assert answer.status_code == 409
    assert "Diese Stelle wurde entfernt" in answer.text
    assert "<dd><p>7</p></dd>" in answer.text
    assert ada.get(DESK).status_code == 410


def test_removing_what_was_changed_meanwhile_asks_once_more(ada: Client, bela: Client) -> None:
    page = ada.get("/pflege/stellen/left-bank/entfernen/")
    assert change(bela, DESK, holders="3").status_code == 302

    answer = ada.post("/pflege/stellen/left-bank/entfernen/", filled(page, reason="Weg."))

    assert answer.status_code == 422
    assert "Jemand hat diesen Eintrag inzwischen geändert." in answer.text
    assert desk()["holders"] == 3
    assert filled(answer)["seen_version"] == ["2"]
