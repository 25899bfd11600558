"""Norms, forms and bodies as data: the same words as on the pages."""

import json
from typing import Any

import pytest
from django.test import Client

from obhut.knowledge.queries import in_force, mentions_in


def asked(client: Client, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return json.loads(answer.content)


@pytest.mark.usefixtures("loaded")
def test_the_register_is_narrowed_as_on_the_page(client: Client) -> None:
    everything = asked(client, "norms")["norms"]
    eu = asked(client, "norms?level=eu&review=compared")["norms"]

    assert [norm["key"] for norm in everything] == list(in_force().mechanism.norms)
    assert [norm["key"] for norm in asked(client, "norms?q=4kkg")["norms"]] == ["kkg-4"]
    assert {(norm["level"], norm["sure"]["review"]["state"]) for norm in eu} == {("eu", "compared")}


@pytest.mark.usefixtures("loaded")
def test_a_norm_comes_with_everything_that_names_it(client: Client) -> None:
    told = asked(client, "norms/kkg-4")

    assert told["norm"]["citation"] == "§ 4 KKG"
    assert [use["node"] for use in told["used_in"]] == [
        mention.node.key for mention in mentions_in(in_force().edition.id)["kkg-4"]
    ]
    assert {use["kind"] for use in told["used_in"]} >= {"step", "share", "term", "actor", "word"}


@pytest.mark.usefixtures("loaded")
def test_forms_and_bodies_are_complete(client: Client) -> None:
    mechanism = in_force().mechanism

    forms, actors = asked(client, "forms")["forms"], asked(client, "actors")["actors"]

    assert [form["key"] for form in forms] == list(mechanism.forms)
    assert [actor["code"] for actor in actors] == [f"A{number}" for number in range(1, 19)]
    assert actors[5]["fallback"]["counselling-minors"] == "helpline"


@pytest.mark.usefixtures("loaded")
def test_an_unknown_norm_is_a_problem_with_near_keys(client: Client) -> None:
    answer = client.get("/api/v1/norms/4kkg")

    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert told["detail"] == "No norm has this key. Near: kkg-4."


@pytest.mark.usefixtures("lummerland")
@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("norms?level=galactic&review=x", ["level", "review"]),
        ("norms?colour=red", ["colour"]),
        ("forms?q=1", ["q"]),
        ("actors?q=1", ["q"]),
        ("norms/rule-of-the-isle?q=1", ["q"]),
    ],
)
def test_what_cannot_be_asked_is_named(client: Client, address: str, fields: list[str]) -> None:
    answer = client.get(f"/api/v1/{address}")

    errors = json.loads(answer.content)["errors"]
    assert (answer.status_code, [error["field"] for error in errors]) == (422, fields)
