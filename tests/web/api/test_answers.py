"""The API says who is responsible, what to do, and what is in force: all of it, by value."""

import json
from typing import Any

import pytest
from django.test import Client

from obhut.kernel.concept.edition import digest
from tests.build import edition, mechanism

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lummerland")]
NIGHT = "2026-11-27T23:30"


def asked(client: Client, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert not answer.cookies
    return json.loads(answer.content)


def keys(chain: list[dict[str, Any]]) -> list[str]:
    return [link["desk"] for link in chain]


def test_at_night_the_chain_goes_on_to_who_answers(client: Client) -> None:
    found = asked(client, f"responsible?function=youth-office&ags=09564&at={NIGHT}")["answer"]

    assert found["outcome"] == "sole"
    assert [(link["desk"], link["state"], link["why"]) for link in found["chain"]] == [
        ("office", "closed", "responsible"),
        ("watch", "open", "on call"),
    ]
    assert found["chain"][0]["next_opening"] == "2026-11-30T07:00:00Z"


def test_where_nobody_is_known_the_answer_says_so(client: Client) -> None:
    found = asked(client, "responsible?function=youth-office&ags=09562")["answer"]

    assert found == {"outcome": "unknown", "reason": "no desk", "ask": None, "unstaffed": []}


def test_several_are_shown_and_none_is_picked(client: Client) -> None:
    found = asked(client, "responsible?function=advice&land=DE-BY")["answer"]

    assert (found["outcome"], found["reason"]) == ("several", "choice")
    assert sorted(keys(choice["chain"])[0] for choice in found["choices"]) == [
        "left-bank",
        "right-bank",
    ]


def test_a_held_desk_shows_no_number_no_mailbox_and_no_note(client: Client) -> None:
    found = asked(client, "responsible?function=advice&land=DE-BY")["answer"]
    links = {link["desk"]: link for choice in found["choices"] for link in choice["chain"]}
    shown = ("held", "phones", "mailbox", "note")

    assert [links["right-bank"][name] for name in shown] == [True, [], "", None]
    assert [links["left-bank"][name] for name in shown] == [
        False,
        ["0000 1"],
        "left-bank@lummerland.example",
        {"de": "Bitte klingeln.", "en": "Bitte klingeln. (en)"},
    ]


def test_the_plan_names_the_node_and_the_answer_that_brought_each_entry(client: Client) -> None:
    plan = asked(client, f"plan?profession=lamplighter&ags=09564&danger=now&at={NIGHT}")

    assert [(entry["node"], entry["moment"]) for entry in plan["entries"]] == [
        ("get-help", "now"),
        ("tell", "next"),
        ("look-again", "later"),
    ]
    assert plan["entries"][0]["because"] == [
        {"node": "danger", "question": "danger", "answer": "now"},
        {"node": "get-help", "question": "danger", "answer": "now"},
    ]
    assert [call["function"] for call in plan["calls"]] == ["night-watch"]


def test_a_term_without_a_number_gets_no_day(client: Client) -> None:
    plan = asked(client, f"plan?profession=lamplighter&ags=09564&at={NIGHT}")
    deadline = plan["entries"][0]["deadlines"][0]

    assert (deadline["counting"], deadline["due"]) == (
        {"by": "without_number", "wording": "at_once"},
        None,
    )


def test_where_nobody_staffs_a_function_its_fallback_is_called(client: Client) -> None:
    plan = asked(client, f"plan?profession=lamplighter&ags=09562&at={NIGHT}")

    assert [(call["function"], call["stands_in_for"]) for call in plan["calls"]] == [
        ("night-watch", ["youth-office"]),
        ("advice", []),
    ]


def test_the_mechanism_comes_with_its_digest_and_is_not_sent_twice(client: Client) -> None:
    answer = client.get("/api/v1/mechanism")
    told = json.loads(answer.content)
    again = client.get("/api/v1/mechanism", headers={"If-None-Match": answer["ETag"]})

    assert (told["digest"], answer["ETag"]) == (digest(edition()), f'"{mechanism().digest}"')
    assert [node["key"] for node in told["chapters"][0]["nodes"]][:2] == [
        "lamplighting",
        "youth-office",
    ]
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])


@pytest.mark.parametrize(
    "address",
    ["mechanism", "responsible?function=advice&land=DE-BY", "plan?profession=lamplighter"],
)
def test_the_head_can_be_asked_for(client: Client, address: str) -> None:
    answer = client.head(f"/api/v1/{address}")

    assert (answer.status_code, answer.content) == (200, b"")
