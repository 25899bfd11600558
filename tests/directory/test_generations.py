"""Two deliveries at once: the second waits for the first, so that both have a number of their own."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from obhut.directory.actions.generations import next_generation
from obhut.directory.enums import GenerationOf

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_second_delivery_waits_until_the_first_has_its_number() -> None:
    next_generation(GenerationOf.POSTCODES, source="Lummerland", digest="1", at=NOON)

    with pytest.raises(psycopg.errors.LockNotAvailable):
        _ask_for_a_number(GenerationOf.POSTCODES)
    _ask_for_a_number(GenerationOf.DIRECTORY)


def _ask_for_a_number(of: GenerationOf) -> None:
    """What another process does first, with less patience."""
    with (
        psycopg.connect(**connection.get_connection_params()) as other,
        other.cursor() as cursor,
    ):
        cursor.execute("SET lock_timeout = '100ms'")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"next generation {of}"])
