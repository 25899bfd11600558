"""Every page of the room: complete, light, in both languages, with its state of review."""

import re
from datetime import date

import pytest
from django.test import Client

from obhut.directory.queries.calendars import calendar_for
from obhut.knowledge.queries import in_force, text_in_force
from obhut.web.knowledge import names

pytestmark = pytest.mark.usefixtures("loaded")
PAGES = [
    *("/wissen/", "/wissen/strategie/", "/wissen/grundsaetze/", "/wissen/grenzen/"),
    *("/wissen/vereinbarung/", "/wissen/einsichten/", "/kooperation/", "/schritte/", "/fristen/"),
    *("/formen/", "/formen/abgrenzung/", "/recht/", "/beteiligte/", "/glossar/"),
]


def anchors(page: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', page))


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/schritte/", ["step", "interrupt"]),
        ("/fristen/", ["term"]),
        ("/formen/abgrenzung/", ["boundary"]),
        ("/formen/", ["element"]),
        ("/wissen/grundsaetze/", ["principle"]),
        ("/wissen/grenzen/", ["failure", "layer"]),
        ("/wissen/vereinbarung/", ["clause"]),
        ("/glossar/", ["word", "form"]),
    ],
)
def test_a_list_holds_each_statement_of_its_kind_under_an_anchor(
    client: Client, address: str, kinds: list[str]
) -> None:
    keys = {node.key for kind in kinds for node in text_in_force().of_kind(kind)}

    assert keys - anchors(client.get(address).text) == set()


def test_the_strategy_and_its_insights_hold_every_goal(client: Client) -> None:
    keys = {node.key for node in text_in_force().of_kind("goal")}

    found = anchors(client.get("/wissen/strategie/").text)
    found |= anchors(client.get("/wissen/einsichten/").text)

    assert keys - found == set()


def test_every_form_body_and_step_has_a_page_that_shows_its_state_of_review(
    client: Client,
) -> None:
    mechanism = in_force().mechanism
    rooms = {"formen": mechanism.forms, "beteiligte": mechanism.actors, "schritte": mechanism.steps}

    for room, known in rooms.items():
        for key in known:
            page = client.get(f"/{room}/{key}/")
            assert (page.status_code, "review-state--" in page.text) == (200, True), key


def test_no_link_inside_the_room_leads_nowhere(client: Client) -> None:
    pages = {address: client.get(address).text for address in PAGES}
    led = {link for page in pages.values() for link in re.findall(r'href="(/[^"?]*)', page)}
    led = {link for link in led if not link.startswith(("/static", "/en/"))}

    lost = []
    for link in led:
        path, _hash, anchor = link.partition("#")
        if path not in pages:
            page = client.get(path)
            pages[path] = page.text if page.status_code == 200 else ""
        if not pages[path] or (anchor and anchor not in anchors(pages[path])):
            lost.append(link)

    assert lost == []


def test_two_concepts_stand_side_by_side_and_nothing_is_said_of_a_child(client: Client) -> None:
    page = client.get("/formen/abgrenzung/", {"one": "b-smuggling", "other": "b-trafficking"})

    chosen = page.text[page.text.index('id="chosen"') : page.text.index('id="all"')]
    assert re.findall(r'<h3 class="point__title">([^<]+)', chosen) == [
        "Schleusung",
        "Handel mit Kindern",
    ]
    assert "Über ein Kind sagt sie nichts." in page.text


def test_a_concept_that_is_none_is_told(client: Client) -> None:
    page = client.get("/formen/abgrenzung/", {"one": "wizardry"})

    assert (page.status_code, "wizardry" in page.text) == (422, True)


def test_a_child_needs_two_elements_where_an_adult_needs_three(client: Client) -> None:
    elements = in_force().mechanism.elements.values()

    needed = {who: [e.key for e in elements if getattr(e.facts, who) == "needed"] for who in ("adult", "child")}  # fmt: skip

    assert needed == {
        "adult": ["element-act", "element-means", "element-purpose"],
        "child": ["element-act", "element-purpose"],
    }
    assert "warum bei Kindern zwei Bestandteile genügen" in client.get("/formen/").text


def test_a_body_names_who_stands_in_and_where_its_desks_are_looked_for(client: Client) -> None:
    page = client.get("/beteiligte/actor-a6/").text

    assert "Hilfetelefon für Fachkräfte" in page
    assert 'href="/stellen/?function=counselling-minors"' in page


def test_the_state_of_the_laender_says_not_seen_and_never_that_nothing_exists(
    client: Client,
) -> None:
    page = client.get("/kooperation/").text

    thuringia = page[page.index('id="DE-TH"') :]
    assert page.count('<section class="land"') == 16
    assert '<dd class="not-seen">nicht gesehen</dd>' in thuringia
    assert "Es heißt nie, dass es etwas nicht gibt." in page


@pytest.mark.parametrize("address", ["/glossar/", "/en/glossary/"])
def test_the_glossary_is_sorted_in_the_language_of_the_page(client: Client, address: str) -> None:
    letters = re.findall(r'<h2 id="letter-(.)">', client.get(address).text)

    assert letters == sorted(letters)
    assert len(set(letters)) == len(letters)


def test_a_word_shows_its_name_in_the_other_language(client: Client) -> None:
    german, english = (client.get(page).text for page in ("/glossar/", "/en/glossary/"))

    assert '<span class="point__other" lang="en">taking into care</span>' in german
    assert '<span class="point__other" lang="de">Inobhutnahme</span>' in english


def test_everything_of_a_kind_has_a_name() -> None:
    assert {node.kind for node in text_in_force().all_nodes()} <= set(names.KINDS)


@pytest.mark.parametrize("address", ["/wissen/", "/recht/", "/kooperation/", "/recht/kkg-4/"])
def test_before_a_first_load_the_help_lines_are_shown(
    client: Client, nothing_loaded: None, address: str
) -> None:
    page = client.get(address)

    assert (page.status_code, 'href="tel:110"' in page.text) == (503, True)


def test_the_time_rules_say_which_holidays_are_not_counted(client: Client, loaded: None) -> None:
    peace_in_augsburg = date(2028, 8, 8)
    assert calendar_for("DE-BY", year=2028).is_working(peace_in_augsburg)

    assert "wie Augsburg, zählen hier als Arbeitstage" in client.get("/fristen/").text
