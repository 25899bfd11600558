"""Every public page, asked for once in the whole run."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import brotli
import pytest
import pytest_django
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client

from tests.addresses import Page, every_page


@dataclass(frozen=True)
class Seen:
    """What came, as it travelled and as it is read."""

    page: Page
    answer: HttpResponse
    weight: int
    text: str


@pytest.fixture(scope="session")
def seen(_content_kept: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> list[Seen]:
    """Pages change nothing, so one look serves every test of all pages."""
    with django_db_blocker.unblock():
        return list(_look_at_all())


def _look_at_all() -> Iterator[Seen]:
    client = Client(headers={"accept-encoding": "gzip, br"})
    for page in every_page():
        answer: Any = client.get(page.address)
        yield Seen(page, answer, len(answer.content), _unpacked(answer))


def _unpacked(answer: HttpResponse) -> str:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(
        answer.headers.get("Content-Encoding", ""), bytes
    )
    return str(unpack(answer.content), "utf-8")


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """The test's transaction outlives each request, as with Django's own client."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)
