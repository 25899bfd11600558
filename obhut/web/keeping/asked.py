"""Filters of the lists: they stand in the address, so a list can be kept, sent and gone back to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.directory.queries.places import districts
from obhut.knowledge.queries import functions_everywhere, unknown_key
from obhut.web.directory.asking import LAST_PAGE, LONGEST_TEXT
from obhut.web.keeping.words import fault_in_words

NAMES = ("q", "land", "kreis", "bezirk", "function")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What could be understood of a query, and what could not, in words."""

    query: Mapping[str, str]
    page: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where one is in a list, and the addresses before and after."""

    place: str
    before: str
    after: str


def read_filters(query: Mapping[str, str], choices: Mapping[str, tuple[str, ...]]) -> Asked:
    """``choices``: filter -> the values it knows. What does not fit is left out and told."""
    given = {name: query.get(name, "").strip() for name in ("q", *choices)}
    wrong = dict(_wrong(given, choices))
    page = query.get("page", "1") or "1"
    if not (page.isascii() and page.isdecimal() and 1 <= int(page[:8]) <= LAST_PAGE):
        wrong["page"], page = _("Pages count from 1."), "1"
    kept = {name: value for name, value in given.items() if value and name not in wrong}
    return Asked(query=kept, page=int(page), reasons=tuple(wrong.values()))


def filters_of_entries() -> Mapping[str, tuple[str, ...]]:
    known = districts()
    return {
        "land": tuple(known.laender),
        "kreis": tuple(known.kreise),
        "bezirk": tuple(known.bezirke),
        "function": tuple(functions_everywhere()),
    }


def _wrong(
    given: Mapping[str, str], choices: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    if len(given["q"]) > LONGEST_TEXT:
        yield (
            "q",
            _("The search is too long; up to %(n)d signs are possible.") % {"n": LONGEST_TEXT},
        )
    for name, known in choices.items():
        if given[name] and given[name] not in known:
            yield name, fault_in_words(unknown_key(name, given[name], known[:20]))


def address(page_name: str, query: Mapping[str, str], *, page: int = 1) -> str:
    """The list with these filters."""
    said = {name: value for name, value in query.items() if value}
    said |= {"page": str(page)} if page > 1 else {}
    return f"{reverse(page_name)}{'?' if said else ''}{urlencode(said)}"


def pages_of(page_name: str, query: Mapping[str, str], *, page: int, pages: int) -> Pages:
    return Pages(
        place=_("Page %(page)d of %(pages)d") % {"page": page, "pages": pages} if pages > 1 else "",
        before=address(page_name, query, page=min(page - 1, pages)) if page > 1 else "",
        after=address(page_name, query, page=page + 1) if page < pages else "",
    )
