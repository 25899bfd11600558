"""Ada keeps the federation: she signs in once through the real pages, and every test goes on from there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_django
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.directory.jobs import make_test_calls_due
from obhut.kernel.routing.places import read_area
from tests.browser.conftest import OpenPage
from tests.browser.mailboxes import mailbox_says
from tests.conftest import _put_in_force
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import FEDERATION, FOUR_WORDS, code_now, somebody, with_codes

DESKS = ("desk-by-nbg-hotline-youth-office", "desk-nw-coesfeld-notruf-youth-office")
NEW_NUMBER = {
    "file": "directory/service-points.yaml", "key": "nw-coesfeld-notruf", "field": "phones",
    "before": ["0000 1"], "after": ["0906 1234", "0906 5678"],
}  # fmt: skip
"""What the second of them wants to be changed."""


@contextmanager
def content_afterwards(files: dict[str, str]) -> Iterator[None]:
    """What was changed of the directory is forgotten, and the content in force as before."""
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE concepts_concept, directory_generation, directory_task, directory_inquiry, directory_testcall, audit_auditevent CASCADE"
            )
        _put_in_force(files)
        connection.close()


def signed_in_as(name: str, browser: Browser, site: LiveServer) -> dict[str, Any]:
    """What the browser keeps of somebody who has signed in with passphrase and code."""
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/konto/anmelden/?next=/pflege/")
    page.locator("[name=login]").fill(f"{name.lower()}@example.org")
    page.locator("[name=password]").fill(FOUR_WORDS)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.locator("[name=code]").fill(code_now())
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/pflege/")
    kept: dict[str, Any] = dict(context.storage_state())
    context.close()
    return kept


@pytest.fixture(scope="module")
def ada(
    browser: Browser,
    site: LiveServer,
    files: dict[str, str],
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[dict[str, Any]]:
    """What her browser keeps once she has signed in with passphrase and code."""
    with django_db_blocker.unblock(), content_afterwards(files), nobody_afterwards():
        with_codes(somebody("Ada", FEDERATION, passphrase=FOUR_WORDS))
        area = read_area("kreis:09564")
        for kind, about, what in (
            (TaskKind.WRONG_ENTRY, "by-nbg-hotline", "phone"),
            (TaskKind.UNKNOWN_ANSWER, "guardian", ""),
        ):
            open_task(kind, area=area, about=about, what=what, at=timezone.now())
        make_test_calls_due(now=timezone.now())
        mailbox_says(DESKS[:1], state="waits", answer="no_longer_us")
        mailbox_says(DESKS[1:], state="waits", answer="change", proposal=[NEW_NUMBER])
        yield signed_in_as("Ada", browser, site)


@pytest.fixture
def open_kept(new_page: OpenPage, ada: dict[str, Any]) -> OpenPage:
    """Pages in which Ada is signed in."""

    def open_page(width: int = 1280, **wishes: Any) -> Page:
        return new_page(width, storage_state=ada, **wishes)

    return open_page
