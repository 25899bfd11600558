"""What is promised of every page, in every state, in both languages."""

import re
from functools import cache
from html import unescape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from whitenoise.compress import Compressor

from bench.sizes import FETCHED, fonts_for
from obhut.concepts.queries import edition_in_force
from obhut.web.papers.codes import check_own_page
from tests.addresses import Page
from tests.web.conftest import Seen

pytestmark = pytest.mark.django_db
FIRST_VISIT, LATER_VISIT = 100_000, 20_000
FOOT = re.compile(r'<div class="paper-foot.*?</div>', re.DOTALL)
CODE = re.compile(r'src="(?:/en)?/qr/\?for=([^"]*)"')
INLINE = re.compile(r"<style|<script(?! src=)|\sstyle=|\son[a-z]+=|javascript:")
STRICT = {
    "default-src": {"'self'", "'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "object-src": {"'none'"},
}
NOT_SET_UP = pytest.mark.skipif(
    finders.find("vendor/kern/kern.min.css") is None,
    reason="foreign assets are not copied yet: npm ci",
)


def test_every_page_has_the_right_status_and_language(seen: list[Seen]) -> None:
    wrong = [
        (each.page, each.answer.status_code, each.answer["Content-Language"])
        for each in seen
        if each.answer.status_code != each.page.status
        or each.answer["Content-Language"] != each.page.language
        or f'<html lang="{each.page.language}">' not in each.text
    ]

    assert wrong == []


def test_every_page_calls_110_and_the_help_lines(seen: list[Seen]) -> None:
    without = [each.page.address for each in seen if 'href="tel:110"' not in each.text]
    helpless = [
        each.page.address
        for each in seen
        if each.page.status != 200 and 'href="tel:116016"' not in each.text
    ]

    assert (without, helpless) == ([], [])


def test_no_page_sets_a_cookie(seen: list[Seen]) -> None:
    assert [each.page.address for each in seen if each.answer.cookies] == []


def test_no_page_holds_inline_style_or_script(seen: list[Seen]) -> None:
    found = {each.page.address: INLINE.findall(each.text) for each in seen}

    assert {address: held for address, held in found.items() if held} == {}


def test_every_page_is_under_a_strict_content_policy(seen: list[Seen]) -> None:
    policies = {each.answer["Content-Security-Policy"] for each in seen}

    for policy in policies:
        rules = {name: set(values) for name, *values in map(str.split, policy.split(";")) if name}
        fallback = rules["default-src"]
        loose = [name for name, may in STRICT.items() if not rules.get(name, fallback) <= may]
        assert (loose, "unsafe" in policy) == ([], False)


def test_every_page_takes_its_files_from_here_alone(seen: list[Seen]) -> None:
    strange = {
        address
        for each in seen
        for address in FETCHED.findall(each.text)
        if urlsplit(unescape(address)).netloc
    }

    assert strange == set()


def is_secret(page: Page) -> bool:
    """Its address opens it, so no foot repeats it and no code leads back to it."""
    return page.address.startswith(("/bestaetigen/", "/en/confirm/"))


def test_every_page_says_for_which_day_it_holds(seen: list[Seen]) -> None:
    said = {"de": "Stand: ", "en": "Valid as of "}
    feet = {each.page: FOOT.findall(each.text) for each in seen if not is_secret(each.page)}

    assert [page.address for page, found in feet.items() if len(found) != 1] == []
    assert [page.address for page, [foot] in feet.items() if said[page.language] not in foot] == []


def test_every_page_but_a_refusal_names_its_edition_and_leads_back_to_itself(
    seen: list[Seen],
) -> None:
    edition = edition_in_force()
    assert edition is not None
    wrong = [
        each.page.address
        for each in seen
        for foot in FOOT.findall(each.text)
        if each.page.status == HTTPStatus.OK
        and (
            edition.digest[:12] not in foot
            or f">http://testserver{each.page.address}<" not in unescape(foot)
            or [unquote(code) for code in CODE.findall(foot)] != [each.page.address]
        )
    ]

    assert wrong == []


def test_every_code_leads_to_a_page_of_ours(seen: list[Seen]) -> None:
    for each in seen:
        for code in CODE.findall(each.text):
            check_own_page(unquote(code))


def test_a_later_visit_to_any_page_weighs_20_kb_at_most(seen: list[Seen]) -> None:
    heavy = {each.page.address: each.weight for each in seen if each.weight > LATER_VISIT}

    assert heavy == {}


@NOT_SET_UP
def test_a_first_visit_to_any_page_weighs_100_kb_at_most(seen: list[Seen]) -> None:
    weights = {each.page.address: each.weight + sum(map(weighs, files_of(each))) for each in seen}

    assert {address: all_ for address, all_ in weights.items() if all_ > FIRST_VISIT} == {}


def files_of(each: Seen) -> set[str]:
    """Styles, scripts and pictures that a page names, and the fonts whose letters it uses."""
    named = {unescape(address) for address in FETCHED.findall(each.text)}
    own = {address for address in named if address.startswith(settings.STATIC_URL)}
    fonts = {
        font
        for style in own
        if style.endswith(".css")
        for font in fonts_for(each.text, read(style).decode(), style)
    }
    return own | fonts


@cache
def read(address: str) -> bytes:
    found = finders.find(unquote(urlsplit(address).path).removeprefix(settings.STATIC_URL))
    assert isinstance(found, str), address
    return Path(found).read_bytes()


@cache
def weighs(address: str) -> int:
    """Bytes that travel, as the server packs its files; a font is packed already."""
    content = read(address)
    return len(content) if address.endswith(".woff2") else len(Compressor.compress_brotli(content))
