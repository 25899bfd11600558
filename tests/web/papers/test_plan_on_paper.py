"""The plan as PDF: the same plan as on the page, for paper and for screen readers."""

import pytest
from django.test import Client

from obhut.web.papers.kept import folder
from tests.web.papers.paper import Paper, claims_of

ASKED = "ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"

pytestmark = pytest.mark.usefixtures("loaded")


def plan(client: Client, address: str = f"/plan/pdf/?{ASKED}") -> Paper:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return Paper(response.content)


@pytest.mark.parametrize(
    ("address", "title", "language"),
    [("/plan/pdf/", "Ihr Plan", "de"), ("/en/plan/pdf/", "Your plan", "en")],
)
def test_the_plan_is_tagged_titled_and_keeps_both_standards(
    client: Client, address: str, title: str, language: str
) -> None:
    paper = plan(client, f"{address}?{ASKED}")

    assert paper.claims == claims_of(title, language)
    assert paper.faults == []
    assert paper.elements("/H1") != []


def test_the_plan_has_bookmarks_in_the_order_of_need(client: Client) -> None:
    assert plan(client).bookmarks == [
        "Jetzt: wen Sie anrufen",
        "Tag und Nacht erreichbar",
        "Jetzt nicht sicher erreichbar",
        "Sofort",
        "Danach",
        "Was Sie aufschreiben",
        "Was Sie nicht tun",
        "Was Sie sagen dürfen",
        "Später: was andere tun",
        "Die Grundlagen, in unseren Worten",
    ]


def test_the_first_sheet_has_the_telephone_numbers_of_the_page(client: Client) -> None:
    shown = client.get(f"/plan/?{ASKED}").context["plan"]
    phones = [
        phone
        for line in shown.calls_now
        for desk in line.card.desks
        if not desk.held
        for phone in desk.phones
    ]

    first = plan(client).pages[0]

    assert phones != []
    assert [phone for phone in phones if phone not in first] == []


def test_every_sheet_says_as_of_when_which_text_and_that_it_is_a_draft(client: Client) -> None:
    paper = plan(client)
    marks = (
        "Stand: Freitag, 27. November 2026, 23:30",
        "Prüfsumme",
        "Entwurf: fachlich noch nicht bestätigt.",
    )

    missing = [(number, mark) for number, page in enumerate(paper.pages) for mark in marks
               if mark not in page]  # fmt: skip

    assert missing == []
    assert [
        f"Seite {at} von {len(paper.pages)}" in page for at, page in enumerate(paper.pages, 1)
    ] == [True] * len(paper.pages)


@pytest.mark.parametrize(
    ("address", "state"),
    [("/plan/pdf/", "Noch nicht geprüft"), ("/en/plan/pdf/", "Not yet reviewed")],
)
def test_the_state_of_review_is_visible(client: Client, address: str, state: str) -> None:
    assert state in plan(client, f"{address}?{ASKED}").words


def test_paper_leads_back_to_the_page_with_the_same_answers(client: Client) -> None:
    links = plan(client).links

    assert f"http://testserver/plan/?{ASKED}".replace(":30", "%3A30") in links
    assert "tel:110" in links


def test_the_same_answers_at_the_same_moment_give_the_same_bytes(client: Client) -> None:
    address = f"/plan/pdf/?{ASKED}"

    assert client.get(address).content == client.get(address).content


def test_nothing_of_a_plan_is_kept(client: Client) -> None:
    before = set(folder().glob("*"))

    plan(client, f"/plan/pdf/?{ASKED}&age=doubtful")

    assert set(folder().glob("*")) == before


def test_in_danger_calls_stand_before_everything_else(client: Client) -> None:
    paper = plan(client, f"/plan/pdf/?{ASKED}&missing=yes".replace("not_now", "now"))

    assert paper.bookmarks[0] == "Jetzt: wen Sie anrufen"
    assert paper.pages[0].index("Polizei-Notruf") < paper.pages[0].index("Jetzt besteht Gefahr")


def test_without_a_place_that_is_said(client: Client) -> None:
    paper = plan(client, "/plan/pdf/?profession=as-teacher&at=2026-11-27T23:30")

    assert "Es wurde kein Ort genannt" in paper.pages[0]


def test_answers_that_do_not_fit_are_refused_with_a_page(client: Client) -> None:
    response = client.get("/plan/pdf/?profession=wizard")

    assert (response.status_code, response["Content-Type"]) == (422, "text/html; charset=utf-8")


def test_the_plan_page_leads_to_its_pdf(client: Client) -> None:
    page = client.get(f"/plan/?{ASKED}").text

    assert f'href="/plan/pdf/?{ASKED}"'.replace("&", "&amp;").replace(":30", "%3A30") in page
