"""A reader says that something is wrong, without an account and without a word of their own."""

import pytest
from django.test import Client

from obhut.directory.models import Task
from obhut.knowledge import actions
from tests.lummerland import put_lummerland_in_force

pytestmark = pytest.mark.django_db
GERMAN, ENGLISH = "/verzeichnis/office/falsch/", "/en/directory/office/wrong/"


@pytest.fixture
def in_force(db: None) -> None:
    put_lummerland_in_force()


def test_a_hint_becomes_a_task_and_the_reader_is_thanked(in_force: None) -> None:
    ada = Client(enforce_csrf_checks=True)

    sent = ada.post(GERMAN, {"what": "phone"})
    thanks = ada.get(sent.headers["Location"])

    assert sent.status_code == 302
    assert "Die Telefonnummer ist falsch" in thanks.content.decode()
    task = Task.objects.get()
    assert (task.kind, task.about, task.what) == ("wrong_entry", "office", "phone")
    assert not sent.cookies
    assert not thanks.cookies


def test_clicking_again_and_again_is_one_hint(in_force: None) -> None:
    for _ in range(5):
        Client().post(ENGLISH, {"what": "hours"})

    assert Task.objects.get().times == 1


@pytest.mark.parametrize("what", ["", "other", "phone' --", "x" * 5_000])
def test_what_is_no_choice_is_asked_again_and_nothing_is_written(in_force: None, what: str) -> None:
    answer = Client().post(GERMAN, {"what": what, "note": "Kind heißt Emma"})

    assert answer.status_code == 422
    assert "Bitte wählen Sie eine der Antworten." in answer.content.decode()
    assert not Task.objects.exists()


def test_an_entry_that_is_not_there_cannot_be_wrong(in_force: None) -> None:
    assert Client().post("/verzeichnis/nowhere/falsch/", {"what": "phone"}).status_code == 404
    assert Client().delete(GERMAN).status_code == 405


def test_the_entry_leads_to_the_hint(in_force: None) -> None:
    assert f'href="{ENGLISH}"' in Client().get("/en/directory/office/").content.decode()


def test_the_page_of_the_laender_says_how_many_hints_wait(loaded: None) -> None:
    before = Client().get("/en/cooperation/").content.decode()
    Client().post("/en/directory/by-jadwiga/wrong/", {"what": "closed"})

    after = Client().get("/en/cooperation/").content.decode()

    assert "1 hint is open; the oldest since" not in before
    assert after.count("1 hint is open; the oldest since") == 1


def test_a_function_nobody_staffs_is_a_task_after_somebody_asked_for_it(in_force: None) -> None:
    actions._noted.clear()
    Client().get("/stellen/?function=youth-office&ags=05315")
    Client().get("/en/desks/?function=youth-office&ags=05315")
    Client().get("/api/v1/responsible?function=youth-office&ags=05315")
    Client().get("/stellen/?function=youth-office&ags=09564")

    task = Task.objects.get()
    assert (task.kind, task.about, task.area) == ("unknown_answer", "youth-office", "05315")
