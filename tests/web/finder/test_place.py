"""Where is the child? Answers that contradict each other are told, in the language of the page."""

from typing import Any

import pytest
from django.test import Client

from obhut.directory.actions.postcodes import import_postcodes
from obhut.directory.queries.one_look import one_look
from obhut.directory.queries.places import districts
from obhut.directory.queries.where import where
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty
from obhut.kernel.routing.places import Place
from tests.conftest import LOADED_AT
from tests.directory.post import EACH, IN_TWO_LAENDER, geonames_like

BERLIN, NUREMBERG = "11000", "09564"


@pytest.fixture
def postcodes(loaded: None) -> None:
    import_postcodes(
        geonames_like(), source="GeoNames", licence="CC BY 4.0", by=INSTALLATION, at=LOADED_AT
    )


def code_in(kreis: str) -> str:
    return f"{20000 + list(districts().kreise).index(kreis) * EACH:05}"


def test_with_a_postcode_of_berlin_the_bezirk_is_asked_and_then_the_role(
    client: Client, postcodes: None
) -> None:
    code = code_in(BERLIN)

    assert "In welchem Bezirk?" in client.get(f"/verdacht/?postcode={code}").text
    answer = client.get(f"/verdacht/?postcode={code}&bezirk=04")
    assert answer.status_code == 200
    assert "In welcher Rolle fragen Sie?" in answer.text
    assert where(postcode=code, bezirk="04").places == (
        Place(land="DE-BE", bezirk="04", postcode=code),
    )


def test_a_postcode_is_looked_up_once(postcodes: None, django_assert_num_queries: Any) -> None:
    code = code_in(BERLIN)
    districts()

    with one_look(), django_assert_num_queries(2):  # what is in force; the postcode
        where(postcode=code, bezirk="04")


def test_a_postcode_in_two_laender_says_no_bezirk_by_itself(postcodes: None) -> None:
    code = IN_TWO_LAENDER[0]

    assert where(postcode=code, ags=BERLIN, bezirk="09").land == "DE-BE"
    with pytest.raises(Faulty, match="bezirk"):
        where(postcode=code, bezirk="09")


@pytest.mark.parametrize(
    ("query", "german", "english"),
    [
        ("land=DE-BY&ags=11000", "11000 gehört zu Berlin, nicht zu Bayern.",
         "11000 belongs to Berlin, not to Bavaria."),
        ("land=DE-BE&bezirk=99", "„99“ passt hier nicht. Möglich: 01 bis 12.",
         "&quot;99&quot; does not fit here. Possible: 01 to 12."),
        ("ags=09564&bezirk=04", "Möglich: ein Bezirk nur in Berlin oder Hamburg",
         "Possible: a Bezirk in Berlin or Hamburg only"),
        ("postcode={berlin}&land=DE-BY", "{berlin} gehört zu Berlin, nicht zu Bayern.",
         "{berlin} belongs to Berlin, not to Bavaria."),
        ("postcode={berlin}&ags=09564", "{berlin} gehört zu Berlin, nicht zu Nürnberg.",
         "{berlin} belongs to Berlin, not to Nürnberg."),
    ],
)  # fmt: skip
def test_what_contradicts_is_told_in_the_language_of_the_page(
    client: Client, postcodes: None, query: str, german: str, english: str
) -> None:
    code = code_in(BERLIN)
    asked = query.format(berlin=code)

    for address, reason in (("/verdacht/", german), ("/en/suspicion/", english)):
        answer = client.get(f"{address}?{asked}")
        assert answer.status_code == 422
        assert reason.format(berlin=code) in answer.text


def test_a_city_with_bezirke_is_asked_for_the_bezirk_at_once(client: Client, loaded: None) -> None:
    assert "In welchem Bezirk?" in client.get("/verdacht/?land=DE-BE").text
    assert "In welchem Bezirk?" in client.get("/verdacht/?land=DE-HH").text
    assert "In welchem Kreis oder welcher Stadt?" in client.get("/verdacht/?land=DE-HB").text


def test_who_looks_for_a_desk_can_name_the_bezirk(client: Client, loaded: None) -> None:
    asked = "/stellen/?function=youth-office&land=DE-BE"
    assert '<option value="08">Neukölln</option>' in client.get(asked).text

    page = client.get("/stellen/?function=youth-office&ags=11000&bezirk=08").text
    assert '<option value="DE-BE" selected>' in page
    assert '<option value="08" selected>Neukölln</option>' in page
    assert "Ob diese Stelle zuständig ist" not in page


def test_who_chooses_another_land_there_is_not_held_to_the_kreis_of_the_one_before(
    client: Client, loaded: None
) -> None:
    asked = "/stellen/?function=youth-office&land=DE-TH&ags=09564"

    changed = client.get(f"{asked}&offered_for=DE-BY")
    assert changed.status_code == 200
    assert '<option value="16051">' in changed.text
    assert client.get(asked).status_code == 422


@pytest.mark.parametrize(
    ("query", "heading", "reason"),
    [
        ("ags=09564", "In welcher Rolle fragen Sie?", "Bitte wählen Sie Ihre Rolle."),
        ("ags=09564&profession=wizard&missing=yes", "In welcher Rolle fragen Sie?", "Rolle"),
        ("profession=as-teacher&danger=x", "Wie ist die Lage?", "Bitte antworten Sie noch einmal"),
        ("profession=as-teacher&ags=09999", "Wo ist das Kind jetzt?", "„09999“ passt hier nicht."),
    ],
)
def test_an_outdated_bookmark_leads_to_the_question_that_no_longer_fits(
    client: Client, loaded: None, query: str, heading: str, reason: str
) -> None:
    for address in ("/plan/", "/plan/spaeter/"):
        answer = client.get(f"{address}?{query}")

        assert answer.status_code == 422
        assert f"<h1>{heading}</h1>" in answer.text
        assert reason in answer.text
        assert "as-school-social-worker," not in answer.text
        kept = '<input type="hidden" name="missing" value="yes">'
        assert (kept in answer.text) == ("missing=yes" in query)


def test_where_all_answers_can_be_chosen_no_keys_are_listed(client: Client, loaded: None) -> None:
    for query, reason in (
        ("function=wizard", "Bitte wählen Sie, was die Stelle tun soll."),
        ("function=youth-office&land=XX", "Dieses Land kennen wir nicht."),
    ):
        answer = client.get(f"/stellen/?{query}")

        assert answer.status_code == 422
        assert reason in answer.text
        assert "Möglich: " not in answer.text
