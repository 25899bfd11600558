"""The signs as data: the same choice as on the page, the steps with their reasons."""

from typing import Any

import pytest
from django.test import Client

ADDRESS = "/api/v1/signs"


def asked(client: Client, **query: str) -> Any:
    return client.get(ADDRESS, query).json()


def test_a_sheet_gives_its_signs_in_its_order(client: Client, lummerland: None) -> None:
    found = asked(client, card="card-lamplighter")

    assert [sign["sign"] for sign in found["signs"]] == ["sails-at-night", "never-alone"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["never-alone", "sails-at-night", "looks-away"]),
        ({"setting": "K"}, ["sails-at-night"]),
        ({"form": "piracy"}, ["sails-at-night"]),
        ({"observer": "SCH"}, ["never-alone", "looks-away"]),
        ({"card": "card-lamplighter", "observer": "SCH"}, ["never-alone"]),
    ],
)
def test_the_choice_narrows_the_signs(
    client: Client, lummerland: None, query: dict[str, str], found: list[str]
) -> None:
    assert [sign["sign"] for sign in asked(client, **query)["signs"]] == found


def test_each_sign_says_what_it_asks_and_which_steps_follow_for_which_reason(
    client: Client, lummerland: None
) -> None:
    (sign,) = asked(client, setting="K")["signs"]

    assert sign["asks"] == ["missing"]
    assert [(step["step"], step["cause"], step["because"]) for step in sign["next_steps"]] == [
        ("get-help", "event", "missing"),
        ("look-again", "rule", "write-it-down"),
        ("tell", "form", "piracy"),
    ]


def test_no_sign_carries_a_class_of_the_ilo_or_a_weight(client: Client, loaded: None) -> None:
    fields = {field for sign in asked(client)["signs"] for field in sign}

    assert fields & {"ilo", "weight", "score"} == set()


@pytest.mark.parametrize("field", ["card", "setting", "form", "observer"])
def test_a_value_we_do_not_know_is_refused_with_those_we_know(
    client: Client, lummerland: None, field: str
) -> None:
    answer = client.get(ADDRESS, {field: "x"})

    allowed = {"card": "card-lamplighter", "setting": "G", "form": "piracy", "observer": "all"}
    (error,) = answer.json()["errors"]
    assert answer.status_code == 422
    assert error["field"] == field
    assert error["allowed"][0] == allowed[field]
