"""By what an entry is found: only what it says, and never a number on hold."""

import pytest

from obhut.concepts.actions import Content
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import (
    in_order,
    languages_in,
    names_in,
    traits_of,
    words_of,
)
from obhut.kernel.mechanism.search_words import KIND_WORDS
from tests.lummerland import service_point


@pytest.fixture(scope="module")
def real(content: Content) -> DirectoryText:
    return content.directory


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Deutsch, Englisch", ("de", "en")),
        ("Deutsch, Arabisch, Farsi, Kurmanci, Sorani", ("ar", "de", "fa", "ku")),
        ("Serbo-Kroatisch", ("sh",)),
        ("mehr als 15 Sprachen (u. a. Farsi/Dari, Thai)", ("fa", "prs", "several", "th")),
        ("sechs Sprachen (2020)", ("several",)),
        ("mit Dolmetschenden jede Sprache", ("interpreters",)),
        ("mehrsprachig; E-Mail auch Arabisch und Albanisch", ("ar", "several", "sq")),
        ("Kampagnenmaterial u. a. Tagalog, Türkisch", ("not_stated",)),
        ("Website in 18 Sprachen", ("not_stated",)),
        ("Infos in 35 Sprachen, muttersprachliche Begleitung", ("not_stated",)),
        ("", ("not_stated",)),
    ],
)
def test_only_languages_in_which_somebody_is_advised_are_claimed(
    text: str, codes: tuple[str, ...]
) -> None:
    assert languages_in(text) == codes


def test_what_is_not_stated_stays_a_value_of_its_own() -> None:
    silent = ServicePointRow.model_validate(service_point("a", minors="not_stated"))

    traits = traits_of(silent)

    assert (traits.minors, traits.professionals, traits.forms, traits.languages) == (
        "not_stated",
        "not_stated",
        ("not_stated",),
        ("not_stated",),
    )


def test_a_number_on_hold_is_no_word_to_be_found_by(real: DirectoryText) -> None:
    held = [point for point in real.service_points.service_points if point.hold]
    numbers = {"".join(filter(str.isdigit, phone)) for point in held for phone in point.phones}
    words = {word for point in held for word in words_of(point, names_in(real.districts))}

    assert len(held) > 0
    assert sorted(words & numbers) == []


def test_an_entry_is_found_by_name_place_land_kind_and_topic(real: DirectoryText) -> None:
    words = words_of(real.service_point("by-nbg-hotline"), names_in(real.districts))

    assert {"nurnberg", "bayern", "bavaria", "jugendamt", "youth", "09112313333"} <= set(words)
    assert words["nurnberg"] == "Nürnberg"


def test_every_kind_has_words_and_every_entry_a_land(real: DirectoryText) -> None:
    points = real.service_points.service_points

    assert {point.kind for point in points} <= set(KIND_WORDS)
    assert [point.key for point in points if not traits_of(point).laender] == []


def test_who_advises_minors_under_a_number_that_may_be_shown_stands_first(
    real: DirectoryText,
) -> None:
    ordered = in_order(list(real.service_points.service_points))
    reachable = [bool((point.phones or point.emails) and not point.hold) for point in ordered]

    assert reachable == sorted(reachable, reverse=True)
    assert ordered[0].minors == "yes"
