"""With the content of this repository: what is to be read, and what readers see meanwhile."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from obhut.accounts.actions.hand_overs import Leaving, start_hand_overs
from obhut.accounts.actions.roles import grant_role
from obhut.accounts.jobs import settle_desks
from obhut.accounts.models import Person
from obhut.directory.actions.rows import change_row
from obhut.directory.models import DirectoryRow
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.mechanism.directory import DESKS
from obhut.knowledge.queries import findings_in_force
from obhut.web.keeping.hand_over_items import items_for
from tests.accounts.handing_over import MIDNIGHT, NEW_YEARS_EVE, NOW, SECOND, holding
from tests.directory.staffing import COESFELD, NUREMBERG, NUREMBERG_ON_CALL
from tests.web.accounts.people import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
BOTH = (NUREMBERG, NUREMBERG_ON_CALL)
ASKED = "ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"
PAGES = (
    f"/plan/?{ASKED}",
    "/stellen/?function=youth-office&land=DE-BY&ags=09564",
    "/verzeichnis/by-nbg-hotline/",
    "/telefonliste/DE-BY/",
)
OWN, DEPUTYS, EMPTY = "0911 231-3333", "02541 18-5170", "zurzeit nicht besetzt"
STAFFED, UNSTAFFED = (True, False), (False, True)


def held_by(person: Person) -> None:
    for key in BOTH:
        grant_role(person, Grant(Role.DESK_HOLDER, "desk", key), by=INSTALLATION, at=NOW)


def name_a_deputy() -> None:
    for key in BOTH:
        row = DirectoryRow.objects.get(generation__active=True, file=DESKS, key=key)
        deputised = row.content | {"deputy": COESFELD}
        change_row(
            *(DESKS, key, deputised),
            seen_version=row.version,
            why="Vertretung vereinbart.",
            by=INSTALLATION,
            at=NOW,
        )


def shown() -> dict[str, tuple[bool, bool]]:
    """Of each page: whether the own number stands there, and whether it says that nobody is there."""
    read = {page: Client().get(page).content.decode() for page in PAGES}
    return {page: (OWN in text, EMPTY in text) for page, text in read.items()}


def found(at: datetime) -> set[str]:
    rules = ("every-desk-is-staffed", "no-unstaffed-desk-is-alone")
    every = [finding for finding in findings_in_force(at=at) if finding.rule in rules]
    return {dict(finding.facts)["desk"] for finding in every}


def test_readers_see_the_deputy_from_the_minute_on_in_which_the_last_one_has_left() -> None:
    ada = somebody("Ada")
    name_a_deputy()
    held_by(ada)
    leaving = [Leaving(holding=holding(ada, key), last_on=NEW_YEARS_EVE) for key in BOTH]
    start_hand_overs(leaving, by=INSTALLATION, at=NOW)

    settle_desks(now=MIDNIGHT - SECOND)
    before = shown(), found(MIDNIGHT)
    settled = settle_desks(now=MIDNIGHT)
    after = shown(), found(MIDNIGHT)
    answers = [DEPUTYS in Client().get(page).content.decode() for page in PAGES]
    held_by(somebody("Bela"))

    assert before == (dict.fromkeys(PAGES, STAFFED), set())
    assert (settled, after) == (2, (dict.fromkeys(PAGES, UNSTAFFED), set(BOTH)))
    assert answers == [True] * len(PAGES)
    assert (shown(), found(MIDNIGHT + timedelta(days=1))) == (dict.fromkeys(PAGES, STAFFED), set())


def test_a_youth_office_hands_over_text_steps_and_card() -> None:
    items = {item.name: item for item in items_for(NUREMBERG)}

    assert {"edition", "steps", "card-youth-office"} <= items.keys()
    addresses = [line.address for item in items.values() for line in item.lines if line.address]
    assert {Client().get(address).status_code for address in addresses} == {200}
    assert len(addresses) > len(items)


def test_a_desk_that_left_the_directory_still_hands_over_the_text() -> None:
    assert [item.name for item in items_for("desk-that-was")] == ["edition"]
