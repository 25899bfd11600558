"""The lists: whose they are, what they cost, and that their filters stand in the address."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.rows import change_row
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.directory.models import Task
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, read_directory
from obhut.kernel.routing.places import read_area
from obhut.knowledge.queries.keeping import Lack
from tests.lummerland import DESKS as OF_LUMMERLAND
from tests.lummerland import (
    POINTS,
    desk_row,
    lummerland_files,
    put_lummerland_in_force,
    service_point,
)
from tests.web.accounts.people import BAVARIA, FEDERATION, NOW, NUREMBERG, keeper

OVERVIEW, ENTRIES, FINDINGS, TASKS = (
    "/pflege/", "/pflege/eintraege/", "/pflege/befunde/", "/pflege/aufgaben/",
)  # fmt: skip
SAXONY = Grant(Role.LAND_COORDINATION, "land", "DE-SN")
READER = Grant(Role.READER, "kreis", "09564")
HOLDER = Grant(Role.DESK_HOLDER, "desk", "office")


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def of(grant: Grant, name: str = "Bela") -> Client:
    return keeper(name, grant)[1]


def add(file: str, row: dict[str, object]) -> None:
    change_row(file, str(row["key"]), row, seen_version=0, why="Neu.", by=INSTALLATION, at=NOW)


def gap(about: str = "guardian", kind: TaskKind = TaskKind.UNKNOWN_ANSWER) -> Task:
    what = "phone" if kind == TaskKind.WRONG_ENTRY else ""
    return open_task(kind, area=read_area("kreis:09564"), about=about, what=what, at=NOW)


def cost(client: Client, address: str) -> int:
    """Queries of a page that somebody has opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


def test_a_list_of_one_entry_costs_as_much_as_one_of_three() -> None:
    bela = of(NUREMBERG)
    of_one = cost(bela, ENTRIES)
    for key in ("pier", "quay"):
        add(SERVICE_POINTS, service_point(key))
        add(DESKS, desk_row(key, "advice", "kreis", "09564"))

    of_three = cost(bela, ENTRIES)

    assert bela.get(ENTRIES).text.count('class="keeping-entry"') == 3
    assert (of_one, of_three) == (8, 8)


def test_a_list_of_one_task_costs_as_much_as_one_of_three() -> None:
    bela = of(NUREMBERG)
    gap("office", TaskKind.WRONG_ENTRY)
    of_one = cost(bela, TASKS)
    for about in ("left-bank", "right-bank"):
        gap(about, TaskKind.WRONG_ENTRY)

    of_three = cost(bela, TASKS)

    assert bela.get(TASKS).text.count("keeping-task") == 3
    assert (of_one, of_three) == (9, 9)


def test_findings_cost_the_same_however_many_there_are() -> None:
    few, many = cost(of(NUREMBERG), FINDINGS), cost(of(FEDERATION, "Ada"), FINDINGS)

    assert (few, many) == (7, 7)


def test_a_keeper_sees_their_own_entries_alone() -> None:
    seen = {
        name: of(grant, name).get(ENTRIES).text
        for name, grant in (("Ada", NUREMBERG), ("Bela", SAXONY), ("Cem", FEDERATION))
    }

    assert "office of Lummerland" not in seen["Ada"]
    assert [">office Lummerland</a>" in page for page in seen.values()] == [True, False, True]
    assert ">left-bank Lummerland</a>" not in seen["Ada"]
    assert "Ihr Gebiet hat noch keinen Eintrag." in seen["Bela"]


def test_filters_stand_in_the_address_and_narrow_the_list() -> None:
    ada = of(FEDERATION)
    add(SERVICE_POINTS, service_point("harbour", areas=[], lands=["DE-SN"]))

    for query, found in {
        "?q=Harbur": ["harbour"],
        "?land=DE-SN": ["harbour"],
        "?kreis=09564": ["office"],
        "?function=night-watch": ["watch"],
        "?kreis=09564&function=night-watch": [],
    }.items():
        page = ada.get(f"{ENTRIES}{query}").text
        names = [key for key in ("watch", "office", "harbour") if f">{key} Lummerland</a>" in page]
        assert names == found, query


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("?land=DE-XX", 422, "gibt es nicht"),
        ("?page=0", 422, "Seiten zählen ab 1."),
        ("?page=x", 422, "Seiten zählen ab 1."),
        ("?page=99999999999999999999", 422, "Seiten zählen ab 1."),
        ("?page=7", 404, "Diese Seite gibt es nicht mehr"),
        ("?q=" + "a" * 201, 422, "Die Suche ist zu lang"),
        ("?kreis=%27%22%3E%3Cscript%3E", 422, "&lt;script&gt;"),
    ],
)
def test_a_filter_that_does_not_fit_is_left_out_and_told(
    query: str, status: int, told: str
) -> None:
    answer = of(FEDERATION).get(f"{ENTRIES}{query}")

    assert answer.status_code == status
    assert told in answer.text


def test_more_than_a_hundred_entries_are_leafed_through() -> None:
    piers = [service_point(f"pier-{number:03}") for number in range(100)]
    files = lummerland_files(points=[*POINTS, *piers], desks=list(OF_LUMMERLAND))
    load_directory(read_directory(files, functions=None), by=INSTALLATION, at=NOW)
    ada = of(FEDERATION)

    first, second = ada.get(ENTRIES).text, ada.get(f"{ENTRIES}?page=2").text

    assert "104 Einträge" in first
    assert (first.count('class="keeping-entry"'), second.count('class="keeping-entry"')) == (100, 4)
    assert f'rel="next" href="{ENTRIES}?page=2"' in first
    assert f'rel="prev" href="{ENTRIES}"' in second


def test_the_first_page_counts_what_is_to_be_mended_and_leads_there_in_one_click() -> None:
    gap()
    page = of(NUREMBERG).get(OVERVIEW).text

    assert "Nürnberg" in page
    for address in (
        "/pflege/fehlende-stelle/?function=guardian&amp;area=kreis%3A09564",
        "/pflege/stellen/office/aendern/#field-deputy",
        "/pflege/befunde/?lack=missing",
    ):
        assert address in page
    assert ">Fehlt</h2>" in page


def test_every_kind_of_lack_has_its_list() -> None:
    bela = of(BAVARIA)
    office = next(row for row in OF_LUMMERLAND if row["key"] == "office")
    change_row(DESKS, "office", office | {"holders": 0}, seen_version=1, why="Leer.",
               by=INSTALLATION, at=NOW + timedelta(days=1))  # fmt: skip

    pages = {lack: bela.get(f"{FINDINGS}?lack={lack}").text for lack in
             ("missing", "unstaffed", "stale", "unconfirmed", "contradictory")}  # fmt: skip

    assert "sitzt zurzeit niemand" in pages["unstaffed"]
    assert "In Ingolstadt hat „youth-office“ keine eigene Stelle" in pages["missing"]
    assert "noch nie selbst bestätigt" in pages["unconfirmed"]
    assert "Hier ist nichts." in pages["contradictory"]
    assert bela.get(f"{FINDINGS}?lack=nothing").status_code == 422


def test_a_reader_looks_and_is_offered_nothing_to_change() -> None:
    cem = of(READER, "Cem")

    for address in (OVERVIEW, ENTRIES, TASKS, "/pflege/eintraege/office/"):
        page = cem.get(address)
        assert page.status_code == 200
        assert "neuer-eintrag" not in page.text
        assert "neue-stelle" not in page.text
    assert cem.get("/pflege/neuer-eintrag/").status_code == 403


def test_the_ways_between_pages_lead_only_where_one_may_go() -> None:
    for name, grant in (("Cem", READER), ("Bela", NUREMBERG)):
        client = of(grant, name)
        _, _, page = client.get(OVERVIEW).text.partition('class="keeping-ways')
        ways = re.findall('href="([^"]+)"', page.partition("</nav>")[0])

        assert {client.get(way).status_code for way in ways} == {200}
        assert ("/pflege/lieferungen/" in ways) == (name == "Bela")


@pytest.mark.parametrize("grant", [READER, HOLDER, SAXONY, NUREMBERG, None])
def test_whatever_is_to_be_mended_leads_to_a_page_that_opens(grant: Grant | None) -> None:
    for kind in (TaskKind.UNKNOWN_ANSWER, TaskKind.UNSTAFFED, TaskKind.TEST_CALL):
        gap("youth-office" if kind == TaskKind.UNKNOWN_ANSWER else "office", kind)
    gap("office", TaskKind.PROPOSAL)
    client = of(grant) if grant else keeper("Bela")[1]
    begun = ("/konto/", "/konto/sitzungen/") if grant is None else ("/konto/", OVERVIEW, TASKS)
    lists = [f"{FINDINGS}?lack={lack}" for lack in Lack] if grant else []

    for page in (*begun, *lists):
        main = client.get(page).text.partition("<main")[2].partition("</main>")[0]
        for way in {unescape(way) for way in re.findall('href="(/[^"#]+)', main)}:
            assert client.get(way, follow=True).status_code == 200, (page, way)


def test_pages_speak_english_too() -> None:
    ada = of(FEDERATION)

    for address, heading in {
        "/en/keeping/": "My area",
        "/en/keeping/entries/": "Entries of my area",
        "/en/keeping/tasks/": "Tasks of my area",
        "/en/keeping/findings/": "To be mended: Missing",
        "/en/keeping/entries/office/edit/": "Change: office of Lummerland",
        "/en/keeping/desks/office/history/": "History: ",
    }.items():
        assert f"<h1>{heading}" in ada.get(address).text
