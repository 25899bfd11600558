"""What a keeper changes shows on every page at once, and costs none of them another question."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obhut.directory.actions.rows import change_row
from obhut.directory.queries.generations import directory_in_force
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import SERVICE_POINTS, plain_row
from tests.conftest import LOADED_AT

NUREMBERG, BEFORE, AFTER = "by-nbg-hotline", "0911 231-3333", "0911 231-4444"
PAGES = (
    f"/verzeichnis/{NUREMBERG}/",
    "/verzeichnis/?q=Jugendamt+N%C3%BCrnberg",
    "/telefonliste/DE-BY/",
    "/stellen/?function=youth-office&ags=09564",
    "/api/v1/service-points?q=Jugendamt+N%C3%BCrnberg",
    "/api/v1/responsible?function=youth-office&ags=09564",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_changed_number_stands_on_every_page_from_the_next_request_on(
    loaded: None, client: Client, address: str
) -> None:
    before, few = asked(client, address)
    directory = directory_in_force()
    assert directory is not None
    content = plain_row(directory.service_point(NUREMBERG)) | {"phones": [AFTER]}

    change_row(
        *(SERVICE_POINTS, NUREMBERG, content),
        seen_version=1,
        why="Neue Nummer.",
        by=INSTALLATION,
        at=LOADED_AT + timedelta(days=1),
    )
    after, _ = asked(client, address)
    _, again = asked(client, address)

    assert (BEFORE in before, AFTER in before) == (True, False)
    assert (BEFORE in after, AFTER in after) == (False, True)
    assert again == few


def asked(client: Client, address: str) -> tuple[str, int]:
    """The page, and how many questions it put to the database once all is kept that can be."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode(), len(queries)
