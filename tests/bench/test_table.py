"""The page of the numbers says all that is measured, each with its goal and its command."""

from datetime import date

from bench.__main__ import PAGE
from bench.measures import MEASURES, Part, Result
from bench.table import document, table
from tests.house.tree import table_rows

MET = Result(key="verifier", ratio="25 %", met=True, raw="0.25 s CPU")
MISSED = Result(key="plan", ratio="CPU 40 %, requests/s 42 %", met=False, raw="4 ms; peer 2 ms")
TOLD = Result(key="read", ratio="1.3 ×", raw="0.6 s CPU")


def test_a_result_is_a_row_with_its_peer_its_goal_and_its_command() -> None:
    assert list(table_rows(table([MET]))) == [
        [
            "Verifier: 16 Länder × 400 Kreise × a week of hours",
            "1 s CPU",
            "**25 %**",
            "< 100 %",
            "yes",
            "0.25 s CPU",
            "`.venv/bin/python -m bench verifier`",
        ]
    ]


def test_a_goal_that_is_missed_is_said_as_plainly_as_one_that_is_met() -> None:
    assert [row[4] for row in table_rows(table([MET, MISSED, TOLD]))] == ["yes", "**no**", "–"]


def test_the_page_gives_a_reason_for_what_is_missed_and_for_nothing_else() -> None:
    page = document([MET, MISSED], on=date(2026, 11, 25), machine=["2 cores"])
    fine = document([MET], on=date(2026, 11, 25), machine=["2 cores"])

    reasons = page.partition("## What is missed, and why")[2]
    assert reasons.strip().startswith("- Plan page, compressed (≥ 60 %): A plan does")
    assert "What is missed" not in fine


def test_the_page_says_when_and_on_what_machine_it_was_measured() -> None:
    page = document([MET], on=date(2026, 11, 25), machine=["2 cores", "Python 3.11"])

    assert "Measured on 2026-11-25: 2 cores; Python 3.11." in page.splitlines()


def test_every_measure_has_a_key_of_its_own_and_every_part_a_measure() -> None:
    keys = [measure.key for measure in MEASURES]

    assert sorted(set(keys)) == sorted(keys)
    assert {measure.part for measure in MEASURES} == set(Part)


def test_the_page_in_docs_names_every_measure_and_no_other() -> None:
    rows = list(table_rows(PAGE.read_text(encoding="utf-8")))

    assert [(row[0], row[1], row[3], row[6].strip("`")) for row in rows] == [
        (measure.what, measure.against, measure.goal, measure.command) for measure in MEASURES
    ]
