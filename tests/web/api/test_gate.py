"""The gate as data: the same answer as on the page and on the command line."""

import json
from argparse import ArgumentParser
from typing import Any

import pytest
from django.test import Client

from obhut.cli import may_tell
from obhut.kernel.refusals import Faulty

pytestmark = pytest.mark.usefixtures("loaded")
NIGHT = "2026-11-27T23:30"
WORDS = ["as-teacher", "youth-office", "d2", "--purpose", "protection", "--at", NIGHT]
ASKED = f"sender=as-teacher&recipient=youth-office&data_class=d2&purpose=protection&at={NIGHT}"


def told(client: Client, query: str) -> Any:
    answer = client.get(f"/api/v1/gate?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert not answer.cookies
    return json.loads(answer.content)


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = ArgumentParser()
    may_tell.add_to(parser.add_subparsers())
    args = parser.parse_args(["may-tell", *words])
    assert args.run(args) == 0
    return capsys.readouterr().out


def test_a_teacher_is_told_the_permission_its_ground_and_what_comes_first(client: Client) -> None:
    answer = told(client, ASKED)

    assert (answer["permission"], answer["decided"], answer["ask"], answer["gap"]) == (
        "not_without",
        "purpose",
        False,
        None,
    )
    assert answer["headline"] == {
        "de": "Nicht ohne diese Bedingungen.",
        "en": "Not without these conditions.",
    }
    assert [step["step"] for step in answer["first"]] == ["talk", "advice", "tell"]
    assert [ground["norm"] for ground in answer["grounds"]] == ["kkg-4", "stgb-203"]
    assert [row["share"] for row in answer["rows"]] == ["share-profession-to-youth-office"]
    assert answer["review"]["text_of"] == "2025-12-31"
    assert answer["for_the_file"]["en"].startswith("Checked on Friday, November 27, 2026, 23:30")


def test_what_nobody_has_settled_is_no_yes_and_says_whom_to_ask(client: Client) -> None:
    answer = told(client, "sender=as-teacher&recipient=line-lead&data_class=d2")

    assert (answer["permission"], answer["gap"], answer["ask"], answer["grounds"]) == (
        "not_stated",
        "no_row",
        True,
        [],
    )


def test_in_danger_the_data_say_that_110_comes_first(client: Client) -> None:
    answer = told(client, f"{ASKED}&danger=now")

    assert (answer["call_first"], answer["decided"]) == (True, "danger")


def test_the_command_line_gives_the_letters_of_the_api(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(typed(capsys, *WORDS, "--json")) == told(client, ASKED)


def test_the_command_line_says_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = typed(capsys, *WORDS, "--danger", "now", "--lang", "en")

    assert said.index("Danger now: first 110") < said.index("Answer: Not without these conditions.")
    assert "§ 34 StGB (Compared with the text of 2026-04)" in said


def test_page_and_api_give_the_same_sentence_for_the_file(client: Client) -> None:
    page = client.get(f"/darf-ich/?{ASKED}")

    assert page.context["card"].for_the_file == told(client, ASKED)["for_the_file"]["de"]


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", ["sender", "recipient", "data_class"]),
        (f"{ASKED}&danger=perhaps", ["danger"]),
        ("sender=wizard&recipient=police&data_class=d9&at=soon", ["sender", "data_class", "at"]),
        (f"{ASKED}&name=x", ["name"]),
    ],
)
def test_what_does_not_fit_is_named_by_field(client: Client, query: str, fields: list[str]) -> None:
    answer = client.get(f"/api/v1/gate?{query}")

    assert answer.status_code == 422
    assert [each["field"] for each in json.loads(answer.content)["errors"]] == fields


def test_the_allowed_answers_are_listed(client: Client) -> None:
    answer = client.get(f"/api/v1/gate?{ASKED}&consent=perhaps")

    allowed = json.loads(answer.content)["errors"][0]["allowed"]
    assert allowed == ["refused", "not_asked", "child", "guardian", "both"]


def test_a_key_that_does_not_exist_is_refused_on_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(Faulty, match="Possible: as-school-social-worker"):
        typed(capsys, "wizard", "police", "d2")
