"""Tasks are closed by whoever keeps the area, with what became of them."""

import pytest
from django.test import Client

from obhut.audit.models import AuditEvent
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.directory.models import Task
from obhut.kernel.actor import Grant, Role
from obhut.kernel.routing.places import read_area
from obhut.web.keeping import words
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import NOW, NUREMBERG, keeper

TASKS = "/pflege/aufgaben/"


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


@pytest.fixture
def task() -> Task:
    area = read_area("kreis:09564")
    return open_task(TaskKind.WRONG_ENTRY, area=area, about="office", what="phone", at=NOW)


@pytest.fixture
def bela() -> Client:
    return keeper("Bela", NUREMBERG)[1]


def close(client: Client, task: Task, outcome: str = "mended") -> int:
    return client.post(f"{TASKS}{task.pk}/erledigt/", {"outcome": outcome}).status_code


def test_a_task_says_what_is_wrong_where_and_leads_to_the_entry(bela: Client, task: Task) -> None:
    page = bela.get(TASKS).text

    for said in ("office Lummerland", "Die Telefonnummer ist falsch", "Nürnberg", "1×"):
        assert said in page
    assert 'href="/pflege/eintraege/office/"' in page
    assert "Die Telefonnummer ist falsch" in bela.get("/pflege/eintraege/office/").text


def test_closing_says_what_became_of_it_and_once_is_enough(bela: Client, task: Task) -> None:
    assert close(bela, task, "right_as_it_is") == 302
    assert "Die Aufgabe ist erledigt." in bela.get(TASKS).text
    assert close(bela, task, "mended") == 302
    assert "Jemand hat diese Aufgabe schon erledigt." in bela.get(TASKS).text

    task.refresh_from_db()
    assert (task.state, task.outcome) == ("done", "right_as_it_is")
    assert "stimmt so" in bela.get(f"{TASKS}?state=done").text


@pytest.mark.parametrize("outcome", ["", "other", "x" * 9_000])
def test_without_an_outcome_it_stays_open(bela: Client, task: Task, outcome: str) -> None:
    assert close(bela, task, outcome) == 302
    assert "Bitte sagen, was aus der Aufgabe geworden ist." in bela.get(TASKS).text

    task.refresh_from_db()
    assert task.state == "open"


def test_the_task_of_another_area_does_not_exist_and_trying_is_written_down(task: Task) -> None:
    cem = keeper("Cem", Grant(Role.LAND_COORDINATION, "land", "DE-SN"))[1]

    assert close(cem, task) == 404
    assert close(cem, Task(pk=10**30)) == 404
    assert AuditEvent.objects.filter(kind="refused").count() == 2


def test_who_holds_the_desk_or_reads_sees_it_and_may_not_close_it(task: Task) -> None:
    for name, grant in (
        ("Ada", Grant(Role.DESK_HOLDER, "desk", "office")),
        ("Cem", Grant(Role.READER, "kreis", "09564")),
    ):
        client = keeper(name, grant)[1]

        assert "Die Telefonnummer ist falsch" in client.get(TASKS).text
        assert "erledigt/" not in client.get(TASKS).text
        assert close(client, task) == 403
    task.refresh_from_db()
    assert task.state == "open"


def test_every_kind_of_task_and_outcome_has_words() -> None:
    assert set(words.TASKS) == set(TaskKind)
