"""A page says which text it speaks from; what was chosen by the address travels on in its links."""

import re

import pytest
from django.test import Client

from obhut.concepts.actions.tailoring import decide_deviation
from obhut.concepts.queries import edition_in_force
from obhut.web.speaking import keeping
from tests.build import step
from tests.concepts.drafting.lummerland import id_of
from tests.concepts.force.bavaria import MINISTRY, approved, drafted, in_force, named
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY, WHY, next_federal, says

STEP = "look-again"
NIGHT = "2026-11-28T23:30"
BEFORE = "2026-11-25T12:00"


@pytest.fixture
def bavaria(db: None) -> str:
    """Bavaria calls one step otherwise, and its text is in force. Its digest."""
    draft = drafted()
    says(draft, STEP, "Bayern sieht noch einmal hin")
    decide_deviation(draft.id, id_of(STEP), WHY, seen="", by=COORDINATION, at=TUESDAY)
    named(draft, MINISTRY)
    approved(draft, MINISTRY)
    return in_force(draft).digest


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def federal_number() -> int:
    federal = edition_in_force()
    assert federal is not None
    return federal.number


def test_a_page_without_a_place_speaks_from_the_federal_text(client: Client, bavaria: str) -> None:
    federal = edition_in_force()
    assert federal is not None

    said = page(client, "/schritte/")
    assert f"Bundesvorlage, Fassung {federal.number}, Prüfsumme {federal.digest[:12]}" in said
    assert "Bayern sieht noch einmal hin" not in said


def test_with_a_land_it_speaks_from_the_text_of_that_land(client: Client, bavaria: str) -> None:
    said = page(client, "/schritte/?land=DE-BY")

    assert "Bayern sieht noch einmal hin" in said
    assert said.count(f"Konzept für Bayern, Fassung 1, Prüfsumme {bavaria[:12]}") == 2
    assert "Statt dessen die Bundesvorlage lesen" in said


def test_what_was_chosen_travels_on_to_pages_that_speak_and_to_no_other(
    client: Client, bavaria: str
) -> None:
    said = page(client, "/wissen/?land=DE-BY")

    links = re.findall(r'<a[^>]*?href="(/[^"]*)"', said)
    kept = {link for link in links if "land=DE-BY" in link}
    assert {"/schritte/?land=DE-BY", "/darf-ich/?land=DE-BY", "/verdacht/?land=DE-BY"} <= kept
    assert not {link for link in kept if link.startswith(("/verzeichnis", "/ueber", "/konto"))}
    assert "sessionid" not in client.cookies


def test_a_form_keeps_it_too(client: Client, bavaria: str) -> None:
    said = page(client, "/recht/?land=DE-BY&q=isle")

    assert '<input type="hidden" name="land" value="DE-BY">' in said


def test_a_reader_finds_the_other_texts_and_the_way_back(client: Client, bavaria: str) -> None:
    said = page(client, "/schritte/")
    assert '<a href="/schritte/?land=DE-BY">Konzept für Bayern</a>' in said

    said = page(client, "/schritte/?land=DE-BY")
    assert '<a href="/schritte/?land=">Bundesvorlage</a>' in said


def test_a_plan_speaks_from_the_text_of_its_place_and_its_links_do_too(
    client: Client, bavaria: str
) -> None:
    here = f"profession=lamplighter&ags=09564&danger=not_now&at={NIGHT.replace('11-28', '12-28')}"
    said = page(client, f"/plan/?{here}")

    assert f"Konzept für Bayern, Fassung 1, Prüfsumme {bavaria[:12]}" in said
    assert 'href="/wissen/?land=DE-BY"' in said


def test_a_plan_of_a_day_before_is_explained_by_what_held_then_and_says_so(
    client: Client, bavaria: str
) -> None:
    next_federal(("rope", "Ein anderes Seil"))
    said = page(client, f"/plan/?profession=lamplighter&ags=09564&danger=not_now&at={BEFORE}")

    assert f"Bundesvorlage, Fassung {federal_number() - 1}," in said
    assert "Dieser Text gilt nicht mehr: Er war bis" in said
    assert "Was heute gilt" in said


def test_a_land_without_a_text_of_its_own_reads_the_federal_one(
    client: Client, bavaria: str
) -> None:
    said = page(client, "/schritte/?land=DE-HH")
    assert f"Bundesvorlage, Fassung {federal_number()}," in said


@pytest.mark.parametrize("wrong", ["land=XX", "ags=1", "at=soon", "land=DE-BY&ags=02000"])
def test_a_place_that_does_not_fit_gets_a_clear_answer(
    client: Client, bavaria: str, wrong: str
) -> None:
    for address in ("/schritte/", "/zeichen/", "/darf-ich/"):
        page(client, f"{address}?{wrong}", status=422)
    assert client.get(f"/api/v1/mechanism?{wrong}").status_code == 422


def test_the_mechanism_of_a_land_as_data(client: Client, bavaria: str) -> None:
    answer = client.get("/api/v1/mechanism?land=DE-BY")
    told = answer.json()

    assert (told["concept"], told["level"], told["area"], told["digest"]) == (
        "de-by",
        "land",
        "DE-BY",
        bavaria,
    )
    assert answer["ETag"] == f'"{bavaria}"'
    assert client.get("/api/v1/mechanism").json()["concept"] == "federal"


def test_every_answer_as_data_says_from_which_text_it_comes(client: Client, bavaria: str) -> None:
    gate = "sender=lamplighter&recipient=youth-office&data_class=d1"
    for address in (
        "plan?profession=lamplighter&ags=09564",
        "responsible?function=advice&land=DE-BY",
        f"gate?{gate}&land=DE-BY",
        "signs?land=DE-BY",
        "norms?land=DE-BY",
        "forms?land=DE-BY",
        "actors?land=DE-BY",
    ):
        told = client.get(f"/api/v1/{address}&at=2026-12-28").json()
        assert (told["speaks_from"]["concept"], told["speaks_from"]["past_at"]) == ("de-by", None)
        assert told["edition"] == bavaria


def test_links_are_written_once_and_escaped_and_what_names_a_place_stays() -> None:
    said = keeping(
        '<a class="x" href="/recht/?q=a&amp;level=eu#top">1</a>'
        '<a href="/plan/?ags=09564">2</a><a href="https://example.org/">3</a>'
        '<form method="get" action="/recht/"><input name="q"></form>',
        {"land": 'DE-BY"', "at": BEFORE},
    )

    assert said == (
        '<a class="x" href="/recht/?q=a&amp;level=eu&amp;land=DE-BY%22&amp;'
        'at=2026-11-25T12%3A00#top">1</a>'
        '<a href="/plan/?ags=09564">2</a><a href="https://example.org/">3</a>'
        '<form method="get" action="/recht/"><input type="hidden" name="land" '
        'value="DE-BY&quot;"><input type="hidden" name="at" value="2026-11-25T12:00">'
        '<input name="q"></form>'
    )


def test_no_text_is_offered_that_does_not_have_what_the_page_is_about(
    client: Client, bavaria: str
) -> None:
    next_federal(added=step("look-around", number="4", moment="later", ends=True))

    said = page(client, "/schritte/look-around/")
    assert "Konzept für Bayern: das gehört dort nicht dazu" in said
    assert '<a href="/schritte/look-around/?land=DE-BY"' not in said

    said = page(client, "/schritte/look-around/?land=DE-BY", status=404)
    assert "Statt dessen die Bundesvorlage lesen" in said
