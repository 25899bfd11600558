"""What is typed is answered like the pages and the API: the same desks, the same letters."""

import json
from argparse import ArgumentParser, Namespace
from typing import Any

import pytest
from django.test import Client

from obhut.cli import check, plan, responsible
from obhut.kernel.refusals import Faulty
from tests.lummerland import put_lummerland_in_force

NIGHT = "2026-11-27T23:30"
PLAN = ["--profession", "lamplighter", "--ags", "09564", "--at", NIGHT, "--danger", "not_now"]
QUERY = f"profession=lamplighter&ags=09564&at={NIGHT}&danger=not_now"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def typed(*words: str) -> Namespace:
    parser = ArgumentParser()
    subparsers = parser.add_subparsers()
    for word in (plan, responsible, check):
        word.add_to(subparsers)
    return parser.parse_args(words)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    args = typed(*words)
    return args.run(args), capsys.readouterr().out


def test_the_plan_as_data_is_the_plan_of_the_api(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    code, told = said(capsys, "plan", *PLAN, "--json")

    assert (code, told.strip()) == (0, client.get(f"/api/v1/plan?{QUERY}").text)


def test_who_is_responsible_as_data_is_the_answer_of_the_api(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    code, told = said(capsys, "responsible", "advice", "--land", "DE-BY", "--at", NIGHT, "--json")
    address = f"/api/v1/responsible?function=advice&land=DE-BY&at={NIGHT}"

    assert (code, told.strip()) == (0, client.get(address).text)


def test_page_and_api_name_the_same_functions_desks_and_numbers(client: Client) -> None:
    page = client.get(f"/plan/?{QUERY}")
    shown = page.context["plan"]
    told = json.loads(client.get(f"/api/v1/plan?{QUERY}").content)

    calls = (*shown.calls_now, *shown.calls_later)
    named = [function for call in calls for function in call.functions]
    assert named == [call["title"]["de"] for call in told["calls"]]
    assert [
        sorted((desk.key, list(desk.phones), desk.state) for desk in call.card.desks)
        for call in calls
    ] == [sorted(first_desks(call["answer"])) for call in told["calls"]]


def first_desks(answer: dict[str, Any]) -> list[tuple[str, list[str], str]]:
    links = [choice["chain"][0] for choice in answer.get("choices", [answer])]
    return [(link["desk"], link["phones"], link["state"]) for link in links]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["youth-office", "office Lummerland: 0000 1", "Laternenordnung"]),
        ("en", ["youth-office (en)", "office of Lummerland: 0000 1", "Laternenordnung gilt. (en)"]),
    ],
)
def test_the_plan_is_told_in_words(
    capsys: pytest.CaptureFixture[str], language: str, words: list[str]
) -> None:
    code, told = said(capsys, "plan", *PLAN, "--lang", language)

    assert (code, [word for word in words if word not in told]) == (0, [])


def test_a_held_desk_is_told_without_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "responsible", "advice", "--land", "DE-BY")

    assert (code, told.count("0000 1"), told.count("right-bank Lummerland")) == (0, 1, 1)


def test_a_profession_that_does_not_exist_is_refused_with_the_known_ones() -> None:
    args = typed("plan", "--profession", "wizard")

    with pytest.raises(Faulty, match="Possible: lamplighter"):
        args.run(args)
