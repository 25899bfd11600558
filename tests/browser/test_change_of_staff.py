"""The whole story: fifty desks with three mistakes, mended and activated; then a holder leaves.

All the while somebody else asks the finder again and again, and never meets a dead end.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

import pytest
import pytest_django
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from obhut.kernel.actor import Grant, Role
from tests.browser.conftest import OpenPage
from tests.browser.keepers import content_afterwards
from tests.browser.test_accounts import press
from tests.browser.test_hand_over import enter
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import BAVARIA, somebody
from tests.web.deliveries.test_journey import BROKEN, fifty, with_mistakes

TELEPHONE = re.compile(r'<main.*?href="tel:(\+?[0-9]+)".*?</main>', re.DOTALL)
BREATH = 0.2
"""Seconds between two questions."""


@pytest.fixture
def begun(
    site: LiveServer, files: dict[str, str], django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), content_afterwards(files), nobody_afterwards():
        yield


@contextmanager
def asked_all_the_while(address: str) -> Iterator[list[str]]:
    """What the finder answers from now on: the first telephone of each answer, or what is wrong."""
    told: list[str] = []
    enough = Event()

    def ask() -> None:
        while not enough.wait(BREATH):
            try:
                with urlopen(address, timeout=20) as answer:  # noqa: S310 -- our own server
                    found = TELEPHONE.search(answer.read().decode())
                told.append(found[1] if found else "dead end")
            except OSError as error:
                told.append(str(error))

    asking = Thread(target=ask)
    asking.start()
    try:
        yield told
    finally:
        enough.set()
        asking.join()


def said(page: Page) -> str:
    return page.locator("main").inner_text()


def bring_the_list(page: Page, file: Path) -> None:
    page.goto("/pflege/lieferungen/")
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=source]").fill("Jugendämter in Bayern")
    press(page, "Hochladen und ansehen")


def mend(page: Page, rows: list[tuple[object, ...]]) -> None:
    """Each mistake where it stands, beside its row."""
    for number, (column, _mistake) in BROKEN.items():
        form = page.locator("form", has=page.locator(f"[name=line][value='{number}']"))
        form.locator(f"[name=cell-{column}]").first.fill(str(rows[number - 2][column]))
        form.get_by_role("button", name=f"Speichern Zeile {number}").click()
        page.wait_for_load_state()


def give_to_bela(page: Page, desk: str) -> None:
    page.goto(f"/pflege/stellen/{desk}/uebergabe/")
    page.locator("[name=person]").select_option(label="Bela (bela@example.org)")
    press(page, "Stelle vergeben")


def close_belas_account(page: Page) -> None:
    page.goto("/konto/leute/")
    page.get_by_role("link", name="Bela").click()
    page.get_by_role("link", name="Dieses Konto schließen").click()
    press(page, "Konto schließen")


def test_a_list_comes_in_a_holder_leaves_and_the_finder_never_ends_nowhere(
    begun: None, new_page: OpenPage, site: LiveServer, tmp_path: Path
) -> None:
    rows, keys = fifty()
    file, desk, ags = tmp_path / "jugendaemter.xlsx", keys[0], keys[0][-5:]
    file.write_bytes(with_mistakes(rows))
    somebody("Bela", Grant(Role.READER, "kreis", ags))
    ada = enter(new_page, somebody("Ada", BAVARIA))
    finder = f"{site.url}/stellen/?function=youth-office&ags={ags}"

    with asked_all_the_while(finder) as told:
        bring_the_list(ada, file)
        assert "3" in ada.get_by_role("heading", level=2).first.inner_text()
        mend(ada, rows)
        press(ada, "Aktivieren")
        assert "Das Verzeichnis antwortet ab jetzt damit." in said(ada)
        ada.goto(finder)
        assert "0000 001" in said(ada)
        give_to_bela(ada, desk)
        close_belas_account(ada)
        ada.goto(finder)
        left = said(ada)

    assert "nicht besetzt" in left
    assert "0000 001" not in ada.locator("main a[href^='tel:']").first.inner_text()
    assert "0000001" in told
    assert told[-1] != "0000001"
    assert [each for each in told if not each.lstrip("+").isdigit()] == []
