"""A post office, and the settings that lead to it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.letters.post_office import PostOffice, open_post_office


def lead_to(office: PostOffice, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.DEFAULT_FROM_EMAIL = "Obhut <obhut@lummerland.example>"
    settings.EMAIL_TIMEOUT = 5


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with open_post_office() as office:
        lead_to(office, settings)
        yield office
