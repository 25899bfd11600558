"""A real Chromium before the product with its content in force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_django
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import HERE, SKIPPED, chromium

OpenPage = Callable[..., Page]
NOTHING_KEPT = "Service Worker registration blocked by Playwright"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(pytest.mark.skip(reason=SKIPPED))


@pytest.fixture(scope="package")
def browser(_content_kept: None) -> Iterator[Browser]:
    """One browser for this folder; playwright keeps a loop in the thread as long as it runs.

    With that loop Django would open a second connection, to a database that is not the tests'.
    So the content is put there before.
    """
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@dataclass
class Watch:
    """What a page did behind the reader's back."""

    home: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def request(self, address: str) -> None:
        if urlsplit(address).netloc != self.home and not address.startswith("data:"):
            self.strangers.append(address)

    def over(self, page: Page) -> None:
        page.on("request", lambda request: self.request(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.console(said.type, said.text))

    def unexpected(self, status: int) -> list[str]:
        """Complaints but the one with which a browser notes the status of a refusal."""
        return [said for said in self.complaints if f"status of {status}" not in said]

    def console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and text != NOTHING_KEPT:
            self.complaints.append(text)


@pytest.fixture(scope="package")
def db() -> None:
    """Named so that the test database is made; no test here opens a transaction of its own."""


@pytest.fixture(scope="package")
def site(
    db: None, _content_kept: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[LiveServer]:
    """The product with its content in force. Pages change nothing, so one serves the whole folder.

    pytest-django's own ``live_server`` would empty the tables after each test.
    """
    server = LiveServer("127.0.0.1")
    with django_db_blocker.unblock():
        yield server
        server.stop()


@pytest.fixture
def watch(site: LiveServer) -> Watch:
    return Watch(home=urlsplit(site.url).netloc)


@pytest.fixture
def new_page(browser: Browser, site: LiveServer, watch: Watch) -> Iterator[OpenPage]:
    """Opens pages of a given width, in light or dark; closes them at the end."""
    contexts = []

    def open_page(width: int = 1280, **wishes: Any) -> Page:
        wishes.setdefault("service_workers", "block")  # each test begins with nothing kept
        wishes.setdefault("base_url", site.url)
        context = browser.new_context(viewport={"width": width, "height": 900}, **wishes)
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
