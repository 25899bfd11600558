"""The parts that pages are put together from, with everything known and with nothing known."""

import re
from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

FULL = {
    "name": "Fachberatungsstelle <Mitte>",
    "organisation": "Beispiel e. V.",
    "phone": "+49 (0)30 12-34",
    "hours": "Mo–Fr 9–17 Uhr",
    "deputy": "Jugendamt, Bereitschaft",
    "mailbox": "stelle@example.org",
    "web": "https://example.org/",
    "note": "Auch anonym.",
    "review": {"state": "compared", "on": date(2026, 11, 23)},
    "source": {"text": "Website", "address": "https://example.org/", "seen_on": date(2026, 4, 5)},
}


def part(name: str, **known: Any) -> str:
    """What a reader sees of a part in German, without markup."""
    with translation.override("de"):
        markup = render_to_string(f"parts/{name}.html", known)
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def test_a_desk_that_is_known_is_shown_in_full_and_brings_no_markup() -> None:
    assert part("desk_card", desk=FULL) == (
        "Fachberatungsstelle &lt;Mitte&gt; Beispiel e. V. Anrufen: +49 (0)30 12-34 "
        "Zeiten Mo–Fr 9–17 Uhr Wenn niemand abnimmt Jugendamt, Bereitschaft "
        "E-Mail stelle@example.org Website https://example.org/ Hinweis Auch anonym. "
        "Verglichen mit dem Wortlaut vom 23. November 2026 "
        "Quelle: Website , gesehen am 5. April 2026"
    )


def test_a_desk_without_a_telephone_says_not_seen() -> None:
    assert part("desk_card", desk={"name": "Jugendamt"}) == "Jugendamt Telefon: nicht gesehen"


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("116 016", "tel:116016"),
        ("0800 19 210 00", "tel:08001921000"),
        ("+49 30 12-34", "tel:+49301234"),
        ("+49 (0)30 12-34", "tel:+49301234"),
        ("030 1234, Durchwahl folgt", "tel:0301234"),
    ],
)
def test_a_number_is_dialled_without_its_signs(phone: str, address: str) -> None:
    card = render_to_string("parts/desk_card.html", {"desk": {"name": "Stelle", "phone": phone}})

    assert re.findall(r'href="(tel:[^"]*)"', card) == [address]


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ({"state": "unreviewed"}, "Noch nicht geprüft"),
        (None, "Noch nicht geprüft"),
        (
            {"state": "compared", "on": date(2026, 11, 23)},
            "Verglichen mit dem Wortlaut vom 23. November 2026",
        ),
        (
            {"state": "confirmed", "by": "Fachstelle Recht", "on": date(2026, 12, 1)},
            "Bestätigt: Fachstelle Recht, 1. Dezember 2026",
        ),
    ],
)
def test_the_state_of_review_is_always_said(review: object, said: str) -> None:
    assert part("review_state", review=review) == said


def test_a_deadline_names_its_day_and_its_basis_where_known() -> None:
    known = {"text": "binnen 7 Werktagen", "until": date(2026, 12, 1), "basis": "§ 42a SGB VIII"}

    assert part("deadline_line", deadline=known) == (
        "Bis wann: binnen 7 Werktagen – 1. Dezember 2026 (§ 42a SGB VIII)"
    )
    assert part("deadline_line", deadline={"text": "sofort"}) == "Bis wann: sofort"


def test_the_breadcrumb_links_everything_but_the_present_page() -> None:
    trail = [{"name": "Stellen", "address": "/stellen/"}, {"name": "Jugendamt", "address": ""}]

    trodden = render_to_string("parts/breadcrumb.html", {"trail": trail})

    assert re.findall(r'href="([^"]*)"', trodden) == ["/", "/stellen/"]
    assert '<span aria-current="page">Jugendamt</span>' in trodden
