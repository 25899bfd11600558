"""From a lack to a desk in a few steps; removing; and taking all of it back."""

import re

import pytest
from django.test import Client

from obhut.directory.models import DirectoryRow, RowChange
from obhut.directory.queries.desks import desk_book
from obhut.kernel.actor import Grant, Role
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import BAVARIA, FEDERATION, NUREMBERG, keeper
from tests.web.keeping.forms import filled

LACK = "/pflege/fehlende-stelle/?function=youth-office&area=kreis:09562"
FUERTH = Grant(Role.DISTRICT_KEEPER, "kreis", "09562")
INSTITUTION = {
    "name": "Jugendamt Süd",
    "kind": "youth_office",
    "source": "https://lummerland.example/sued",
    "reason": "Neu gefunden.",
}
WHY = {"why__de": "So steht es dort.", "why__en": "It says so there.", "reason": "Gefunden."}


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def of(grant: Grant, name: str = "Bela") -> Client:
    return keeper(name, grant)[1]


def keys(file: str = "desks") -> set[str]:
    rows = DirectoryRow.objects.filter(generation__active=True, file=f"directory/{file}.yaml")
    return set(rows.values_list("key", flat=True))


def test_a_missing_desk_is_entered_with_its_new_institution() -> None:
    bela = of(FUERTH)
    chosen = bela.get(LACK)
    new = "/pflege/neuer-eintrag/?function=youth-office&area=kreis%3A09562"
    assert new.replace("&", "&amp;") in chosen.text

    entered = bela.post(new, filled(bela.get(new), **INSTITUTION))
    form = bela.get(entered["Location"])
    done = bela.post(entered["Location"], filled(form, **WHY))

    assert filled(form)["function"] == ["youth-office"]
    assert filled(form)["areas"][0] == "kreis:09562"
    assert (done.status_code, done["Location"]) == (302, "/pflege/eintraege/jugendamt-sued/")
    assert [str(area) for area in desk_book()["jugendamt-sued-youth-office"].areas] == [
        "kreis:09562"
    ]
    assert (
        "Jugendamt Süd" in bela.get("/pflege/").text
        or "youth-office" not in bela.get("/pflege/").text
    )


@pytest.mark.parametrize("bezirk", ["DE-BE-04", "DE-HH-02"])
def test_each_bezirk_of_a_city_enters_its_own_desk(bezirk: str) -> None:
    bela = of(Grant(Role.DISTRICT_KEEPER, "bezirk", bezirk))
    new = f"/pflege/neuer-eintrag/?function=youth-office&area=bezirk:{bezirk}"

    entered = bela.post(new, filled(bela.get(new), **INSTITUTION))
    bela.post(entered["Location"], filled(bela.get(entered["Location"]), **WHY))

    (area,) = desk_book()["jugendamt-sued-youth-office"].areas
    assert str(area) == f"bezirk:{bezirk}"


def test_an_entry_one_has_gets_the_missing_function() -> None:
    ada = of(FEDERATION, "Ada")

    page = ada.get(LACK)

    assert (
        "/pflege/eintraege/office/neue-stelle/?function=youth-office&amp;area=kreis%3A09562"
        in page.text
    )


@pytest.mark.parametrize("area", ["Bayern", "bezirk:DE-BE-04", "federation:DE", "postcode:90402"])
def test_a_lack_anywhere_offers_entries(area: str) -> None:
    address = f"/pflege/fehlende-stelle/?function=youth-office&area={area}"

    assert of(FEDERATION, "Ada").get(address).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?function=youth-office",
        "?function=x&area=kreis:09562",
        "?function=youth-office&area=moon",
    ],
)
def test_a_lack_that_nobody_knows_is_not_found(query: str) -> None:
    assert of(BAVARIA).get(f"/pflege/fehlende-stelle/{query}").status_code in (404, 422)


def test_the_same_name_twice_gets_another_key() -> None:
    bela = of(FUERTH)
    address = "/pflege/neuer-eintrag/?area=kreis:09562"

    for _ in range(2):
        bela.post(address, filled(bela.get(address), **INSTITUTION))

    assert {"jugendamt-sued", "jugendamt-sued-2"} < keys("service-points")


def test_what_is_missing_in_a_new_entry_is_told_and_nothing_is_entered() -> None:
    bela, address = of(FUERTH), "/pflege/neuer-eintrag/?area=kreis:09562"
    before = keys("service-points")

    answer = bela.post(address, filled(bela.get(address), reason="Neu."))

    assert answer.status_code == 422
    for field in ("Name", "Art", "Quelle"):
        assert f"{field}: Das Feld fehlt. Es ist Pflicht." in answer.text
    assert keys("service-points") == before


def test_an_entry_outside_ones_area_is_refused_with_all_that_was_typed() -> None:
    bela, address = of(FUERTH), "/pflege/neuer-eintrag/"

    answer = bela.post(address, filled(bela.get(address), **INSTITUTION, lands=["", "DE-SN"]))

    assert answer.status_code == 403
    assert "DE-SN" in answer.text
    assert filled(answer)["name"] == ["Jugendamt Süd"]
    assert not RowChange.objects.exists()


def test_a_shelter_gets_no_address() -> None:
    bela, address = of(FUERTH), "/pflege/neuer-eintrag/?area=kreis:09562"
    shelter = INSTITUTION | {"kind": "shelter", "name": "Schutzhaus", "address": "Hauptstraße 1"}

    answer = bela.post(address, filled(bela.get(address), **shelter))

    assert answer.status_code == 422
    assert not RowChange.objects.exists()


def test_what_others_name_is_not_removed() -> None:
    ada = of(FEDERATION, "Ada")
    address = "/pflege/eintraege/left-bank/entfernen/"

    answer = ada.post(address, filled(ada.get(address), reason="Gibt es nicht mehr."))

    assert answer.status_code == 422
    assert "Diese Stellen gehören noch dazu: left-bank." in answer.text
    assert "left-bank" in keys("service-points")


def test_the_last_youth_office_of_a_kreis_is_not_removed() -> None:
    bela, address = of(NUREMBERG), "/pflege/stellen/office/entfernen/"

    answer = bela.post(address, filled(bela.get(address), reason="Weg."))

    assert answer.status_code == 422
    assert "Nürnberg (09564) hätte danach kein Jugendamt mehr." in answer.text


def test_removing_and_taking_it_back_are_both_in_the_history() -> None:
    bela = of(BAVARIA)
    address, history = (
        "/pflege/stellen/left-bank/entfernen/",
        "/pflege/stellen/left-bank/geschichte/",
    )
    unsaid = bela.post(address, filled(bela.get(address)))
    removed = bela.post(address, filled(bela.get(address), reason="Gibt es nicht mehr."))
    page = bela.get(history)

    undone = bela.post(undo_in(page.text))

    assert "<h1>Geschichte: advice</h1>" in page.text
    assert (unsaid.status_code, removed.status_code, undone.status_code) == (422, 302, 302)
    for said in ("entfernt", "Landeskoordination, Bayern", "Gibt es nicht mehr.", "Funktion"):
        assert said in page.text
    assert "zurückgenommen" in bela.get(history).text
    assert "left-bank" in keys()


def test_only_the_last_change_can_be_taken_back_and_only_by_who_may() -> None:
    bela = of(BAVARIA)
    address = "/pflege/stellen/left-bank/aendern/"
    for number in ("2", "3"):
        bela.post(address, filled(bela.get(address), holders=number, reason="So viele."))
    first, last = RowChange.objects.order_by("pk")
    page = bela.get("/pflege/stellen/left-bank/geschichte/").text

    too_late = bela.post(f"/pflege/geschichte/{first.pk}/zuruecknehmen/")

    assert page.count("zuruecknehmen/") == 1
    assert too_late.status_code == 409
    assert "seither" in too_late.text
    assert of(NUREMBERG, "Cem").post(undo_in(page)).status_code == 404
    assert bela.post("/pflege/geschichte/999999/zuruecknehmen/").status_code == 404
    assert bela.post(f"/pflege/geschichte/{last.pk}/zuruecknehmen/").status_code == 302


def test_undoing_what_no_longer_fits_says_why() -> None:
    ada = of(FEDERATION, "Ada")
    new = "/pflege/eintraege/left-bank/neue-stelle/?function=youth-office&area=kreis:09562"
    ada.post(new, filled(ada.get(new), **WHY))
    edit = "/pflege/stellen/office/aendern/"
    ada.post(edit, filled(ada.get(edit), deputy="left-bank-youth-office", reason="Vertritt."))

    page = ada.get("/pflege/stellen/left-bank-youth-office/geschichte/").text
    answer = ada.post(undo_in(page))

    assert answer.status_code == 409
    assert "Die Stelle springt noch ein für: office." in answer.text


def undo_in(page: str) -> str:
    """Where the button of a history leads."""
    found = re.search(r'action="(/pflege/geschichte/\d+/zuruecknehmen/)"', page)
    assert found is not None
    return found[1]
