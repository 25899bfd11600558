"""What lies in a migrated database is known to the check that stands before every start."""

import psycopg
import pytest
from django.db import connection

from obhut.server.database_state import is_up_to_date


@pytest.mark.django_db
def test_a_database_with_every_table_of_every_part_is_up_to_date() -> None:
    asked = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    url = psycopg.conninfo.make_conninfo(**{name: asked[name] for name in names if asked.get(name)})

    assert is_up_to_date(url) is True
