"""Every public page is asked for in every state: the list of addresses leaves none out."""

from django.urls import resolve
from django.utils import translation

from tests.addresses import NOWHERE, STATES, every_page, in_english
from tests.house.test_every_page_tried_by_cem import PUBLIC

NO_PAGES = {"service_worker"}  # a script that is fetched, never read


def test_every_public_page_has_an_address_in_the_list() -> None:
    pages = {name for name in PUBLIC if not name.startswith(("api:", "hsds:"))} - NO_PAGES

    assert sorted(pages - set(STATES)) == []
    assert sorted(set(STATES) - pages) == []


def test_every_address_of_the_list_belongs_to_its_page_in_both_languages() -> None:
    wrong = [
        page.address
        for page in every_page()
        if page.name != "nowhere" and name_at(page.address, page.language) != page.name
    ]

    assert wrong == []


def test_the_english_address_is_another_one() -> None:
    states = [state for several in STATES.values() for state in several]

    assert [
        state for state in [*states, *NOWHERE] if not in_english(state).startswith("/en/")
    ] == []


def name_at(address: str, language: str) -> str:
    with translation.override(language):
        return resolve(address.partition("?")[0]).view_name
