"""No link of somebody's area leads to a refusal, whatever they may do there."""

import html
import re

import pytest
from django.test import Client

from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.kernel.actor import CLOCK, Grant, Role
from obhut.kernel.routing.places import read_area
from tests.web.accounts.people import FEDERATION, NOW, keeper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PAGES = ("/pflege/", "/pflege/befunde/", "/pflege/aufgaben/")
DESK = "desk-by-nbg-hotline-youth-office"


@pytest.fixture(autouse=True)
def _tasks(loaded: None) -> None:
    area = read_area("kreis:09564")
    for kind in (TaskKind.TEST_CALL, TaskKind.UNSTAFFED, TaskKind.PROPOSAL):
        open_task(kind, area=area, about=DESK, at=NOW, by=CLOCK)


def leads(client: Client, page: str) -> set[str]:
    main = client.get(page).text.partition("<main")[2]
    return {html.unescape(each) for each in re.findall(r'href="(/pflege/[^"#]+)', main)}


@pytest.mark.parametrize(
    "grant",
    [
        Grant(Role.READER, "federation", "DE"),
        Grant(Role.READER, "kreis", "09564"),
        Grant(Role.DESK_HOLDER, "desk", DESK),
        FEDERATION,
    ],
    ids=str,
)
def test_what_is_offered_opens(grant: Grant) -> None:
    somebody = keeper("Cem", grant)[1]

    found = {page: leads(somebody, page) for page in PAGES}
    refused = {
        each
        for each in set().union(*found.values())
        if somebody.get(each).status_code not in (200, 302)
    }

    assert all(found.values())
    assert refused == set()
