"""Postcodes of Austria and Switzerland: told where they lie, and no desk of ours is named for them."""

import gzip
from pathlib import Path

import pytest
from django.test import Client

from obhut.directory.actions.postcodes import (
    COUNTRIES,
    Counts,
    go_back_to_postcodes_before,
    import_postcodes,
    present_counts,
)
from obhut.directory.queries.where import where
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty
from obhut.kernel.routing.answers import Missing, Unknown
from obhut.knowledge.queries import in_force, who_is_responsible
from tests.conftest import LOADED_AT
from tests.directory.post import geonames_like

FOLDER = Path(__file__).parents[3] / "shared/data/geonames"
AUSTRIA, SWITZERLAND = COUNTRIES["AT"], COUNTRIES["CH"]
VIENNA, ZURICH, IN_BOTH = "1100", "8001", "1010"
pytestmark = [
    pytest.mark.usefixtures("loaded"),
    pytest.mark.skipif(
        not FOLDER.exists(), reason="the GeoNames test data are not beside the project"
    ),
]


def text_of(country: str) -> str:
    return gzip.decompress((FOLDER / f"zipcodes.{country.lower()}.csv.gz").read_bytes()).decode()


def bring(country: str, text: str = "") -> Counts:
    told = {"source": "GeoNames 2026-03-30", "licence": "CC BY 4.0"}
    return import_postcodes(
        text or text_of(country),
        country=COUNTRIES[country],
        by=INSTALLATION,
        at=LOADED_AT,
        **told,
    )


def test_whole_files_are_counted_each_as_its_own_generation() -> None:
    germany = import_postcodes(
        geonames_like(), source="test", licence="none", by=INSTALLATION, at=LOADED_AT
    )
    austria, switzerland = bring("AT"), bring("CH")

    assert (austria.codes, austria.kreise, austria.laender) == (2217, 94, 9)
    assert (switzerland.codes, switzerland.kreise, switzerland.laender) == (3362, 148, 26)
    assert (present_counts(), present_counts(AUSTRIA)) == (germany, austria)


@pytest.mark.parametrize("country", ["AT", "CH"])
def test_a_file_of_another_country_or_half_a_file_changes_nothing(country: str) -> None:
    before = bring(country)
    other = "CH" if country == "AT" else "AT"

    for text in (text_of(other), "\n".join(text_of(country).splitlines()[:2000])):
        with pytest.raises(Faulty):
            bring(country, text)

    assert present_counts(COUNTRIES[country]) == before


def test_going_back_is_one_step_and_leaves_the_others() -> None:
    first, switzerland = bring("AT"), bring("CH")
    bring("AT", text_of("AT").replace("AT,1050,", "AT,1059,"))

    go_back_to_postcodes_before(by=INSTALLATION, at=LOADED_AT, country=AUSTRIA)

    assert (present_counts(AUSTRIA), present_counts(SWITZERLAND)) == (first, switzerland)
    assert where(postcode=VIENNA).abroad == ("AT",)


def test_nobody_of_ours_is_responsible_there_whatever_is_asked_for() -> None:
    bring("AT"), bring("CH")
    here = where(postcode=VIENNA)
    functions = in_force().mechanism.functions

    answers = {key: who_is_responsible(key, place=here, at=LOADED_AT) for key in functions}

    assert set(answers.values()) == {Unknown(reason=Missing.ABROAD)}
    assert [where(postcode=code).abroad for code in (VIENNA, ZURICH, IN_BOTH)] == [
        ("AT",), ("CH",), ("AT", "CH"),
    ]  # fmt: skip


def test_the_page_says_where_it_lies_and_where_the_way_goes_on() -> None:
    bring("AT"), bring("CH")

    pages = {
        code: Client().get("/verdacht/", {"postcode": code}).text
        for code in (VIENNA, ZURICH, IN_BOTH)
    }

    assert "Diese Postleitzahl liegt in Österreich." in pages[VIENNA]
    assert "Diese Postleitzahl liegt in der Schweiz." in pages[ZURICH]
    assert "liegt in Österreich oder in der Schweiz." in pages[IN_BOTH]
    for page in pages.values():
        assert "Der europäische Notruf gilt auch dort." in page
        assert "function=international-social-service" in page


def test_german_postcodes_and_nonsense_stay_as_they_are() -> None:
    bring("AT"), bring("CH")

    assert where(postcode="90402").abroad == ()
    for nonsense in ("0101", "9999999", "12a4"):
        with pytest.raises(Faulty):
            where(postcode=nonsense)
