"""From a query string to what is wanted. The same for the pages and the API."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from obhut.directory.queries.places import districts
from obhut.directory.queries.search import Wanted, values
from obhut.kernel.refusals import Fault
from obhut.knowledge.queries import unknown_key

NAMES = ("q", "land", "minors", "professionals", "form", "language", "open", "page")
ADVISES = ("yes", "no", "unclear", "not_stated")
YES = "yes"
LONGEST_TEXT, LAST_PAGE = 200, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What could be understood of a question, and every field that could not."""

    wanted: Wanted
    page: int
    faults: tuple[Fault, ...]


def read_search(query: Mapping[str, str], *, now: datetime) -> Asked:
    """A field that does not fit is left out and told. Raises NotRegistered before a load."""
    given = {name: query.get(name, "").strip() for name in NAMES}
    faults = tuple(_faults(given))
    wrong = {fault.field for fault in faults}
    right = {name: "" if name in wrong else value for name, value in given.items()}
    wanted = Wanted(
        text=right["q"],
        land=right["land"],
        minors=right["minors"],
        professionals=right["professionals"],
        form=right["form"],
        language=right["language"],
        open_at=now if right["open"] == YES else None,
    )
    return Asked(wanted=wanted, page=int(right["page"] or 1), faults=faults)


def _faults(given: Mapping[str, str]) -> Iterator[Fault]:
    known = values()
    choices = {
        "land": (*districts().laender, "DE"),
        "minors": ADVISES,
        "professionals": ADVISES,
        "form": tuple(known["form"]),
        "language": tuple(known["language"]),
        "open": (YES,),
    }
    for name, allowed in choices.items():
        if given[name] and given[name] not in allowed:
            yield unknown_key(name, given[name], allowed)
    if len(given["q"]) > LONGEST_TEXT:
        yield Fault(
            where="query",
            field="q",
            de=f"Die Suche hat {len(given['q'])} Zeichen. Möglich sind bis zu {LONGEST_TEXT}.",
            en=f"The search has {len(given['q'])} signs. Up to {LONGEST_TEXT} are possible.",
        )
    page = given["page"]
    if page and not (page.isascii() and page.isdigit() and 1 <= int(page[:8]) <= LAST_PAGE):
        yield Fault(
            where="query",
            field="page",
            de=f"„{page[:40]}“ ist keine Seite. Seiten zählen ab 1.",
            en=f'"{page[:40]}" is no page. Pages count from 1.',
        )
