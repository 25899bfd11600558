"""Three questions, then the plan; the address holds the answers, and nothing else does."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

NUREMBERG = {
    "ags": "09564",
    "profession": "as-school-social-worker",
    "at": "2026-11-27T23:30",
    "danger": "not_now",
}


@pytest.mark.parametrize(
    ("query", "question"),
    [
        ({}, "Wo ist das Kind jetzt?"),
        ({"land": "DE-BY"}, "In welchem Kreis oder welcher Stadt?"),
        ({"land": "DE-BE", "ags": "11000"}, "In welchem Bezirk?"),
        ({"ags": "09564"}, "In welcher Rolle fragen Sie?"),
        ({"ags": "09564", "profession": "as-teacher"}, "Wie ist die Lage?"),
        ({"land": "DE-BY", "ags": "", "profession": "as-teacher"}, "Wie ist die Lage?"),
    ],
)
def test_the_next_open_question_is_asked(
    client: Client, loaded: None, query: dict[str, str], question: str
) -> None:
    page = client.get("/verdacht/", query)

    assert page.status_code == 200
    assert f"<h1>{question}</h1>" in page.content.decode()
    assert page.cookies == {}


def test_when_all_is_answered_the_plan_follows_with_the_answers_in_its_address(
    client: Client, loaded: None
) -> None:
    page = client.get("/verdacht/", NUREMBERG)

    address = urlsplit(page.headers["Location"])
    assert (page.status_code, address.path) == (302, "/plan/")
    assert {name: values[0] for name, values in parse_qs(address.query).items()} == NUREMBERG


def test_school_social_worker_in_nuremberg_on_friday_night_finds_the_open_line(
    client: Client, loaded: None
) -> None:
    page = client.get("/plan/", NUREMBERG).content.decode()

    assert 'href="tel:09112313333"' in page
    assert "jetzt erreichbar" in page
    assert "Noch nicht geprüft" in page
    assert "§ 4 KKG" in page


def test_in_danger_110_is_the_first_call(client: Client, loaded: None) -> None:
    page = client.get("/plan/", NUREMBERG | {"danger": "now"}).content.decode()

    calls = page[page.index('id="now"') :]
    assert calls.index("tel:110") < calls.index("tel:09112313333")


def test_without_a_place_the_plan_still_names_somebody(client: Client, loaded: None) -> None:
    page = client.get("/plan/", {"profession": "as-teacher", "danger": "unknown"})

    assert page.status_code == 200
    assert "Es wurde kein Ort genannt" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"profession": "wizard"},
        {"profession": "as-teacher", "danger": "perhaps"},
        {"profession": "as-teacher", "ags": "1"},
        {"profession": "as-teacher", "at": "yesterday"},
        {"profession": "as-teacher", "land": "DE-BE", "ags": "09564"},
        {},
    ],
)
def test_what_does_not_fit_is_answered_with_422_and_the_help_lines(
    client: Client, loaded: None, query: dict[str, str]
) -> None:
    page = client.get("/plan/", query)

    assert page.status_code == 422
    assert "tel:110" in page.content.decode()


def test_a_wrong_postcode_is_asked_again_with_the_reason(client: Client, loaded: None) -> None:
    page = client.get("/verdacht/", {"postcode": "1"})

    assert page.status_code == 422
    assert "5 Ziffern" in page.content.decode()


@pytest.mark.parametrize("address", ["/verdacht/", "/stellen/", "/plan/?profession=as-teacher"])
def test_before_a_first_load_the_help_lines_are_shown(
    client: Client, nothing_loaded: None, address: str
) -> None:
    page = client.get(address)

    assert page.status_code == 503
    assert "tel:110" in page.content.decode()


def test_the_desk_page_names_who_staffs_a_function(client: Client, loaded: None) -> None:
    page = client.get("/stellen/", {"function": "youth-office", "land": "DE-BY", "ags": "09564"})

    assert 'href="tel:09112313333"' in page.content.decode()


def test_no_page_of_the_finder_shows_a_number_on_hold(client: Client, loaded: None) -> None:
    query = {"function": "youth-office-on-call", "land": "DE-HH", "ags": "02000"}

    page = client.get("/stellen/", query).content.decode()

    assert "erst, wenn sie geprüft ist" in page
    assert "428 15 32 00" not in page


def test_the_steps_of_others_have_a_page_of_their_own_with_the_same_answers(
    client: Client, loaded: None
) -> None:
    plan = client.get("/plan/", NUREMBERG).content.decode()

    later = client.get("/plan/spaeter/", NUREMBERG)

    assert 'href="/plan/spaeter/?ags=09564&amp;profession=as-school-social-worker' in plan
    assert later.status_code == 200
    assert "Strafverfahren" in later.content.decode()


def test_what_leads_to_the_same_telephone_is_one_call(client: Client, loaded: None) -> None:
    plan = client.get("/plan/", NUREMBERG).content.decode()

    assert plan.count('<a class="phone" href="tel:09112313333"') == 1


def test_an_earlier_answer_is_asked_again_with_all_others_kept(
    client: Client, loaded: None
) -> None:
    page = client.get("/verdacht/", NUREMBERG | {"ask": "profession"}).content.decode()

    assert "<h1>In welcher Rolle fragen Sie?</h1>" in page
    assert '<input type="hidden" name="ags" value="09564">' in page
    assert '<input type="hidden" name="profession"' not in page


def test_a_desk_that_only_the_emergency_call_answers_for_is_not_shown_as_answering_now(
    client: Client, loaded: None
) -> None:
    page = client.get("/plan/?ags=09163&profession=as-teacher&danger=not_now&at=2026-11-27T23:30")
    certain, uncertain = page.text.split("Jetzt nicht sicher erreichbar")[:2]

    assert "Bayerisches Landesjugendamt" not in certain
    assert "Bayerisches Landesjugendamt" in uncertain
    assert "Springt hier ein für: Insoweit erfahrene Fachkraft; Jugendamt" in uncertain


def test_who_seeks_advice_at_night_finds_advice(client: Client, loaded: None) -> None:
    page = client.get("/plan/?land=DE-BY&profession=as-teacher&danger=not_now&at=2026-11-27T23:30")

    helpline = page.text.split("Bavarian Anti-Trafficking-Helpline")[1].split("</article>")[0]
    assert "Hilfetelefon Gewalt gegen Frauen" in helpline
    assert "110" not in helpline


def test_a_place_with_a_gap_says_so(client: Client, loaded: None) -> None:
    page = client.get("/stellen/?function=youth-office&land=DE-BE").text

    assert "Ob diese Stelle zuständig ist, hängt vom genauen Ort ab." in page
    assert "Für einen Teil dieses Ortes kennen wir keine Stelle." in page


def test_without_a_place_the_desks_for_all_of_germany_are_shown(
    client: Client, loaded: None
) -> None:
    page = client.get("/plan/?profession=as-teacher&danger=not_now").text

    helplines = page.split("Hilfetelefon für Fachkräfte</h3>")[1].split("</div></div>")[0]
    assert "Vielleicht gibt es eine nähere Stelle: Geben Sie den Ort an." in helplines
    assert "Hilfetelefon Gewalt gegen Frauen" in helplines


def test_while_a_desk_is_closed_the_number_of_whoever_answers_is_as_large(
    client: Client, loaded: None
) -> None:
    page = client.get("/plan/?land=DE-BY&profession=as-teacher&danger=not_now&at=2026-11-27T23:30")

    helpline = page.text.split("Bavarian Anti-Trafficking-Helpline")[1].split("</article>")[0]
    instead = helpline.split("Stattdessen antwortet:")[1].split("Wenn niemand antwortet:")[0]
    assert '<a class="phone" href="tel:116016">' in instead

    open_now = client.get("/plan/?land=DE-BY&profession=as-teacher&at=2026-11-27T14:59")
    assert "Stattdessen antwortet:" not in open_now.text.split("Jetzt nicht sicher")[0]
