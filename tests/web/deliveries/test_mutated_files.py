"""Whatever file is brought: no page breaks, nothing happens by halves, memory stays bounded.

A hundred files or so at each run; ten thousand by OBHUT_MUTATIONS=10000 (docs/decisions/0034).
"""

import logging
import os
import resource
from collections import Counter
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from obhut.directory.models import (
    DeliveredLine,
    DeliveredRow,
    Delivery,
    DeliverySource,
    DirectoryRow,
    Generation,
    RowChange,
)
from tests.directory.mutations import mutated
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import FEDERATION, keeper
from tests.web.deliveries.test_journey import HOME, file_of, seen

MUTATIONS = int(os.environ.get("OBHUT_MUTATIONS", "120"))
ACTIVATED_EVERY = 7
KILOBYTES_MORE = 200_000
NOTHING_DONE = {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN}
TABLES = (
    Generation,
    DirectoryRow,
    RowChange,
    Delivery,
    DeliveredLine,
    DeliveredRow,
    DeliverySource,
)


def counts() -> dict[str, int]:
    return {table.__name__: table.objects.count() for table in TABLES}


def bring(client: Client, number: int) -> str:
    """What became of this file; the database is as it was before, whatever it was."""
    content, name = mutated(number)
    with transaction.atomic():
        before = counts()
        answer = client.post(HOME, {"file": file_of(content, name), "source": "Liste"})
        if answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
            assert counts() == before, number
            return "refused"
        assert answer.status_code == HTTPStatus.FOUND, (number, answer.status_code)
        told = looked_at(client, str(answer["Location"]), number)
        transaction.set_rollback(True)
        return told


def looked_at(client: Client, address: str, number: int) -> str:
    page = client.get(address)
    assert page.status_code == HTTPStatus.OK, (number, page.status_code)
    assert client.get(f"{address}spalten/").status_code == HTTPStatus.OK, number
    if number % ACTIVATED_EVERY:
        return "taken in"
    before = counts()
    answer = client.post(f"{address}aktivieren/", {"seen": seen(client, address)})
    if answer.status_code in NOTHING_DONE:
        assert counts() == before, number
        return "not activated"
    assert answer.status_code == HTTPStatus.FOUND, (number, answer.status_code)
    return "activated"


@pytest.mark.django_db
def test_no_file_breaks_a_page_or_does_anything_by_halves(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(
        logging.ERROR, logger="django.request"
    )  # else each refusal is kept, request and all
    put_lummerland_in_force()
    _person, client = keeper("Ada", FEDERATION)
    bring(client, 3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    became = Counter(bring(client, number) for number in range(MUTATIONS))

    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert more < KILOBYTES_MORE
    assert {what for what, times in became.items() if times} == {
        "refused", "taken in", "not activated", "activated",
    }  # fmt: skip
