"""The list of signs, the sheets and the talk: what they say, and what they never say."""

import re

import pytest
from django.test import Client

SHEETS = [
    *("police-patrol", "federal-police", "health-care", "school", "reception-asylum"),
    *("residential-care", "youth-office", "customs", "online-youth-work", "youth-court"),
    *("guardian", "public"),
]
PAGES = ["/zeichen/", "/zeichen/card-school/", "/gespraech/"]


def boxes(page: str) -> list[str]:
    return [code.lower() for code in re.findall(r'<p class="source-line">([A-Z]+\d+) · ', page)]


def test_the_list_shows_every_sign_and_links_every_sheet(client: Client, loaded: None) -> None:
    page = client.get("/zeichen/").text

    assert len(boxes(page)) == len(set(boxes(page))) == 122
    assert [key for key in SHEETS if f'href="/zeichen/card-{key}/"' not in page] == []
    assert "Hier stehen alle 122 Anzeichen." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"setting": "B"}, ["b01", "b02", "b03", "b04", "b05"]),
        ({"form": "f10"}, ["r01", "r02", "r03"]),
        ({"setting": "K", "observer": "SCH"}, ["k03", "k09", "k10"]),
        ({"setting": "M", "form": "f12", "observer": "ABH"}, ["m05"]),
        ({"setting": "", "form": "f10", "observer": ""}, ["r01", "r02", "r03"]),
    ],
)
def test_filters_narrow_the_list_and_say_how_many_are_listed(
    client: Client, loaded: None, query: dict[str, str], found: list[str]
) -> None:
    page = client.get("/zeichen/", query).text

    assert boxes(page) == found
    number = f"Hier stehen {len(found)} von" if len(found) > 1 else "Hier steht 1 von"
    assert f"{number} 122 Anzeichen." in page


def test_what_everybody_may_see_every_observer_may_see(client: Client, loaded: None) -> None:
    everybody = set(boxes(client.get("/zeichen/", {"observer": "all"}).text))
    registry = set(boxes(client.get("/zeichen/", {"observer": "registry"}).text))

    assert registry - everybody == {"a03"}
    assert everybody < registry


def test_an_empty_list_says_what_that_does_not_mean_and_how_to_go_on(
    client: Client, loaded: None
) -> None:
    page = client.get("/zeichen/", {"form": "f05", "observer": "SCH"}).text

    assert boxes(page) == []
    assert "Das heißt nicht, dass nichts zu sehen ist." in page
    assert 'href="/zeichen/?observer=SCH#list"' in page
    assert 'href="/zeichen/?setting=G#list"' in page


@pytest.mark.parametrize("name", ["setting", "form", "observer"])
def test_a_filter_we_do_not_know_lists_nothing_and_says_what_is_possible(
    client: Client, loaded: None, name: str
) -> None:
    page = client.get("/zeichen/", {name: "<b>"})

    assert page.status_code == 422
    assert boxes(page.text) == []
    assert "„&lt;b&gt;“ gibt es nicht. Möglich: " in page.text
    assert "tel:110" in page.text


@pytest.mark.parametrize("key", SHEETS)
def test_each_sheet_answers_the_six_questions(client: Client, loaded: None, key: str) -> None:
    german = client.get(f"/zeichen/card-{key}/").text
    english = client.get(f"/en/signs/card-{key}/").text

    parts = ["signs", "contrary", "course", "say", "avoid", "calls", "may-say"]
    assert [part for part in parts if f'id="{part}"' not in german] == []
    assert len(re.findall(r"<li><q>", german)) == 3
    assert re.findall(r"/verdacht/\?profession=as-[a-z-]+", german) != []
    assert boxes(german) == boxes(english)


def test_the_sheet_of_the_school_names_ground_and_state_of_review(
    client: Client, loaded: None
) -> None:
    page = client.get("/zeichen/card-school/").text

    law = page[page.index('id="may-say"') :]
    assert "§ 4 KKG" in law
    assert "Verglichen mit dem Gesetzestext" in law
    assert "Prüfsumme" in law
    assert "http://testserver/zeichen/card-school/" in law


def test_the_sheet_for_everybody_says_whom_to_tell(client: Client, loaded: None) -> None:
    page = client.get("/zeichen/card-public/").text

    assert "Sagen Sie es dem Jugendamt oder nicht-wegsehen.net." in page


def test_an_urgent_sign_asks_in_words_and_a_yes_leads_to_110_and_to_the_plan(
    client: Client, loaded: None
) -> None:
    page = client.get("/zeichen/card-school/").text

    assert "fragt: Besteht jetzt Gefahr?" in page
    danger = page[page.index('data-item="event-danger"') :]
    assert danger.index("tel:110") < danger.index("/plan/?profession=as-teacher&amp;danger=now")


def test_the_reason_of_each_step_stands_on_the_page_without_a_script(
    client: Client, loaded: None
) -> None:
    page = client.get("/zeichen/card-school/").text

    rule = "Schreiben Sie auf, was Sie wann gesehen oder gehört haben"
    assert page.index("Zeichen wahrnehmen und aufschreiben") < page.rindex(rule)
    assert "Rat holen Sie dort im Schritt „Beraten lassen, ohne den Namen zu nennen“." in page


def test_a_box_has_no_name_and_no_form_around_it(client: Client, loaded: None) -> None:
    page = client.get("/zeichen/").text

    assert re.findall(r"<input(?![^>]*type=\"checkbox\")", page) == []
    assert re.findall(r"<input[^>]*\s(?:name|value)=", page) == []
    form = page[page.index("<form") : page.index("</form>")]
    assert "checkbox" not in form


@pytest.mark.parametrize("address", [*PAGES, "/en/signs/", "/en/talking-with-the-child/"])
def test_no_class_of_the_ilo_no_sum_and_no_verdict_is_shown(
    client: Client, loaded: None, address: str
) -> None:
    without_sources = re.sub(
        r'<p class="source-line">.*?</p>|<li id="source-.*?</li>', "", client.get(address).text
    )
    page = re.sub(r"<[^>]+>", " ", without_sources)

    assert re.findall(r"\bILO\b|\b\d+ (?:Punkte|points)\b|Risikostufe|risk level", page) == []
    assert set(re.findall(r"\d+ %", page)) <= {"78 %"}  # the rule that forbids it


def test_the_talk_says_what_to_do_and_what_not_and_on_what_it_rests(
    client: Client, loaded: None
) -> None:
    page = client.get("/gespraech/").text

    assert page.index("Wenige, offene Fragen.") < page.index("Das Handy nicht durchsuchen.")
    assert "Ein Schweizer Leitfaden nennt Fragen danach" in page
    assert "Noch nicht geprüft" in page


def test_a_sheet_nobody_wrote_is_404_with_the_help_lines(client: Client, loaded: None) -> None:
    page = client.get("/zeichen/card-wizard/")

    assert page.status_code == 404
    assert "tel:110" in page.text


@pytest.mark.parametrize("address", PAGES)
def test_before_a_first_load_the_pages_show_the_help_lines(
    client: Client, nothing_loaded: None, address: str
) -> None:
    page = client.get(address)

    assert page.status_code == 503
    assert "tel:110" in page.text
