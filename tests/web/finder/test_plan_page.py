"""The plan page looks up what is in force, each thing once, and always says the newest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obhut.concepts.actions import load_content
from obhut.kernel.actor import INSTALLATION
from tests.conftest import LOADED_AT

NUREMBERG = {"ags": "09564", "profession": "as-teacher", "danger": "not_now"}


def test_a_plan_asks_the_database_which_edition_and_which_generation_hold(
    client: Client, loaded: None
) -> None:
    client.get("/plan/", NUREMBERG)

    with CaptureQueriesContext(connection) as asked:
        client.get("/plan/", NUREMBERG | {"profession": "as-doctor"})

    assert len(asked) == 1


def test_a_new_edition_is_on_the_very_next_page(
    client: Client, loaded: None, files: dict[str, str]
) -> None:
    key = next(name for name in files if name.endswith("-steps.yaml"))
    before = client.get("/plan/", NUREMBERG).text
    changed = files[key].replace("number: '4'", "number: '4x'")
    load_content(files | {key: changed}, by=INSTALLATION, at=LOADED_AT + timedelta(days=1))

    after = client.get("/plan/", NUREMBERG).text

    shown = '<span class="step__number">4x</span>'
    assert (before.count(shown), after.count(shown)) == (0, 1)


@pytest.mark.parametrize("at", ["2026-11-27T23:30", "2026-11-25T10:30"])
def test_a_plan_made_from_kept_parts_is_the_plan_made_anew(
    client: Client, loaded: None, at: str
) -> None:
    asked = NUREMBERG | {"at": at}
    anew, kept = (client.get("/plan/", asked).text for _ in range(2))
    client.get("/plan/", asked | {"at": "2026-11-26T12:00"})

    assert anew == kept == client.get("/plan/", asked).text
