"""The handbook of a Land: complete, for everyone, and silent about numbers nobody has checked."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.places import districts
from obhut.knowledge.queries import in_force
from obhut.web.papers.handbook.chapters import CHAPTERS, handbook_in_force, handbook_paper
from obhut.web.papers.handbook.of_land import desks_for_all, desks_of_land
from tests.build import TODAY
from tests.web.papers.paper import Paper, claims_of, paper

pytestmark = pytest.mark.usefixtures("loaded")
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def bavaria(client: Client) -> Paper:
    return paper(client.get("/handbuch/DE-BY/pdf/").content)


def held_numbers() -> set[str]:
    """Digits of every number that is on hold and stands at no other place too."""
    directory = directory_in_force()
    assert directory is not None
    points = directory.service_points.service_points
    shown = {digits(phone) for point in points if not point.hold for phone in point.phones}
    return {digits(phone) for point in points if point.hold for phone in point.phones} - shown


def digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def test_a_handbook_is_tagged_titled_and_keeps_both_standards(bavaria: Paper) -> None:
    assert bavaria.claims == claims_of("Handbuch für Bayern", "de")
    assert bavaria.faults == []
    assert bavaria.elements("/H1") != []
    assert bavaria.elements("/TOC") != []


def test_every_chapter_has_a_bookmark_in_the_language_of_the_reader(
    client: Client, bavaria: Paper
) -> None:
    english = Paper(client.get("/en/handbook/DE-BY/pdf/").content)

    with translation.override("de"):
        assert bavaria.bookmarks == [str(title) for title, _hint in CHAPTERS.values()]
    with translation.override("en"):
        assert english.bookmarks == [str(title) for title, _hint in CHAPTERS.values()]
    assert english.claims == claims_of("Handbook for Bavaria", "en")
    assert "Not yet reviewed" in english.words


def test_every_table_has_a_head_that_a_screen_reader_finds(bavaria: Paper) -> None:
    tables, heads = bavaria.elements("/Table"), bavaria.elements("/TH")

    assert len(tables) == 2
    assert [head for head in heads if "/A" not in head] == []
    assert len(heads) >= 7 + 11


def test_a_handbook_says_its_state_and_what_was_not_seen(bavaria: Paper) -> None:
    edition = in_force().edition

    assert edition.digest in bavaria.pages[0]
    said = ("Entwurf: fachlich noch nicht bestätigt.", "Noch nicht geprüft", "nicht gesehen")
    assert [mark for mark in said if mark not in bavaria.words] == []


def test_a_handbook_names_every_step_body_norm_and_sign(bavaria: Paper) -> None:
    mechanism = in_force().mechanism
    titles = [
        re.sub(r"\s+", " ", row.node.title.de)
        for rows in (mechanism.steps, mechanism.actors, mechanism.forms, mechanism.indicators)
        for row in rows.values()
    ] + [norm.facts.citation for norm in mechanism.norms.values()]
    squeezed = bavaria.words.replace(" ", "")

    assert [title for title in titles if title.replace(" ", "") not in squeezed] == []


def test_the_handbook_shows_no_number_on_hold(bavaria: Paper) -> None:
    assert held_numbers() != set()
    assert [number for number in held_numbers() if number in bavaria.digits] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_land_shows_a_number_on_hold(language: str) -> None:
    mechanism, known = in_force().mechanism, districts()

    with translation.override(language):
        said = {
            land: digits(
                str(
                    (
                        desks_of_land(land, mechanism, known, today=TODAY),
                        desks_for_all(mechanism, known, today=TODAY),
                    )
                )
            )
            for land in known.laender
        }

    assert [
        (land, number) for land, all_digits in said.items() for number in held_numbers()
        if number in all_digits
    ] == []  # fmt: skip


def test_every_desk_of_the_directory_stands_in_some_handbook() -> None:
    mechanism, known = in_force().mechanism, districts()
    directory = directory_in_force()
    assert directory is not None
    points = {row.key: row.source for row in directory.service_points.service_points}
    wanted = {points[desk.service_point] for desk in directory.desks.desks}

    groups = [*desks_for_all(mechanism, known, today=TODAY)]
    for land in known.laender:
        groups.extend(desks_of_land(land, mechanism, known, today=TODAY))

    assert wanted - {desk.source for group in groups for desk in group.desks} == set()


def test_the_same_edition_and_day_give_the_same_order_and_another_day_another() -> None:
    wanted = handbook_in_force("DE-BY")
    one, same = (handbook_paper(wanted, today=FRIDAY, address="https://a/") for _ in range(2))
    other = handbook_paper(wanted, today=date(2026, 11, 28), address="https://a/")

    assert one.digest == same.digest
    assert one.digest != other.digest


def test_the_list_names_all_16_laender_and_what_was_seen(client: Client) -> None:
    page = client.get("/handbuch/")

    assert [row.key for row in page.context["laender"]][:2] == ["DE-BW", "DE-BY"]
    assert page.text.count('href="/handbuch/DE-') == 16


@pytest.mark.parametrize("land", ["DE-BE", "DE-TH", "DE-BY"])
def test_the_page_of_a_land_is_the_table_of_contents(client: Client, land: str) -> None:
    page = client.get(f"/handbuch/{land}/")

    assert page.status_code == 200
    assert len(page.context["chapters"]) == len(CHAPTERS)
    assert f'href="/handbuch/{land}/pdf/"' in page.text


@pytest.mark.parametrize("address", ["/handbuch/DE-XX/", "/handbuch/DE-XX/pdf/", "/handbuch/x/"])
def test_a_land_that_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
