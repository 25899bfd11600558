"""A database that other processes see, too: what is written there is written for good."""

from collections.abc import Iterator
from itertools import count

import pytest
import pytest_django
from django.db import connection

FAR = 1_000_000
"""Further than a run counts: what is kept of a row is kept by its number, and that never comes again."""
_copies = count(1)


@pytest.fixture(scope="package")
def db() -> None:
    """Named so that the test database is made; no test here opens a transaction of its own."""


@pytest.fixture
def copied(
    db: None, django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the tests' database, in its place for as long as the test lasts."""
    ours, creation = connection.settings_dict["NAME"], connection.creation
    with django_db_blocker.unblock():
        creation.clone_test_db(suffix="copy", autoclobber=True, verbosity=0)
        connection.settings_dict["NAME"] = creation.get_test_db_clone_settings("copy")["NAME"]
        _count_from(FAR * next(_copies))
        yield
        connection.settings_dict["NAME"] = ours
        creation.destroy_test_db(suffix="copy", verbosity=0)


def _count_from(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, %s) FROM pg_sequences",
            [number],
        )
