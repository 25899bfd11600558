"""For which place and moment a page speaks, and how its links keep that.

A page of knowledge has no place of its own: it reads the federal text, unless its address names a
Land, a Kreis or a Bezirk. What was named travels on in every link to a page that speaks from a text
too, and nowhere else: no cookie knows it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import get_language

from obhut.kernel.routing.places import FEDERATION_KEY, Key, Level
from obhut.knowledge.queries import InForce, in_force
from obhut.web.finder.asking import PLACE, read_moment, read_place

NAMED = ("land", "ags", "bezirk", "at")
"""What an address may say of place and moment, on a page that has neither of its own."""
SPEAKING = frozenset({"knowledge", "signs", "gate", "finder"})
"""Rooms of pages that speak from a text."""
ASK_FOR_THEMSELVES = frozenset({"finder"})
"""Rooms whose forms ask for the place themselves."""
PRINTED = frozenset({"papers:print_card"})
LINK = re.compile(r'(<a\b[^>]*?\bhref=")(/[^"?#]*)(?:\?((?:&#|[^"#])*))?(#[^"]*)?(?=")')
FORM = re.compile(r'<form\b[^>]*\bmethod="get"[^>]*\baction="(/[^"?#]*)[^"]*"[^>]*>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The text a page speaks from, and what its links say so that the next one speaks from it too."""

    present: InForce
    kept: Mapping[str, str]
    chosen: bool
    """The reader chose it, by the address; else it follows from the place they asked for."""

    @property
    def is_usual(self) -> bool:
        """The federal text as it holds today: what every page speaks from that was told nothing."""
        held = self.present
        return held.edition.is_federal and not held.no_longer and not held.not_yet


def spoken_for(request: HttpRequest) -> InForce:
    """The text that a page without a place of its own speaks from. Raises Faulty, NothingInForce."""
    spoken = spoken_by(request)
    if spoken is None:
        named = {name: str(request.GET.get(name, "")).strip() for name in NAMED}
        kept = {name: value for name, value in named.items() if value}
        spoken = _tell_the_frame(request, Spoken(present=text_named(kept), kept=kept, chosen=True))
    return spoken.present


def spoken_by(request: HttpRequest) -> Spoken | None:
    """What this page speaks from; None where it speaks from no text, or has not said so yet."""
    return getattr(request, "spoken", None)


def text_named(query: Mapping[str, str]) -> InForce:
    """The text for the place and the moment that a query names, if any. Raises Faulty."""
    place = read_place({name: query.get(name, "") for name in PLACE})
    at = query.get("at", "")
    return in_force(place, read_moment(at, now=timezone.now()) if at else None)


def speaks_from(request: HttpRequest, present: InForce) -> InForce:
    """Tell the frame of a page that has a place of its own what it speaks from."""
    kept = query_of(present.edition.area)
    if present.no_longer and present.at:
        kept = kept | {"at": present.at.isoformat(timespec="minutes")}
    return _tell_the_frame(request, Spoken(present=present, kept=kept, chosen=False)).present


def _tell_the_frame(request: HttpRequest, spoken: Spoken) -> Spoken:
    request.spoken = spoken  # type: ignore[attr-defined]  # asked once in a request
    return spoken


def query_of(area: Key) -> dict[str, str]:
    """What an address says so that the text of this area speaks."""
    level, key = area
    match level:
        case Level.LAND:
            return {"land": key}
        case Level.KREIS | Level.GEMEINDE:
            return {"ags": key}
        case Level.BEZIRK:
            land, bezirk = key.rsplit("-", 1)
            return {"land": land, "bezirk": bezirk}
        case _:
            return {}


def address_from(path: str, area: Key) -> str:
    """A page, spoken from the text of an area."""
    kept = query_of(area)
    return f"{path}?{urlencode(kept)}" if kept and area[1] != FEDERATION_KEY else path


class LinksKeepThePlace:
    """Writes the place a page speaks for into its links and forms, once the page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        spoken = spoken_by(request)
        if (
            spoken is not None
            and spoken.kept
            and isinstance(answer, HttpResponse)
            and answer.headers.get("Content-Type", "").startswith("text/html")
        ):
            answer.content = keeping(answer.text, spoken.kept).encode()
        return answer


def keeping(page: str, kept: Mapping[str, str]) -> str:
    """The page with what is kept in every link to, and every form of, a page that speaks."""

    def link(found: re.Match[str]) -> str:
        before, path, query, anchor = found.groups(default="")
        said = {name for name, _value in parse_qsl(unescape(query), keep_blank_values=True)}
        if not _speaks(path) or not said.isdisjoint(PLACE):
            return found[0]
        more = escape(urlencode({name: kept[name] for name in kept if name not in said}))
        asked = "&amp;".join(part for part in (query, more) if part)
        return f"{before}{path}?{asked}{anchor}"

    def form(found: re.Match[str]) -> str:
        if not _speaks(found[1], but_not=ASK_FOR_THEMSELVES):
            return found[0]
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{escape(value)}">'
            for name, value in kept.items()
            if f'name="{name}"' not in page[found.end() : page.find("</form>", found.end())]
        )
        return found[0] + fields

    return FORM.sub(form, LINK.sub(link, page))


def _speaks(path: str, *, but_not: frozenset[str] = frozenset()) -> bool:
    return _room_of(path, get_language()) in SPEAKING - but_not


@lru_cache(maxsize=2_000)
def _room_of(path: str, _language: str | None) -> str:
    """Kept: the path alone says it."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return "signs" if found.view_name in PRINTED else found.app_name
