"""Postcodes come as a generation: whole or not at all; an ambiguous one is asked, never picked."""

import gzip
from pathlib import Path

import pytest

from obhut.directory.actions.postcodes import (
    Counts,
    go_back_to_postcodes_before,
    import_postcodes,
    present_counts,
)
from obhut.directory.queries.where import where
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty
from tests.conftest import LOADED_AT

GEONAMES = Path(__file__).parents[3] / "shared/data/geonames/zipcodes.de.csv.gz"
beside = pytest.mark.skipif(
    not GEONAMES.exists(), reason="the GeoNames test data are not beside the project"
)


def bring(text: str) -> Counts:
    return import_postcodes(
        text, source="GeoNames 2026-03-30", licence="CC BY 4.0", by=INSTALLATION, at=LOADED_AT
    )


@pytest.fixture(scope="module")
def geonames() -> str:
    return gzip.decompress(GEONAMES.read_bytes()).decode()


@beside
def test_a_whole_file_is_counted_and_answered_from(loaded: None, geonames: str) -> None:
    counts = bring(geonames)

    assert (counts.codes, counts.kreise, counts.laender) == (8309, 400, 16)
    assert (counts.in_several_kreise, counts.in_two_laender) == (136, 11)
    assert present_counts() == counts


@beside
def test_a_postcode_in_two_laender_gives_both_and_no_land(loaded: None, geonames: str) -> None:
    bring(geonames)

    answer = where(postcode="12529")

    assert answer.kreise == ("11000", "12061")
    assert answer.land is None


@beside
def test_an_incomplete_file_is_refused_and_the_old_data_stay(loaded: None, geonames: str) -> None:
    before = bring(geonames)

    with pytest.raises(Faulty, match="The file is incomplete"):
        bring("\n".join(geonames.splitlines()[::8]))

    assert present_counts() == before


@beside
def test_going_back_is_one_step(loaded: None, geonames: str) -> None:
    first = bring(geonames)
    bring(geonames.replace("90402,N", "90409,N"))

    go_back_to_postcodes_before(by=INSTALLATION, at=LOADED_AT)

    assert present_counts() == first


def test_an_unknown_postcode_is_never_guessed(loaded: None) -> None:
    answer = where(postcode="90402")

    assert (answer.places, answer.postcode_unknown) == ((), True)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"land": "DE-XX"}, "land"),
        ({"ags": "9564"}, "ags"),
        ({"ags": "09999"}, "ags"),
        ({"postcode": "1067"}, "postcode"),
        ({"land": "DE-BE", "ags": "09564"}, "ags"),
        ({"bezirk": "05"}, "bezirk"),
    ],
)
def test_a_place_that_does_not_fit_is_refused_by_field(
    loaded: None, said: dict[str, str], field: str
) -> None:
    with pytest.raises(Faulty) as refused:
        where(**said)

    assert [fault.field for fault in refused.value.faults] == [field]
