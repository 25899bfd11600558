"""The worked examples: three Länder nobody can take for real ones, and every desk they need."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from obhut.cli.content import all_files_in, files_in
from obhut.kernel.concept.notation import read, write
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.mechanism.directory import DirectoryText, desks_of, read_directory
from obhut.kernel.mechanism.example_rows import EXAMPLES, FILE, with_examples
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.kernel.refusals import Faulty
from obhut.kernel.routing.places import EXAMPLE_LAND_OF_AGS, Level
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify

CONTENT = Path(__file__).parents[2] / "content"
EXAMPLE_LANDS = sorted(EXAMPLE_LAND_OF_AGS.values())


@lru_cache(maxsize=1)
def directory() -> DirectoryText:
    files = with_examples(all_files_in(CONTENT))
    return read_directory(
        {name: text for name, text in files.items() if not name.startswith("federal/")},
        functions=set(mechanism().functions),
    )


@lru_cache(maxsize=1)
def mechanism() -> Mechanism:
    federal = {
        name.removeprefix("federal/"): text
        for name, text in files_in(CONTENT).items()
        if name.startswith("federal/")
    }
    return read_mechanism(read_edition(federal))


def test_without_asking_for_them_no_file_of_the_examples_is_read() -> None:
    assert not [name for name in files_in(CONTENT) if name.startswith(EXAMPLES)]
    assert FILE in all_files_in(CONTENT)


def test_every_land_and_every_entry_says_that_it_is_invented() -> None:
    laender = [land for land in directory().districts.laender if land.key in EXAMPLE_LANDS]
    points = [
        point
        for point in directory().service_points.service_points
        if set(point.lands) & set(EXAMPLE_LANDS)
    ]

    assert [land.key for land in laender if "(erfunden)" not in land.name] == []
    assert [point.key for point in points if "(Beispiel)" not in point.name] == []
    assert {phone[:5] for point in points for phone in point.phones} == {"0000 "}
    assert {mail.partition("@")[2] for point in points for mail in point.emails} == {
        "beispiel.example"
    }


@pytest.mark.parametrize("land", EXAMPLE_LANDS)
def test_the_federal_text_could_come_into_force_there_tonight(land: str) -> None:
    found = verify(
        Review(
            mechanism=mechanism(),
            desks=desks_of(directory()),
            districts={kreis.ags: kreis.land for kreis in directory().districts.kreise},
            today=date(2026, 11, 27),
            within=frozenset({(Level.LAND, land)}),
        )
    )

    assert [each for each in found if each.weight is Weight.BLOCKS] == []


def test_the_file_is_in_the_canonical_notation() -> None:
    text = all_files_in(CONTENT)[FILE]

    assert write(read(text, name=FILE).value) == text


def test_a_file_with_other_lists_is_refused_by_name() -> None:
    with pytest.raises(Faulty) as refused:
        with_examples(files_in(CONTENT) | {FILE: "laender: []\n"})

    assert [fault.where for fault in refused.value.faults] == [FILE]
