"""Every address that is not public, tried by every role, in its own area and in another one.

``colleagues.txt`` declares what each gets: first for reading, then for handing something in. A new
address without a line fails here, and so does a door that opens wider than it was declared.
"""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from tests.house.colleagues import COLLEAGUES, NOTHING, SAID, House, house
from tests.house.test_every_page_tried_by_cem import DOORS, PUBLIC, all_addresses

DECLARED = Path(__file__).with_name("colleagues.txt")
GROUPS = (COLLEAGUES[:2], COLLEAGUES[2:7], COLLEAGUES[7:])
METHODS = ("get", "post")
Key = tuple[str, str, str]
"""Name of the address, method, colleague."""


def not_public() -> list[str]:
    return [address.name for address in all_addresses() if address.name not in PUBLIC | DOORS]


def declared() -> dict[Key, int]:
    """Every cell of the table; a line says the address, then one status for each colleague twice."""
    found: dict[Key, int] = {}
    for line in DECLARED.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, told = line.split(maxsplit=1)
        for method, cells in zip(METHODS, told.split("|"), strict=True):
            statuses = map(int, cells.split())
            found |= {
                (name, method, who): status
                for who, status in zip(COLLEAGUES, statuses, strict=True)
            }
    return found


def tried(there: House, people: tuple[str, ...], names: list[str]) -> Iterator[tuple[Key, int]]:
    """What really comes back. Whatever a request does is taken back before the next one."""
    for name in names:
        path = reverse(name, kwargs=there.arguments.get(name))
        for method in METHODS:
            handed_in = SAID.get(name, NOTHING) if method == "post" else {}
            for who in people:
                browser = there.browsers[who]
                cookies = copy.deepcopy(browser.cookies)
                before = transaction.savepoint()
                answer = getattr(browser, method)(path, handed_in)
                transaction.savepoint_rollback(before)
                browser.cookies = cookies
                yield (name, method, who), answer.status_code


def test_every_address_that_is_not_public_is_declared_and_no_other() -> None:
    assert sorted({name for name, _method, _who in declared()}) == sorted(set(not_public()))


def test_nobody_without_a_second_factor_gets_further_than_their_own_account() -> None:
    opened = {
        name
        for (name, _method, who), status in declared().items()
        if who in COLLEAGUES[:2] and status == 200 and name.startswith(("keeping:", "deliveries:"))
    }

    assert opened == set()


def test_no_address_answers_with_a_failure() -> None:
    assert {key for key, status in declared().items() if status >= 500} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("people", GROUPS)
def test_every_colleague_gets_what_is_declared(people: tuple[str, ...]) -> None:
    wanted = declared()

    otherwise = {
        key: (status, wanted.get(key))
        for key, status in tried(house(), people, not_public())
        if status != wanted.get(key)
    }

    assert otherwise == {}


@pytest.mark.django_db
def test_public_pages_are_the_same_for_whoever_is_signed_in() -> None:
    there = house()
    paths = {
        name: reverse(name, kwargs=there.arguments.get(name))
        for name in sorted(PUBLIC - {"papers:print_handbook"})
    }

    answers = {
        who: {name: there.browsers[who].get(path).status_code for name, path in paths.items()}
        for who in ("nobody", "land here")
    }

    assert answers["nobody"] == answers["land here"]
