"""What a browser fetches: a page, its styles, its icon, and the fonts whose letters it uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from bench import addresses
from bench.measures import Result
from bench.product import Product
from bench.ratios import percent
from bench.visiting import AS_A_BROWSER, fetch

FIRST_KB, LATER_KB = 100.0, 20.0
PAGES = ("/", "/verdacht/", "/verdacht/?ags=09564", *addresses.plans("/plan/")[:35], "/stellen/")
FETCHED = re.compile(r'<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"]+)"')
FACE = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
SOURCE = re.compile(r"url\([\"']?([^\"')]+)")
RANGE = re.compile(r"unicode-range:\s*([^;]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page as it is first fetched, in bytes."""

    page: int
    assets: int
    cookies: int
    strangers: int


def measure(product: Product) -> list[Result]:
    visits = [_first_visit(product.port, address) for address in PAGES]
    first = max(visits, key=lambda visit: visit.page + visit.assets)
    later = max(visits, key=lambda visit: visit.page)
    strangers = sum(visit.cookies + visit.strangers for visit in visits)
    most, page = (first.page + first.assets) / 1000, later.page / 1000
    home = visits[0]
    return [
        Result(
            key="first",
            ratio=percent(most / FIRST_KB),
            met=most <= FIRST_KB,
            raw=f"{most:.1f} kB the largest of {len(visits)} pages; "
            f"start page {(home.page + home.assets) / 1000:.1f} kB",
        ),
        Result(
            key="later",
            ratio=percent(page / LATER_KB),
            met=page <= LATER_KB,
            raw=f"{page:.1f} kB the largest of {len(visits)} pages; "
            f"start page {home.page / 1000:.1f} kB",
        ),
        Result(key="cookies", ratio=str(strangers), met=strangers == 0, raw=f"{len(visits)} pages"),
    ]


def _first_visit(port: int, address: str) -> Visit:
    text = _read(port, address)
    wanted = [urljoin(address, unescape(found)) for found in FETCHED.findall(text)]
    own = [found for found in wanted if not urlsplit(found).netloc]
    styles = {found: _read(port, found) for found in own if ".css" in found}
    fonts = {font for at, style in styles.items() for font in fonts_for(text, style, at)}
    page = fetch(port, address, AS_A_BROWSER)
    assets = [fetch(port, asset, AS_A_BROWSER) for asset in sorted({*own, *fonts})]
    return Visit(
        page=len(page.body),
        assets=sum(len(asset.body) for asset in assets),
        cookies=sum("Set-Cookie" in each.headers for each in (page, *assets)),
        strangers=len(wanted) - len(own),
    )


def _read(port: int, address: str) -> str:
    """The text, as it is before it is compressed."""
    return fetch(port, address, {}).body.decode()


def fonts_for(text: str, style: str, at: str) -> Iterator[str]:
    """The fonts of a style sheet that hold a letter of the text."""
    letters = {ord(letter) for letter in text}
    for face in FACE.findall(style):
        source, ranges = SOURCE.search(face), RANGE.search(face)
        if source and (ranges is None or letters & set(code_points(ranges[1]))):
            yield urljoin(at, source[1])


def code_points(ranges: str) -> Iterator[int]:
    """``U+0000-00FF, U+0131`` as numbers."""
    for each in ranges.split(","):
        first, _, last = each.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
