"""A database that other processes see, too: what is written there is written for good."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import connection

from tests.conftest import forget_the_directory


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
        forget_the_directory()
        yield
        connection.settings_dict["NAME"] = ours
        creation.destroy_test_db(suffix="copy", verbosity=0)
        forget_the_directory()
