"""The signs, cards, clauses and the directory say row by row what their sources say."""

import re
from pathlib import Path
from typing import Any

import pytest

from obhut.concepts.actions import Content
from obhut.kernel.concept.kinds import ClauseFacts, GoalFacts, PrincipleFacts
from obhut.kernel.concept.notation import read
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.mechanism.next_steps import steps_of_every_sign

DOMAIN = Path(__file__).parents[3] / "shared/domain"
SIGN = re.compile(r"^\| (?P<code>[A-Z]\d\d) \|")
PICKED = re.compile(r"(?P<first>[A-Z]\d\d)(?:–[A-Z](?P<last>\d\d))?")
SOURCE = re.compile(r"\[S:([^\]]+)\]")
MINORS = {True: "yes", False: "no", "unclear": "unclear", None: "not_stated"}
ONLY_MEETS = {"network", "umbrella", "directory", "coordination"}

beside_the_domain = pytest.mark.skipif(
    not DOMAIN.exists(), reason="the domain files are not beside the project"
)


def section_of_the_domain(number: str) -> list[list[str]]:
    """The cells of each table row in one section of the content base."""
    text = (DOMAIN / "mechanism.md").read_text(encoding="utf-8")
    section = text.split(f"\n### {number} ")[1].split("\n### ")[0]
    rows = (line for line in section.splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def codes_in(cell: str) -> list[str]:
    """D01–D03 K07 as four codes."""
    codes: list[str] = []
    for found in PICKED.finditer(cell):
        letter, first = found["first"][0], int(found["first"][1:])
        last = int(found["last"] or first)
        codes += [f"{letter}{number:02d}" for number in range(first, last + 1)]
    return codes


@beside_the_domain
def test_every_sign_names_who_sees_it_and_whether_to_ask_for_danger_now(
    mechanism: Mechanism,
) -> None:
    expected = {
        row[0]: (row[3].split(", "), row[5] == "!", row[4].replace("–", "") or None)
        for row in section_of_the_domain("5.2")
        if SIGN.match(f"| {row[0]} |")
    }

    assert len(expected) == 122
    assert {
        sign.facts.code: (list(sign.facts.observers), sign.facts.urgent, sign.facts.ilo)
        for sign in mechanism.indicators.values()
    } == expected


@beside_the_domain
def test_every_sign_names_the_pages_it_rests_on_or_says_that_there_are_none(
    mechanism: Mechanism,
) -> None:
    expected = {
        row[0]: SOURCE.findall(row[6])
        for row in section_of_the_domain("5.2")
        if SIGN.match(f"| {row[0]} |")
    }
    signs = mechanism.indicators.values()

    assert {sign.facts.code: sign.node.sources for sign in signs} == expected
    assert {sign.node.evidence == "general_knowledge" for sign in signs if sign.node.sources} == {
        False
    }
    assert {sign.node.evidence for sign in signs if not sign.node.sources} == {"general_knowledge"}


def test_few_signs_ask_about_more_than_danger(mechanism: Mechanism) -> None:
    assert {
        sign.facts.code: sign.facts.asks
        for sign in mechanism.indicators.values()
        if sign.facts.asks
    } == {
        "K06": ["age_doubt"],
        "H06": ["age_doubt"],
        "Y01": ["missing"],
        "Y05": ["missing"],
        "Z01": ["age_doubt"],
    }


def test_every_sign_leads_to_writing_down_advice_the_child_and_the_youth_office(
    mechanism: Mechanism,
) -> None:
    numbers = [each.step.facts.number for each in steps_of_every_sign(mechanism)]

    assert numbers == ["0", "2", "3", "4"]


@beside_the_domain
def test_each_card_shows_the_signs_picked_for_it(mechanism: Mechanism) -> None:
    picked = [codes_in(row[1]) for row in section_of_the_domain("5.4") if codes_in(row[1])]

    assert [
        [mechanism.indicators[key].facts.code for key in card.facts.indicators]
        for card in mechanism.cards.values()
    ] == picked


def test_each_card_has_three_sentences_to_say_and_somebody_to_call(mechanism: Mechanism) -> None:
    cards = mechanism.cards.values()

    assert {len(card.facts.say) for card in cards} == {3}
    assert [card.key for card in cards if not card.facts.call or not card.facts.avoid] == []


def test_the_forms_the_lines_between_concepts_and_the_clauses_are_all_there(
    content: Content, mechanism: Mechanism
) -> None:
    facts = [node.facts for node in content.federal.all_nodes()]
    clauses = [fact.number for fact in facts if isinstance(fact, ClauseFacts)]
    principles = [
        fact.number
        for fact in facts
        if isinstance(fact, PrincipleFacts) and fact.of == "person_independence"
    ]
    goals = [(fact.of, fact.number) for fact in facts if isinstance(fact, GoalFacts)]

    assert [form.facts.code for form in mechanism.forms.values()] == [
        f"F{number:02d}" for number in range(1, 17)
    ]
    assert len(mechanism.boundaries) == 12
    assert clauses == list(range(1, 25))
    assert principles == list(range(1, 13))
    assert [number for of, number in goals if of == "insight"] == list(range(1, 11))
    assert [number for of, number in goals if of == "refused"] == list(range(1, 15))


@beside_the_domain
def test_every_service_point_is_copied_and_none_looks_surer_than_it_is(content: Content) -> None:
    name = "service-points.yaml"
    entries: list[dict[str, Any]] = read(
        (DOMAIN / name).read_text(encoding="utf-8"), name=name
    ).value["entries"]

    assert [
        (row.key, row.kind, row.lands, row.phones, row.emails, row.source, row.further_sources)
        for row in content.directory.service_points.service_points
    ] == [
        (
            entry["id"],
            entry["kind"],
            entry["lands"],
            entry.get("phones", []),
            entry.get("emails", []),
            entry["source"],
            entry.get("further_sources", []),
        )
        for entry in entries
    ]
    assert [
        (row.key, row.confidence, row.minors, row.hold is not None)
        for row in content.directory.service_points.service_points
    ] == [
        (entry["id"], entry["confidence"], MINORS[entry.get("minors_advised")], "hold" in entry)
        for entry in entries
    ]


def test_a_desk_stands_only_where_its_service_point_serves(content: Content) -> None:
    directory = content.directory
    land_of = {kreis.ags: kreis.land for kreis in directory.districts.kreise}
    strayed = [
        (desk.key, area.key)
        for desk in directory.desks.desks
        for area in desk.areas
        if {"bezirk": "DE-BE"}.get(area.level, land_of.get(area.key, area.key))
        not in directory.service_point(desk.service_point).lands
    ]

    assert strayed == []


def test_no_desk_stands_for_a_body_that_only_meets(content: Content) -> None:
    directory = content.directory

    assert [
        desk.key
        for desk in directory.desks.desks
        if directory.service_point(desk.service_point).kind in ONLY_MEETS
    ] == []


def test_only_berlin_and_niedersachsen_were_seen_to_address_children(content: Content) -> None:
    seen = {
        land.land for land in content.directory.laender if land.cooperation.children != "not_seen"
    }

    assert len(content.directory.laender) == 16
    assert seen == {"DE-BE", "DE-NI"}


def test_no_land_rests_on_nothing(content: Content) -> None:
    assert [
        land.land
        for land in content.directory.laender
        if not land.further_sources and not any(paper.sources for paper in land.documents)
    ] == []
