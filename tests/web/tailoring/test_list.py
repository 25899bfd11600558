"""The list of texts says of each what holds, what comes and what is being written, and leads there."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.models import Concept, Edition
from tests.web.accounts.people import NUREMBERG, keeper
from tests.web.tailoring.laender import derived, draft, in_force, of_the_land

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def ada() -> Client:
    return of_the_land()


def entry(client: Client, title: str = "Konzept für Bayern") -> str:
    """What stands beside this title, without what stands beside others."""
    page = client.get("/anpassung/").text
    (found,) = [
        each for each in page.split('<li class="keeping-entry">') if f">{title}</a>" in each
    ]
    return found


def test_of_a_text_that_is_written_it_leads_to_the_draft(ada: Client) -> None:
    derived()

    found = entry(ada)

    assert "An Fassung 1 wird geschrieben." in found
    assert 'href="/entwuerfe/de-by/">Weiterschreiben' in found
    assert "abgeleitet von: Bundesvorlage" in found


def test_of_a_text_that_holds_a_draft_can_be_begun_by_whoever_may_work_on_it(ada: Client) -> None:
    derived()
    in_force()
    bela = keeper("Bela", NUREMBERG)[1]

    assert "Entwurf beginnen" in entry(ada)
    assert "in Kraft seit" in entry(ada)
    assert "Konzept für Bayern" not in bela.get("/anpassung/").text.split("Beginnen</h2>")[0]
    assert ada.post("/entwuerfe/de-by/beginnen/").headers["Location"] == "/entwuerfe/de-by/"


def test_a_text_leads_to_those_derived_from_it_once_there_may_be_some(ada: Client) -> None:
    derived()
    assert "/anpassung/de-by/tafel/" not in ada.get("/anpassung/de-by/").text

    in_force()
    assert "/anpassung/de-by/tafel/" in ada.get("/anpassung/de-by/").text
    assert ada.get("/anpassung/de-by/tafel/").status_code == 200


def test_of_a_text_that_waits_for_its_day_the_day_is_told(ada: Client) -> None:
    derived()
    Edition.objects.filter(pk=draft().pk).update(
        state=EditionState.APPROVED, holds_from=date(2027, 1, 1)
    )

    assert "soll ab 1. Januar 2027 gelten" in entry(ada)


def test_of_an_agreement_of_others_it_is_never_said_that_it_holds(ada: Client) -> None:
    paper = Concept.objects.filter(kind=ConceptKind.AGREEMENT, area="DE-BY").first()
    assert paper is not None

    found = entry(ada, paper.title_de)

    assert "soweit gesehen" in found
    assert "in Kraft" not in found


@pytest.mark.parametrize("number", [1, 5])
def test_more_texts_cost_no_more_queries(
    ada: Client, number: int, django_assert_num_queries: Any
) -> None:
    derived()
    for each in range(number - 1):
        paper = Concept.objects.create(
            key=f"paper-{each}",
            kind=ConceptKind.AGREEMENT,
            level="land",
            area="DE-BY",
            owner="Land",
        )
        Edition.objects.create(concept=paper, number=1, state=EditionState.DRAFT, made_at=TUESDAY)
    ada.get("/anpassung/")

    with django_assert_num_queries(13):
        ada.get("/anpassung/")
