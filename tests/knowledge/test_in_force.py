"""Which text speaks at a moment, and what is said of that."""

from datetime import UTC, datetime

import pytest

from obhut.concepts.actions import load_edition
from obhut.kernel.actor import INSTALLATION
from obhut.knowledge.queries import in_force
from tests.build import edition

BEGAN = datetime(2026, 11, 24, 8, 0, 40, tzinfo=UTC)


@pytest.mark.usefixtures("nothing_loaded")
def test_in_the_minute_in_which_a_text_comes_into_force_it_holds_already() -> None:
    load_edition(edition(), concept="federal", owner="Lummerland", by=INSTALLATION, at=BEGAN)
    minutes = [datetime(2026, 11, 24, *each, tzinfo=UTC) for each in ((7, 59), (8, 0), (8, 1))]

    assert [in_force(at=each).not_yet for each in minutes] == [True, False, False]
