"""Three floors, one mechanism: a Land derives from the federal text, a district from its Land."""

import pytest
from django.test import Client

from obhut.concepts.models import Concept, Deviation, Proposal
from obhut.concepts.queries.tailoring import tailored_for
from obhut.kernel.actor import Actor
from tests.cast import BELA
from tests.web.accounts.people import FEDERATION, NUREMBERG, keeper
from tests.web.tailoring.laender import (
    ADAPTED,
    BEGIN,
    COORDINATION,
    LEFT_OUT,
    REASON,
    SAXONY,
    adapt,
    derived,
    draft,
    in_force,
    leave_out,
    newest,
    next_federal,
    node,
    of_the_land,
    put_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
TEXT = "/anpassung/de-by/"
KEEPER = Actor(person=BELA.person, desk=BELA.desk, grants=frozenset({NUREMBERG}))


@pytest.fixture
def ada() -> Client:
    return of_the_land()


def begin(ada: Client) -> None:
    assert ada.post("/anpassung/federal/beginnen/", BEGIN).headers["Location"] == TEXT


def node_page(key: str, concept: str = "de-by") -> str:
    return f"/anpassung/{concept}/bausteine/{node(key)}/"


def test_a_land_begins_and_its_overview_says_that_everything_is_inherited(ada: Client) -> None:
    assert "Von „Bundesvorlage“ ableiten" in ada.get("/anpassung/").text

    begin(ada)

    page = ada.get(TEXT).text
    assert "Konzept für Bayern, Fassung 1 (Entwurf)" in page
    assert "Nichts: Jeder Baustein ist übernommen." in page
    assert "Konzept für Bayern" in ada.get("/anpassung/").text


def test_what_is_adapted_added_and_left_out_asks_for_its_reason_and_keeps_it(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    put_in("de-by", "own-principle", below="independence")
    leave_out("de-by", LEFT_OUT)

    page = ada.get(TEXT).text
    assert page.count("Die Begründung fehlt.") == 3
    assert "3 Abweichungen begründen." in page

    for key in (ADAPTED, LEFT_OUT, "own-principle"):
        assert ada.post(node_page(key), REASON).status_code == 302
    page = ada.get(TEXT).text
    assert "Die Begründung fehlt." not in page
    assert page.count("Leitung der Landeskoordination") == 3
    assert Deviation.objects.count() == 3


def test_the_node_shows_word_by_word_what_is_different(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt sofort verständigen")

    page = ada.get(node_page(ADAPTED)).text

    assert "<ins>" in page
    assert "sofort" in page
    assert "angepasst" in page


def test_a_reason_that_does_not_fit_is_told_at_its_field_and_nothing_typed_is_lost(
    ada: Client,
) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")

    answer = ada.post(node_page(ADAPTED), REASON | {"decided_by": "", "decided_on": "31.2.2026"})

    assert answer.status_code == 422
    assert "Erwartet wird ein Tag, den es gibt" in answer.text
    assert "Hier ist nachts die Rufbereitschaft zuständig." in answer.text
    assert Deviation.objects.count() == 0


def test_of_two_who_give_a_reason_the_second_sees_both_and_can_save_again(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    ada.post(node_page(ADAPTED), REASON)
    mine = REASON | {"reason": "Ganz anders begründet."}

    answer = of_the_land("Bela").post(node_page(ADAPTED), mine)

    assert answer.status_code == 409
    assert "Hier ist nachts die Rufbereitschaft zuständig." in answer.text
    assert "Ganz anders begründet." in answer.text
    seen = tailored_for(COORDINATION, "de-by").reasons[node(ADAPTED)].fingerprint
    assert seen in answer.text
    assert ada.post(node_page(ADAPTED), mine | {"seen": seen}).status_code == 302


def test_a_reason_can_be_struck_and_is_missing_again(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    ada.post(node_page(ADAPTED), REASON)
    seen = tailored_for(COORDINATION, "de-by").reasons[node(ADAPTED)].fingerprint

    ada.post(node_page(ADAPTED) + "streichen/", {"seen": seen})

    assert Deviation.objects.count() == 0


def test_when_the_template_goes_on_the_land_is_behind_and_sees_where(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    in_force()
    next_federal(ADAPTED, "step-0", "independence-1", "insight-2")

    page = ada.get(TEXT).text

    assert "Die Vorlage hat seither 4 Bausteine geändert." in page
    assert page.count('<span class="what">geändert</span>') == 4
    assert "hier: angepasst" in page
    assert "(neu)" in ada.get(node_page("step-0")).text


def test_a_district_derives_from_its_land_by_the_same_pages(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    in_force()
    next_federal("step-0")
    bela = keeper("Bela", NUREMBERG)[1]
    assert "Von „Konzept für Bayern“ ableiten" in bela.get("/anpassung/").text

    said = BEGIN | {"area": "kreis:09564", "title_de": "Anlage für Nürnberg"}
    assert bela.post("/anpassung/de-by/beginnen/", said).status_code == 302
    adapt("kreis-09564", "step-0", "In Nürnberg: zu zweit einschätzen", by=KEEPER)
    bela.post(node_page("step-0", "kreis-09564"), REASON)

    page = bela.get("/anpassung/kreis-09564/").text
    assert "Anlage für Nürnberg, Fassung 1 (Entwurf)" in page
    assert "Abgeleitet von: Konzept für Bayern, Fassung 1 (In Kraft)" in page
    assert "„Konzept für Bayern“ liegt selbst um 1 Baustein hinter „Bundesvorlage“ zurück." in page
    assert "Jugendamt verständigen" in bela.get(node_page(ADAPTED, "kreis-09564")).text
    assert tailored_for(KEEPER, "kreis-09564").lacking == ()


def test_the_board_shows_who_adapted_what_and_others_read_why(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    ada.post(node_page(ADAPTED), REASON)
    in_force()
    dana = keeper("Dana", SAXONY)[1]

    board = dana.get("/anpassung/federal/tafel/").text
    assert 'title="Bayern">BY</abbr>' in board
    assert f"/anpassung/federal/tafel/{node(ADAPTED)}/" in board

    solved = dana.get(f"/anpassung/federal/tafel/{node(ADAPTED)}/").text
    assert "Hier ist nachts die Rufbereitschaft zuständig." in solved
    assert "Leitung der Landeskoordination" in solved


def test_what_stands_in_a_draft_alone_is_nowhere_solved_by_others(ada: Client) -> None:
    derived()
    in_force()
    derived("de-by")
    added = put_in("de-by", "own-principle", below="independence")
    own = f"/anpassung/de-by/bausteine/{added}/"
    offered = {"reason": "Das fehlt der Vorlage."}
    proposed = ada.post(f"{own}vorschlagen/", offered).headers["Location"]

    for page in (own, proposed):
        assert "/anpassung/federal/tafel/" + str(added) not in ada.get(page).text
    assert f"/anpassung/federal/tafel/{node(ADAPTED)}/" in (
        ada.get(f"/anpassung/de-by/bausteine/{node(ADAPTED)}/").text
    )


def test_the_board_is_narrowed_to_a_chapter_and_a_wrong_filter_is_told(ada: Client) -> None:
    begin(ada)
    in_force()

    whole = ada.get("/anpassung/federal/tafel/?chapter=steps&show=all")
    wrong = ada.get("/anpassung/federal/tafel/?chapter=x&show=y")

    assert whole.text.count('<th scope="row"') == 1 + 27
    assert (wrong.status_code, "Dieses Kapitel gibt es nicht." in wrong.text) == (422, True)


def test_a_proposal_goes_to_the_template_and_its_answer_comes_back(ada: Client) -> None:
    begin(ada)
    adapt("de-by", ADAPTED, "Jugendamt verständigen")
    cem = keeper("Cem", FEDERATION)[1]

    empty = ada.post(node_page(ADAPTED) + "vorschlagen/", {"reason": " "})
    assert empty.status_code == 422
    assert ada.post(node_page(ADAPTED) + "vorschlagen/", {"reason": "Klarer."}).status_code == 302
    address = f"/anpassung/vorschlaege/{Proposal.objects.get().pk}/"
    assert "Jugendamt verständigen" in cem.get("/anpassung/federal/vorschlaege/").text
    assert cem.post(address, {"answer": "Gut."}).status_code == 422

    taken = cem.post(address, {"outcome": "as_it_stands", "answer": "Das ist klarer."})

    assert taken.status_code == 302
    assert draft("federal").nodes.get(key=ADAPTED).content["title"]["de"] == (
        "Jugendamt verständigen"
    )
    assert "Das ist klarer." in ada.get(TEXT).text


def test_a_withdrawn_template_begins_nothing_more_and_the_land_is_told(ada: Client) -> None:
    begin(ada)
    cem = keeper("Cem", FEDERATION)[1]

    cem.post("/anpassung/federal/angebot/", {})

    assert "Die Vorlage wurde zurückgezogen" in ada.get(TEXT).text
    refused = keeper("Dana", SAXONY)[1].get("/anpassung/federal/beginnen/")
    assert refused.status_code == 403
    cem.post("/anpassung/federal/angebot/", {"offer": "again"})
    assert Concept.objects.get(key="federal").withdrawn_at is None


def test_a_wrong_area_or_an_empty_title_begins_nothing(ada: Client) -> None:
    answer = ada.post("/anpassung/federal/beginnen/", {"area": "land:DE-SN", "title_de": "X"})
    without = ada.post("/anpassung/federal/beginnen/", {"area": "land:DE-BY"})

    assert (answer.status_code, without.status_code) == (422, 422)
    assert "Bitte ein Gebiet aus der Liste wählen." in answer.text
    assert without.text.count("Das Feld ist leer. Es ist Pflicht.") == 2
    assert not Concept.objects.filter(key="de-by").exists()


def test_what_one_may_not_know_of_is_not_there(ada: Client) -> None:
    begin(ada)
    dana = keeper("Dana", SAXONY)[1]

    for address in (TEXT, node_page(ADAPTED), "/anpassung/nirgends/", "/anpassung/federal/"):
        assert dana.get(address).status_code == 404
    assert dana.post(node_page(ADAPTED), REASON).status_code == 404
    assert newest("federal").number == 1
