"""What stands in content/ is whole: counted, canonical, and the same after a round trip."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from obhut.cli.format import canonical_files
from obhut.concepts.actions import Content
from obhut.kernel.mechanism.directory import desks_of
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.mechanism.terms import term_of

GEONAMES = Path(__file__).parents[3] / "shared/data/geonames/zipcodes.de.csv.gz"
OF_A_SETTING = {"G": 17, "D": 12, "C": 13, "X": 12, "O": 9, "L": 10, "B": 5, "K": 11, "M": 5}
OF_A_SETTING |= {"A": 5, "R": 3, "H": 6, "S": 5, "Y": 5, "Z": 4}


def test_every_file_is_in_the_canonical_notation(files: dict[str, str]) -> None:
    assert canonical_files(files) == files


def test_the_federal_text_holds_what_the_strategy_needs(content: Content) -> None:
    counts = Counter(node.kind for node in content.federal.all_nodes())

    assert {kind: counts[kind] for kind in ("indicator", "form", "card", "data-class")} == {
        "indicator": 122,
        "form": 16,
        "card": 12,
        "data-class": 8,
    }
    assert counts["step"] == 26
    assert counts["interrupt"] == 5


def test_the_signs_are_counted_by_setting(mechanism: Mechanism) -> None:
    signs = mechanism.indicators.values()

    assert Counter(sign.facts.setting for sign in signs) == OF_A_SETTING
    assert {sign.facts.confirmed_in_bkk for sign in signs} == {"unknown"}


def test_the_time_rules_of_the_catalogue_are_all_there_and_can_be_counted(
    mechanism: Mechanism,
) -> None:
    terms = mechanism.terms

    assert {f"t{number:02d}" for number in range(1, 23)} <= set(terms)
    assert len([term_of(term.facts) for term in terms.values()]) == len(terms)


def test_every_share_answers_for_every_class_of_information_once(mechanism: Mechanism) -> None:
    shares = mechanism.shares.values()

    assert {tuple(answer.data_class for answer in share.facts.answers) for share in shares} == {
        ("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7")
    }


def test_nothing_is_confirmed_that_nobody_has_confirmed(content: Content) -> None:
    states = Counter(node.review.state for node in content.federal.all_nodes())

    assert set(states) == {"unreviewed", "compared"}


def test_every_text_a_person_reads_is_there_in_both_languages(content: Content) -> None:
    short = [
        node.key
        for node in content.federal.all_nodes()
        if not node.title.de.strip() or not node.title.en.strip()
    ]

    assert short == []


def test_the_directory_is_whole(content: Content) -> None:
    directory = content.directory

    assert len(directory.service_points.service_points) == 147
    assert len(directory.laender) == 16
    assert len(directory.districts.kreise) == 400
    assert len({kreis.ags for kreis in directory.districts.kreise}) == 400


def test_a_desk_on_hold_carries_no_number(content: Content) -> None:
    held = [desk for desk in desks_of(content.directory) if desk.held]

    assert len(held) > 0
    assert {desk.phones for desk in held} == {()}


@pytest.mark.skipif(
    not GEONAMES.exists(), reason="the GeoNames test data are not beside the project"
)
def test_the_kreise_are_those_of_geonames(content: Content) -> None:
    with gzip.open(GEONAMES, "rt", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        seen = {
            row["community_code"]
            for row in rows
            if row["state_code"].isalpha() and row["community_code"]
        }

    assert {kreis.ags for kreis in content.directory.districts.kreise} == seen
