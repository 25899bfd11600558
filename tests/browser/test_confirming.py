"""The page behind a letter's link in a real browser: read, changed, looked at, sent, without barrier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_django
from django.db import connection
from playwright.sync_api import Page

from obhut.directory.models import Confirmation, Task
from obhut.directory.queries.confirmations import rows_of
from obhut.directory.queries.desks import desks_in_force
from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import moved, sideways, violations, watch_for_moves
from tests.browser.mailboxes import link_of, mailbox_says

WIDTHS = (1280, 320)
PICTURES = Path("var/pictures")


@pytest.fixture
def link(_content_kept: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[str]:
    """A link for two desks of one mailbox, as a letter brings it; taken back at the end."""
    with django_db_blocker.unblock():
        by_mailbox: dict[str, list[str]] = {}
        for asked in rows_of([desk.key for desk in desks_in_force()]).values():
            if asked.mailbox:
                by_mailbox.setdefault(asked.mailbox, []).append(asked.key)
        keys = max(by_mailbox.values(), key=len)
        inquiry = mailbox_says(keys[:2])
        tasks = set(Task.objects.values_list("pk", flat=True))
        yield link_of(inquiry)
        Confirmation.objects.filter(inquiry=inquiry).delete()
        inquiry.delete()
        Task.objects.exclude(pk__in=tasks).delete()
        connection.close()  # beside playwright's loop it is one of its own


def judged(page: Page, name: str, width: int) -> None:
    """No barrier, nothing beside the window; a picture for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
    assert (violations(page), sideways(page)) == ([], 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_change_is_looked_at_and_sent_without_a_barrier_at_any_step(
    new_page: OpenPage, watch: Watch, link: str, width: int
) -> None:
    page = new_page(width)
    watch_for_moves(page)

    page.goto(link)
    assert moved(page) == []
    judged(page, "confirm-show", width)
    page.get_by_role("link", name="Etwas ändern").first.click()
    judged(page, "confirm-change", width)
    page.get_by_label("Montag").fill("morgens")
    page.get_by_role("button", name="Änderung ansehen").click()
    judged(page, "confirm-faulty", width)
    page.get_by_label("Montag").fill("")
    page.get_by_label("Das macht sie", exact=True).fill("Nimmt Meldungen entgegen.")
    page.get_by_role("button", name="Änderung ansehen").click()
    judged(page, "confirm-differences", width)
    page.get_by_role("button", name="Änderung abschicken").click()
    judged(page, "confirm-left", width)

    assert page.get_by_role("status").inner_text().startswith("Danke.")
    assert (watch.unexpected(422), watch.strangers) == ([], [])
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_longer_us_is_asked_once_more(new_page: OpenPage, link: str, width: int) -> None:
    page = new_page(width)

    page.goto(link)
    page.get_by_role("link", name="Wir sind diese Stelle nicht mehr").first.click()

    judged(page, "confirm-leave", width)
    page.get_by_role("link", name="Zurück, ohne etwas zu ändern").click()
    assert page.url.endswith(link)


def test_everything_can_be_done_with_the_keyboard_and_without_scripts(
    new_page: OpenPage, link: str
) -> None:
    page = new_page(320, java_script_enabled=False)
    page.goto(link)

    page.get_by_role("button", name="Bei allen 2 Stellen stimmt noch alles").focus()

    assert page.get_by_role("button", name="Alles stimmt noch").count() == 2
