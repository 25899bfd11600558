"""Rehearsals in a real browser: both widths, no barrier, by keyboard and without script."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import connection
from django.utils import timezone

from obhut.concepts.jobs import cast_nets
from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import ada, open_kept
from tests.browser.looks import sideways, what_is_wrong

__all__ = ["ada", "open_kept"]
WIDE, NARROW = 1280, 320
HERE = "/fassungen/federal/1/probelauf/"
CASE = "land=DE-BY&place=09564&profession=as-teacher&at=2026-11-27T23:30&danger=now"
STATES = [
    State(HERE),
    State(f"{HERE}?land=DE-BE"),
    State(f"{HERE}?{CASE}&silent-youth-office=all"),
    State(f"{HERE}?land=DE-BY&seed=7&year=2026&number=4711"),
    State(f"{HERE}?profession=x", 422),
    State(f"{HERE}netze/"),
]


@pytest.fixture
def worker(
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[pytest_django.DjangoDbBlocker]:
    yield django_db_blocker
    with django_db_blocker.unblock():
        connection.close()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.address[:60])
def test_a_page_of_rehearsals_has_no_barrier_and_stays_in_its_window(
    open_kept: OpenPage, watch: Watch, state: State
) -> None:
    assert what_is_wrong(open_kept(), watch, state) == []


def test_by_keyboard_and_without_script_a_net_is_cast_and_a_case_of_it_opened(
    open_kept: OpenPage, worker: pytest_django.DjangoDbBlocker
) -> None:
    page = open_kept(NARROW, java_script_enabled=False)
    page.goto(f"{HERE}netze/")
    page.get_by_label("Land").select_option("DE-BY")
    page.get_by_label("Wie viele Fälle").fill("80")
    page.get_by_role("button", name="Dieses Netz auswerfen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Dieses Netz wartet noch").wait_for()
    with worker.unblock():
        assert cast_nets(now=timezone.now()) == 1
    page.get_by_role("link", name="Noch einmal nachsehen").focus()
    page.keyboard.press("Enter")
    row = page.get_by_role("rowheader").first
    why = row.inner_text()
    aside = sideways(page)
    row.get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Der Verlauf").wait_for()

    assert aside == 0
    assert "Sackgasse" in page.content()
    assert why.splitlines()[0] in page.content()
