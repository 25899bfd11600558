"""A desk changes hands in a real browser: every page on the way is judged, wide and narrow."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import pytest_django
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from obhut.accounts.actions.roles import name_deputy
from obhut.accounts.models import Person
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.letters.models import Letter
from tests.browser.conftest import OpenPage, Watch
from tests.browser.test_accounts import JUDGED, WIDE, heading, judged, press
from tests.directory.staffing import NUREMBERG, NUREMBERG_ON_CALL
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import BAVARIA, signed_in, somebody, with_codes

DESK = f"/pflege/stellen/{NUREMBERG}/uebergabe/"
READER = Grant(Role.READER, "kreis", "09564")


@pytest.fixture
def begun(site: LiveServer, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), nobody_afterwards():
        yield
        Letter.objects.all().delete()


def enter(new_page: OpenPage, person: Person) -> Page:
    """A window in which somebody is signed in; the same pages show them something else."""
    page = new_page(WIDE)
    session = signed_in(with_codes(person)).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": session,
                "domain": "127.0.0.1",
                "path": "/",
            }
        ]
    )
    JUDGED.clear()
    return page


def leave(page: Page) -> str:
    """Ada says that she leaves in a month; the page of that hand-over."""
    page.goto(DESK)
    judged(page).locator("[name=last_on]").fill(str(day_of(timezone.now()) + timedelta(days=30)))
    press(page, "Übergabe beginnen")
    assert heading(judged(page)) == "Übergabe"
    return page.url


def name_bela(page: Page, address: str) -> None:
    for way in (DESK, "/pflege/uebergaben/mehrere/", "/pflege/uebergaben/"):
        page.goto(way)
        judged(page)
    page.goto("/pflege/uebergaben/mehrere/")
    press(page, "Alle diese Übergaben beginnen")
    assert "mindestens eine Stelle" in page.locator("main").inner_text()
    page.goto(address)
    judged(page).locator("[name=next]").select_option(label="Bela (bela@example.org)")
    press(page, "Eintragen")
    assert "ein Brief ist unterwegs" in judged(page).locator("main").inner_text()


def read_and_take_over(page: Page, address: str) -> None:
    page.goto("/pflege/uebergaben/")
    judged(page).get_by_role("heading", level=2).get_by_role("link").click()
    while page.get_by_text("noch zu lesen", exact=True).count():
        unread = page.locator(".hand-over-items li", has_text="noch zu lesen")
        unread.first.get_by_role("link").click()
        judged(page)
        press(page, "Ich habe das gelesen")
    assert page.url == address
    judged(page)
    press(page, "Stelle übernehmen")
    assert "Sie haben die Stelle übernommen." in judged(page).locator("main").inner_text()


def test_ada_leaves_bela_is_named_reads_and_takes_over(
    begun: None, new_page: OpenPage, watch: Watch
) -> None:
    """As a deputy: so the directory, which all pages of this run share, stays as it is."""
    ada, bela = somebody("Ada"), somebody("Bela", READER)
    for key in (NUREMBERG, NUREMBERG_ON_CALL):
        name_deputy(ada, key, by=INSTALLATION, at=timezone.now())

    address = leave(enter(new_page, ada))
    name_bela(enter(new_page, somebody("Koordination", BAVARIA)), address)
    read_and_take_over(enter(new_page, bela), address)

    assert Letter.objects.filter(to="bela@example.org").count() == 1
    strange = [said for said in watch.complaints if "status of 422" not in said]
    assert (strange, watch.strangers) == ([], [])
