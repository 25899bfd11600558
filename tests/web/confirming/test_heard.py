"""What a call or a mailbox has said is seen wherever the desk is."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from obhut.directory.actions.calling import log_test_call
from obhut.directory.enums import CallResult
from obhut.kernel.actor import INSTALLATION
from obhut.knowledge.queries import findings_in_force
from tests.directory.asking import change_desk
from tests.lummerland import put_lummerland_in_force

TUESDAY = datetime(2026, 11, 24, 21, tzinfo=UTC)
NIGHT = "at=2026-11-24T23:30"


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def log(result: CallResult, minutes: int | None = None) -> None:
    log_test_call("watch", result, minutes=minutes, by=INSTALLATION, at=TUESDAY)


def text(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.parametrize(
    ("result", "minutes", "german", "english"),
    [
        ("reached", 0, "sofort erreicht", "reached at once"),
        ("reached", 1, "erreicht nach 1 Minute", "reached after 1 minute"),
        ("reached", 2, "erreicht nach 2 Minuten", "reached after 2 minutes"),
        ("not_reached", None, "niemand erreicht", "nobody reached"),
        ("wrong_number", None, "falsche Nummer", "wrong number"),
    ],
)
def test_the_entry_shows_the_last_test_call(
    result: str, minutes: int | None, german: str, english: str
) -> None:
    log(CallResult(result), minutes)

    assert f"Probeanruf am Dienstag, 24. November 2026: {german}" in text("/verzeichnis/watch/")
    assert f"Test call on Tuesday, November 24, 2026: {english}" in text("/en/directory/watch/")


def test_the_card_of_the_desk_for_which_it_answers_shows_it_in_the_chain() -> None:
    address = f"/stellen/?function=youth-office&ags=09564&{NIGHT}"
    before = text(address)

    log(CallResult.REACHED, 2)

    assert "Probeanruf" not in before
    assert "Probeanruf am Dienstag, 24. November 2026: erreicht nach 2 Minuten" in text(address)


def test_the_interface_tells_calls_and_doubts() -> None:
    log(CallResult.NOT_REACHED)
    change_desk("office", doubted_on="2026-11-20")

    chain: list[Any] = Client().get(
        f"/api/v1/responsible?function=youth-office&ags=09564&{NIGHT}"
    ).json()["answer"]["chain"]  # fmt: skip

    assert [(link["desk"], link["doubted_on"], link["freshness"]) for link in chain] == [
        ("office", "2026-11-20", "amber"),
        ("watch", None, "green"),
    ]
    assert [link["last_call"] for link in chain] == [
        None,
        {"called_on": "2026-11-24", "reached": False, "minutes": None, "in_vain": 1},
    ]


def test_a_chain_that_nobody_answers_twice_is_a_finding() -> None:
    for _ in range(2):
        log(CallResult.NOT_REACHED)

    rules = [finding.rule for finding in findings_in_force(at=TUESDAY)]

    assert rules.count("test-calls-reach-somebody") == 1
