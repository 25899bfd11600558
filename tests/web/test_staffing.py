"""Nobody sits there, or it is long ago that anybody confirmed: every page and paper says so."""

import html
import json
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from obhut.cli import responsible
from tests.directory.staffing import (
    COESFELD,
    NUREMBERG,
    NUREMBERG_ON_CALL,
    SAYS,
    change,
    nobody_at_all,
)
from tests.web.papers.paper import paper

pytestmark = pytest.mark.usefixtures("loaded")

ASKED = "ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"
DESKS = "function=youth-office&land=DE-BY&ags=09564"
OWN, DEPUTYS = "0911 231-3333", "02541 18-5170"
PAGES = {
    "de": {
        "plan": f"/plan/?{ASKED}",
        "desks": f"/stellen/?{DESKS}",
        "entry": "/verzeichnis/by-nbg-hotline/",
        "list": "/verzeichnis/?q=Nürnberg+Hotline",
        "phones": "/telefonliste/DE-BY/",
    },
    "en": {
        "plan": f"/en/plan/?{ASKED}",
        "desks": f"/en/desks/?{DESKS}",
        "entry": "/en/directory/by-nbg-hotline/",
        "list": "/en/directory/?q=Nürnberg+Hotline",
        "phones": "/en/phone-list/DE-BY/",
    },
}
PAPERS = {
    "de": (f"/plan/pdf/?{ASKED}", "/handbuch/DE-BY/pdf/"),
    "en": (f"/en/plan/pdf/?{ASKED}", "/en/handbook/DE-BY/pdf/"),
}
EVERY_PAGE = [(language, page) for language, pages in PAGES.items() for page in pages]
UNSTAFFED = {"de": "zurzeit nicht besetzt", "en": "at present unstaffed"}
AGED = {
    "de": {
        "amber": "Seit neun Monaten oder länger nicht bestätigt",
        "red": "Seit zwölf Monaten oder länger nicht bestätigt",
    },
    "en": {
        "amber": "Not confirmed for nine months or longer",
        "red": "Not confirmed for twelve months or longer",
    },
}
LABELS = {
    "de": ("Das macht sie", "Das macht sie nicht", "Dafür stattdessen", "Barrierefreiheit"),
    "en": ("What it does", "What it does not do", "For that instead", "Accessibility"),
}


def both(said: dict[str, Any]) -> None:
    """What holds for both desks of the hotline in Nuremberg."""
    change({NUREMBERG: said, NUREMBERG_ON_CALL: said})


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def said_in(language: str) -> list[str]:
    return [text[language] for text in SAYS.values()]


@pytest.mark.parametrize(("language", "page"), EVERY_PAGE)
def test_a_desk_nobody_staffs_is_shown_so_and_its_deputy_with_the_number(
    client: Client, language: str, page: str
) -> None:
    both({"holders": 0, "deputy": COESFELD})

    shown = read(client, PAGES[language][page])

    assert UNSTAFFED[language] in shown
    assert OWN not in shown
    assert f'href="tel:{DEPUTYS.replace(" ", "").replace("-", "")}"' in shown


@pytest.mark.parametrize("language", ["de", "en"])
def test_on_paper_a_desk_nobody_staffs_is_shown_so_too(client: Client, language: str) -> None:
    both({"holders": 0, "deputy": COESFELD})

    plan, handbook = (paper(client.get(address).content) for address in PAPERS[language])

    assert UNSTAFFED[language] in plan.words
    assert UNSTAFFED[language].casefold() in handbook.words.casefold()
    assert [OWN in plan.words, OWN in handbook.words] == [False, False]
    assert [DEPUTYS in plan.words, DEPUTYS in handbook.words] == [True, True]
    assert (plan.faults, handbook.faults) == ([], [])


@pytest.mark.parametrize(("language", "page"), [each for each in EVERY_PAGE if "list" not in each])
def test_what_a_desk_does_and_not_and_how_to_get_in_is_said(
    client: Client, language: str, page: str
) -> None:
    both(SAYS)

    shown = read(client, PAGES[language][page])

    assert [each for each in (*LABELS[language], *said_in(language)) if each not in shown] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_paper_says_what_a_desk_does_and_not(client: Client, language: str) -> None:
    both(SAYS)

    papers = [paper(client.get(address).content) for address in PAPERS[language]]

    assert [
        each
        for each in (*LABELS[language], *said_in(language))
        for sheet in papers
        if each not in sheet.words
    ] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/verzeichnis/be-papatya/", "wird nicht genannt, weil es ein Schutzort ist"),
        ("/en/directory/be-papatya/", "not told, because it is a protected place"),
    ],
)
def test_the_page_of_a_shelter_says_that_its_address_is_not_told(
    client: Client, address: str, said: str
) -> None:
    assert said in read(client, address)


def test_the_ages_a_desk_advises_are_said(client: Client) -> None:
    both({"minors_from_age": 12, "minors_to_age": 20})

    plan, english = (read(client, PAGES[language]["plan"]) for language in ("de", "en"))

    assert "Berät Minderjährige (von 12 bis 20 Jahren)" in plan
    assert "Advises minors (aged 12 to 20)" in english


@pytest.mark.parametrize(("colour", "days"), [("amber", 300), ("red", 400)])
@pytest.mark.parametrize(("language", "page"), EVERY_PAGE)
def test_an_old_contact_carries_its_warning(
    client: Client, language: str, page: str, colour: str, days: int
) -> None:
    both({"confirmed_on": f"{timezone.localdate() - timedelta(days=days)}"})

    shown = read(client, PAGES[language][page])

    assert AGED[language][colour] in shown
    assert f"aged--{colour}" in shown


@pytest.mark.parametrize(("colour", "days"), [("amber", 300), ("red", 400)])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_warning_is_printed_too(client: Client, language: str, colour: str, days: int) -> None:
    both({"confirmed_on": f"{timezone.localdate() - timedelta(days=days)}"})

    papers = [paper(client.get(address).content) for address in PAPERS[language]]

    assert [AGED[language][colour] in sheet.words for sheet in papers] == [True, True]


def test_a_fresh_contact_and_one_that_is_due_carry_none(client: Client) -> None:
    both({"confirmed_on": f"{timezone.localdate() - timedelta(days=200)}"})

    shown = [read(client, address) for address in PAGES["de"].values()]

    assert [AGED["de"]["amber"] in each or "aged--" in each for each in shown] == [False] * 5


def test_the_plan_of_a_day_to_come_says_how_old_the_contact_will_be(client: Client) -> None:
    in_a_year = ASKED.replace("2026-11-27", "2027-12-01")

    assert AGED["de"]["red"] in read(client, f"/plan/?{in_a_year}")


def test_where_nobody_stands_in_the_fallback_answers_and_the_desk_is_named(client: Client) -> None:
    nobody_at_all()

    shown = read(client, PAGES["de"]["desks"])

    assert "Zurzeit nicht besetzt: Telefon-Hotline Frühe Hilfen und Kinderschutz" in shown
    assert OWN not in shown
    assert 'href="tel:' in shown[shown.index('id="found"') :]


def test_the_mailbox_shown_is_that_of_the_function(client: Client) -> None:
    both({"mailbox": "kinderschutz@lummerland.example"})

    shown = [read(client, PAGES["de"][page]) for page in ("plan", "desks", "entry")]

    assert ["mailto:kinderschutz@lummerland.example" in each for each in shown] == [True] * 3


def test_who_is_open_now_leaves_out_where_nobody_sits(client: Client) -> None:
    address = "/verzeichnis/?q=Nürnberg+Hotline&open=yes"
    before = read(client, address)

    both({"holders": 0})

    assert "Telefon-Hotline Frühe Hilfen" in before
    assert "Telefon-Hotline Frühe Hilfen" not in read(client, address)


def test_a_service_point_with_one_desk_left_stays_open_and_names_what_is_unstaffed(
    client: Client,
) -> None:
    change({NUREMBERG: {"holders": 0, "deputy": NUREMBERG_ON_CALL}})

    shown = read(client, PAGES["de"]["entry"])

    assert OWN in shown
    assert "Zurzeit nicht besetzt: Jugendamt" in shown


def test_the_api_says_it_all_by_value(client: Client) -> None:
    confirmed = timezone.localdate() - timedelta(days=300)
    both({"holders": 0, "deputy": COESFELD, "confirmed_on": f"{confirmed}"} | SAYS)

    answer = client.get(f"/api/v1/responsible?{DESKS}").json()["answer"]
    entry = client.get("/api/v1/service-points?q=Nürnberg+Hotline").json()["entries"][0]

    first, second = answer["chain"]
    assert (first["state"], first["phones"], first["mailbox"]) == ("unstaffed", [], "")
    assert (second["state"], second["phones"], second["why"]) == ("open", [DEPUTYS], "deputy")
    assert {field: first[field] for field in SAYS} == SAYS
    assert (first["freshness"], entry["freshness"]) == ("amber", "amber")
    assert (entry["state"], entry["phones"]) == ("unstaffed", [])
    assert [(desk["function"], desk["staffed"]) for desk in entry["desks"]] == [
        ("youth-office", False),
        ("youth-office-on-call", False),
    ]
    assert {field: entry["desks"][0][field] for field in SAYS} == SAYS


def test_the_api_names_the_desk_nobody_stands_in_for(client: Client) -> None:
    nobody_at_all()

    told = client.get(f"/api/v1/responsible?{DESKS}").json()

    assert told["answer"]["reason"] == "unstaffed"
    assert [each["desk"] for each in told["answer"]["unstaffed"]] == [NUREMBERG]
    assert told["instead"]["answer"]["outcome"] != "unknown"


def test_the_plan_as_data_holds_the_same(client: Client) -> None:
    both({"holders": 0, "deputy": COESFELD})

    calls = client.get(f"/api/v1/plan?{ASKED}").json()["calls"]

    states = [
        link["state"]
        for call in calls
        for link in call["answer"].get("chain", [])
        if link["desk"] == NUREMBERG
    ]
    assert states == ["unstaffed"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_command_line_says_it_in_both_languages(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    both({"holders": 0, "deputy": COESFELD, "confirmed_on": "2025-01-01"} | SAYS)
    parser = ArgumentParser()
    responsible.add_to(parser.add_subparsers())
    args = parser.parse_args(["responsible", "youth-office", "--ags", "09564", "--lang", language])

    code, told = args.run(args), capsys.readouterr().out

    assert code == 0
    wanted = (UNSTAFFED[language], DEPUTYS, AGED[language]["red"], *said_in(language))
    assert [each for each in wanted if each not in told] == []
    assert OWN not in told


def test_the_command_line_gives_the_same_data_as_the_api(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    nobody_at_all()
    parser = ArgumentParser()
    responsible.add_to(parser.add_subparsers())
    when = "2026-11-27T23:30"
    args = parser.parse_args(
        ["responsible", "youth-office", "--ags", "09564", "--at", when, "--json"]
    )

    args.run(args)

    told = json.loads(capsys.readouterr().out)
    assert told == client.get(f"/api/v1/responsible?{DESKS}&at={when}").json()
