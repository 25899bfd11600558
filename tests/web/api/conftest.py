"""Lummerland is in force."""

import pytest

from tests.lummerland import put_lummerland_in_force


@pytest.fixture
def lummerland(db: None) -> None:
    put_lummerland_in_force()
