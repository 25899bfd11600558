"""What is still missing, read by Ada who decides; Bela keeps a district, Cem another Land."""

import html
import re

import pytest
from django.test import Client

from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.enums import ConceptKind
from obhut.concepts.models import Approval, Concept
from obhut.concepts.queries.approvals import ApproverSeen, approvers_of
from obhut.concepts.queries.editions import edition_by_id
from obhut.directory.queries.where import where
from obhut.kernel.actor import Grant, Role
from obhut.kernel.concept.texts import Text
from obhut.knowledge.queries import in_force as speaks
from tests.concepts.drafting.lummerland import content_of, id_of
from tests.concepts.force.bavaria import (
    MINISTRY,
    approved,
    digest_now,
    drafted,
    must_answer_at_night,
    named,
    ready,
)
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY, says
from tests.web.accounts.people import BAVARIA, NUREMBERG, keeper

pytestmark = pytest.mark.django_db
HERE = "/in-kraft-setzen/de-by/1/"
SAXONY = Grant(Role.LAND_COORDINATION, "land", "DE-SN")
MINUTES = {
    "approver": "ministry",
    "how": "minutes",
    "reference": "Niederschrift vom 30.11.",
    "approved_on": "2026-11-25",
}


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", BAVARIA)[1]


def page(client: Client, address: str = HERE, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def headings(said: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", each).strip() for each in re.findall(r"<h2.*?</h2>", said)]


def test_owner_night_and_money_come_first(ada: Client) -> None:
    must_answer_at_night(drafted())

    said = page(ada)
    assert headings(said) == [
        "Wer macht es?",
        "Und nachts? (1)",
        "Was wird es brauchen?",
        "Ist der Text vollständig? (1)",
        "Wer stimmt zu? (1)",
        "Trägt es einen Fall?",
    ]
    assert "3 Dinge stehen im Weg" in said
    assert "geschätzt wird nichts" in said


def test_each_thing_says_who_can_mend_it_and_leads_there(ada: Client) -> None:
    draft = drafted()
    must_answer_at_night(draft)
    says(draft, "lamp", "Eine andere Lampe")

    said = page(ada)
    assert "Wer die Stellen pflegt: Bayern." in said
    assert 'href="/pflege/eintraege/?function=advice"' in said
    assert f'href="/anpassung/de-by/bausteine/{id_of("lamp")}/"' in said
    assert f'href="{HERE}funktionen/"' in said


def test_who_reads_is_led_nowhere_where_only_keepers_come_in() -> None:
    must_answer_at_night(drafted())
    cem = keeper("Cem", Grant(Role.READER, "land", "DE-BY"))[1]

    leads = re.findall(r'href="(/pflege/[^"#]+|/in-kraft[^"#]+)"', page(cem))
    assert f"{HERE}funktionen/" not in leads
    assert {cem.get(html.unescape(each)).status_code for each in leads} == {200}


def test_what_is_only_open_does_not_stand_in_the_way(ada: Client) -> None:
    ready()

    said = page(ada)
    assert "Es fehlt nichts. Dieser Text kann in Kraft treten." in said
    assert "sie stehen nicht im Weg" in said
    assert re.search(r'force-money__number">95</strong> Orte, an denen eine andere', said)


def test_the_functions_are_named_and_their_approval_is_entered(ada: Client) -> None:
    draft = drafted()
    form = page(ada, f"{HERE}funktionen/")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', form)
    assert seen
    said = {"seen": seen[1], "de-0": "Ministerium für Jugend", "en-0": "Ministry"}
    assert ada.post(f"{HERE}funktionen/", said).status_code == 302

    told = MINUTES | {"approver": "ministerium-fuer-jugend", "seen": digest_now(draft)}
    assert ada.post(f"{HERE}zustimmungen/", told).status_code == 302
    assert "hat zugestimmt" in page(ada)


def test_as_many_functions_as_may_be_named_stand_there_and_none_is_lost(ada: Client) -> None:
    drafted()
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page(ada, f"{HERE}funktionen/"))
    assert seen
    said = {"seen": seen[1]}
    for number in range(12):
        said |= {f"de-{number}": f"Amt {number}", f"en-{number}": f"Office {number}"}

    assert ada.post(f"{HERE}funktionen/", said).status_code == 302

    again = page(ada, f"{HERE}funktionen/")
    assert [f'value="Amt {number}"' in again for number in range(12)] == [True] * 12
    assert "Funktion 13" not in again


def test_who_holds_a_desk_of_a_function_of_the_text_finds_it_reads_it_and_signs_here(
    ada: Client,
) -> None:
    draft = drafted()
    bela = keeper("Bela", Grant(Role.DESK_HOLDER, "desk", "left-bank"))[1]
    cem = keeper("Cem", Grant(Role.DESK_HOLDER, "desk", "office"))[1]
    assert page(bela, HERE, 404)
    form = page(ada, f"{HERE}funktionen/")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', form)
    assert seen
    title = content_of(draft.id, "advice")["title"]["de"]
    assert f'<option value="{title}">' in form
    said = {"seen": seen[1], "de-0": title}
    assert ada.post(f"{HERE}funktionen/", said).status_code == 302
    assert 'name="key-0" value="advice"' in page(ada, f"{HERE}funktionen/")

    assert "Entwurf lesen" in page(bela, "/anpassung/")
    for address in ("/entwuerfe/de-by/", f"/entwuerfe/de-by/bausteine/{id_of('lamp')}/", HERE):
        assert page(bela, address)
        assert page(cem, address, 404)
    signed = {"approver": "advice", "how": "here", "reference": "Im Haus"}
    signed |= {"approved_on": "2026-11-25", "seen": digest_now(draft)}
    assert cem.post(f"{HERE}zustimmungen/", signed).status_code == 404
    assert bela.post(f"{HERE}zustimmungen/", signed).status_code == 302
    assert "hat zugestimmt" in page(ada)
    assert bela.post("/entwuerfe/de-by/anordnen/", {"act": "up"}).status_code == 403


def test_a_function_that_is_renamed_to_something_else_is_no_longer_it(ada: Client) -> None:
    named(drafted(), ApproverSeen(key="advice", title=Text(de="Beratung", en="Advice")))
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page(ada, f"{HERE}funktionen/"))
    assert seen

    said = {"key-0": "advice", "de-0": "Ministerium", "en-0": "Ministry", "seen": seen[1]}
    assert ada.post(f"{HERE}funktionen/", said).status_code == 302

    assert [each.key for each in approvers_of("de-by")] == ["ministerium"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"how": ""}, "Bitte wählen"),
        ({"approved_on": "gestern"}, "Das ist kein Tag"),
        ({"reference": " "}, "Aktenzeichen"),
        ({"reference": "x" * 400}, "Höchstens 300 Zeichen"),
        ({"approved_on": "2099-01-01"}, "in der Zukunft"),
    ],
)
def test_an_approval_that_does_not_fit_is_asked_again_with_what_was_typed(
    ada: Client, said: dict[str, str], told: str
) -> None:
    draft = drafted()
    named(draft, MINISTRY)

    answer = ada.post(f"{HERE}zustimmungen/", MINUTES | {"seen": digest_now(draft)} | said)
    assert (answer.status_code, Approval.objects.count()) == (422, 0)
    assert told in answer.content.decode()


def test_one_language_alone_names_no_function(ada: Client) -> None:
    drafted()

    answer = ada.post(f"{HERE}funktionen/", {"seen": "", "de-0": "Ministerium", "en-0": ""})
    assert answer.status_code == 422
    assert 'value="Ministerium"' in answer.content.decode()


def test_the_deed_is_asked_once_more_and_then_done(ada: Client) -> None:
    draft = ready()
    asked = page(ada, f"{HERE}bestaetigen/")
    assert edition_by_id(draft.id).state == "draft"

    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', asked)
    assert seen
    answer = ada.post(f"{HERE}bestaetigen/", {"seen": seen[1], "on": ""}, follow=True)
    assert "Der Text ist in Kraft." in answer.content.decode()
    assert edition_by_id(draft.id).state == "in_force"
    assert "Es fehlt nichts." in page(ada)


def test_what_is_missing_sends_the_deed_back(ada: Client) -> None:
    draft = drafted()

    assert ada.get(f"{HERE}bestaetigen/")["Location"] == HERE
    answer = ada.post(f"{HERE}bestaetigen/", {"seen": digest_now(draft)})
    assert answer.status_code == 409
    assert "Es ist noch nicht alles da." in answer.content.decode()
    assert edition_by_id(draft.id).state == "draft"


def test_a_text_changed_meanwhile_is_looked_at_again(ada: Client) -> None:
    ready()

    answer = ada.post(f"{HERE}bestaetigen/", {"seen": "0" * 64})
    assert answer.status_code == 409
    assert "Inzwischen hat jemand diesen Text geändert" in answer.content.decode()


@pytest.mark.parametrize("on", ["gestern", "2020-01-01", "2099-01-01"])
def test_a_day_that_cannot_be_meant_is_asked_again(ada: Client, on: str) -> None:
    draft = ready()

    answer = ada.post(f"{HERE}bestaetigen/", {"seen": digest_now(draft), "on": on})
    assert answer.status_code == 422
    assert f'value="{on}"' in answer.content.decode()
    assert edition_by_id(draft.id).state == "draft"


def test_a_day_ahead_is_waited_for_and_taken_back(ada: Client) -> None:
    draft = ready()
    ada.post(f"{HERE}bestaetigen/", {"seen": digest_now(draft), "on": "2026-12-24"})
    assert "Er wartet auf seinen Tag: Donnerstag, 24. Dezember 2026" in page(ada)

    ada.post(f"{HERE}zurueck-zum-entwurf/")
    assert edition_by_id(draft.id).state == "draft"


def test_an_approval_is_taken_back_on_the_page(ada: Client) -> None:
    ready()
    approval = Approval.objects.get()

    ada.post(f"{HERE}zustimmungen/{approval.pk}/zuruecknehmen/")
    assert "zurückgenommen" in page(ada)


def test_bela_and_cem_do_not_learn_of_the_draft() -> None:
    drafted()

    for name, grant in (("Bela", NUREMBERG), ("Cem", SAXONY)):
        page(keeper(name, grant)[1], status=404)


def test_the_page_is_read_in_english_too(ada: Client) -> None:
    drafted()

    said = page(ada, "/en/putting-in-force/de-by/1/")
    assert "What is still missing" in said
    assert "Nobody is named who has to approve." in said


@pytest.mark.usefixtures("loaded")
def test_an_agreement_comes_into_force_without_being_a_mechanism(ada: Client) -> None:
    paper = Concept.objects.filter(kind=ConceptKind.AGREEMENT, area="DE-BY").first()
    assert paper is not None
    draft = open_draft(paper.key, by=COORDINATION, at=TUESDAY)
    named(draft, MINISTRY)
    approved(draft, MINISTRY)
    here = f"/in-kraft-setzen/{paper.key}/2/"

    assert headings(page(ada, here)) == ["Ist der Text vollständig?", "Wer stimmt zu?"]
    assert "Wegweiser und Plan antworten nicht danach" in page(ada, f"{here}bestaetigen/")
    ada.post(f"{here}bestaetigen/", {"seen": digest_now(draft)})
    assert edition_by_id(draft.id).state == "in_force"
    assert speaks(where(land="DE-BY")).edition.concept == "federal"
