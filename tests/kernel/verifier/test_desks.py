"""Desks have deputies, function mailboxes, more than one person, and fresh contacts."""

from datetime import date

import pytest

from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Always
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.contacts_are_fresh import contacts_are_fresh
from obhut.kernel.verifier.rules.every_chain_ends_open import every_chain_ends_open
from obhut.kernel.verifier.rules.every_desk_has_a_deputy import every_desk_has_a_deputy
from obhut.kernel.verifier.rules.every_desk_has_a_function_mailbox import (
    every_desk_has_a_function_mailbox,
)
from obhut.kernel.verifier.rules.every_desk_is_staffed import every_desk_is_staffed
from obhut.kernel.verifier.rules.no_desk_hangs_on_one_person import no_desk_hangs_on_one_person
from obhut.kernel.verifier.verify import Rule, verify
from tests.build import NIGHT_WATCH, desk, review

NUREMBERG = "kreis:09564"


def found(rule: Rule, *desks: Desk) -> list[tuple[str, Weight]]:
    return [(each.where, each.weight) for each in rule(review(*desks))]


def test_a_desk_without_a_deputy_is_found() -> None:
    alone, helped = desk("alone", NUREMBERG), desk("helped", NUREMBERG, deputy="alone")

    assert found(every_desk_has_a_deputy, alone, helped) == [("desks/alone/deputy", Weight.WARNS)]


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("jugendamt@lummerland.example", []),
        ("jim.knopf@lummerland.example", [("no-mailbox-is-a-persons", Weight.BLOCKS)]),
        ("j.knopf@lummerland.example", [("no-mailbox-is-a-persons", Weight.BLOCKS)]),
        ("soziale.dienste@lummerland.example", []),
        ("", [("every-desk-has-a-function-mailbox", Weight.WARNS)]),
    ],
)
def test_a_mailbox_belongs_to_the_function(
    mailbox: str, expected: list[tuple[str, Weight]]
) -> None:
    one = review(desk("one", NUREMBERG, mailbox=mailbox))

    assert [(f.rule, f.weight) for f in every_desk_has_a_function_mailbox(one)] == expected


@pytest.mark.parametrize(
    "local",
    [
        "jim.knopf", "j.knopf", "jim_knopf", "Jim.Knopf", "jim.knopf2", "jim.b.knopf", "jim.knöpfle",
        "lisa.knopf-waas", "anna.postel", "martin.amtmann", "marie.kindermann", "jim.hilfreich",
    ],
)  # fmt: skip
def test_names_of_persons_are_seen_even_where_they_sound_like_an_office(local: str) -> None:
    assert is_personal(f"{local}@lummerland.example")


@pytest.mark.parametrize(
    "address",
    [
        "jugendamt@x.example", "soziale.dienste@x.example", "asd.nord@x.example",
        "kinderschutz.hotline@x.example", "team.jugendamt@x.example", "info@x.example",
        "jugendamt.bereitschaft@x.example", "muenchen.solwodi@solwodi.example",
        "sg_4.2@x.example", "zentrale_beratungsstelle@x.example", "51.jugend@x.example",
    ],
)  # fmt: skip
def test_a_mailbox_of_a_function_is_not_taken_for_a_persons(address: str) -> None:
    assert not is_personal(address)


@pytest.mark.parametrize(
    ("holders", "expected"),
    [(None, []), (2, []), (1, [Weight.WARNS]), (0, [])],
)
def test_no_desk_hangs_on_one_person(holders: int | None, expected: list[Weight]) -> None:
    one = review(desk("one", NUREMBERG, holders=holders))

    assert [each.weight for each in no_desk_hangs_on_one_person(one)] == expected


@pytest.mark.parametrize(
    ("deputy", "expected"),
    [
        ("staffed", ("every-desk-is-staffed", Weight.WARNS)),
        ("empty", ("no-unstaffed-desk-is-alone", Weight.BLOCKS)),
        ("held", ("no-unstaffed-desk-is-alone", Weight.BLOCKS)),
        (None, ("no-unstaffed-desk-is-alone", Weight.BLOCKS)),
    ],
)
def test_an_unstaffed_desk_is_found_and_blocks_unless_its_deputy_can_be_called(
    deputy: str | None, expected: tuple[str, Weight]
) -> None:
    one = review(
        desk("one", NUREMBERG, holders=0, deputy=deputy),
        desk("staffed", NUREMBERG, holders=2),
        desk("empty", NUREMBERG, holders=0, deputy="staffed"),
        desk("held", NUREMBERG, held=True),
    )

    found = {dict(each.facts)["desk"]: each for each in every_desk_is_staffed(one)}

    assert (found["one"].rule, found["one"].weight) == expected
    assert set(found) == {"one", "empty"}


def test_whoever_is_not_known_to_have_left_counts_as_there() -> None:
    assert found(every_desk_is_staffed, desk("one", NUREMBERG), desk("two", NUREMBERG)) == []


def test_a_chain_of_an_unstaffed_desk_that_never_closes_does_not_end_open() -> None:
    empty = desk("empty", NUREMBERG, hours=Always(), holders=0)

    assert found(every_chain_ends_open, empty) == [("desks/empty/on_call", Weight.WARNS)]


@pytest.mark.parametrize(
    ("seen_on", "expected"),
    [
        (date(2026, 5, 25), []),
        (date(2026, 5, 24), [Weight.TELLS]),
        (date(2026, 2, 24), [Weight.WARNS]),
        (date(2025, 11, 24), [Weight.BLOCKS]),
    ],
)
def test_a_contact_ages_by_full_months(seen_on: date, expected: list[Weight]) -> None:
    one = review(desk("one", NUREMBERG, seen_on=seen_on))

    assert [each.weight for each in contacts_are_fresh(one)] == expected


def test_a_contact_that_was_confirmed_is_fresh_however_long_ago_it_was_seen() -> None:
    one = desk("one", NUREMBERG, seen_on=date(2024, 1, 1), confirmed_on=date(2026, 11, 1))

    assert found(contacts_are_fresh, one) == []


def test_a_chain_may_end_open_by_way_of_the_deputy() -> None:
    by_deputy = desk("by-deputy", NUREMBERG, deputy="watch")
    by_both = desk("by-both", NUREMBERG, on_call="by-deputy")

    assert found(every_chain_ends_open, NIGHT_WATCH, by_deputy, by_both) == []


def test_a_chain_that_ends_at_closed_doors_is_found() -> None:
    one, other = desk("one", NUREMBERG, on_call="other"), desk("other", NUREMBERG)

    findings = list(every_chain_ends_open(review(one, other)))

    assert [dict(each.facts)["last"] for each in findings] == ["other", "other"]


def test_the_heaviest_finding_comes_first() -> None:
    one = review(desk("one", NUREMBERG, holders=0))

    weights = [list(Weight).index(each.weight) for each in verify(one)]

    assert weights == sorted(weights)
