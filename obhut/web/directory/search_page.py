"""The directory as a page shows it: the question, the map, what was found, what to loosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.directory.queries.search import PAGE, Found, Wanted, find, values
from obhut.kernel.refusals import Fault
from obhut.kernel.searching.folding import spelt
from obhut.kernel.searching.lexicon import How, Meant
from obhut.web.directory import words
from obhut.web.directory.asking import Asked
from obhut.web.directory.entry_cards import listed_card
from obhut.web.directory.loosening import Way, ways_on
from obhut.web.directory.tiles import Tile, land_names, nationwide_tile, tiles
from obhut.web.finder.questions import Option
from obhut.web.finder.words import in_english

FOUND = "#found"
CHOICES = ("land", "form", "language")
LAST = ("not_stated", "other", "several", "interpreters")
"""Values that stand at the end of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """All that the template says. Nothing in it is counted or looked up again."""

    text: str
    is_asked: bool
    is_narrowed: bool
    heading: str
    cards: tuple[SafeString, ...]
    notices: tuple[str, ...]
    """How a word was understood, or that something was left out."""
    chosen: tuple[Way, ...]
    """What narrows the list, each with the address without it."""
    ways_on: tuple[Way, ...]
    """Where nothing was found: what to loosen, whom else to ask."""
    options: Mapping[str, tuple[Option, ...]]
    checked: Mapping[str, bool]
    tiles: tuple[Tile, ...]
    nationwide: Tile
    place: str
    """"Page 2 of 8"; empty where there is one only."""
    before: str
    after: str
    first: str
    files: tuple[Way, ...]
    """The same to take along, as files."""
    beyond: bool
    """A page was asked for that lies behind the last."""


def search_page(asked: Asked, *, at: datetime) -> SearchPage:
    """What was found for the fields that could be understood. Raises NotRegistered."""
    found = find(asked.wanted, page=asked.page)
    query = query_of(asked.wanted)
    lands = land_names()
    addresses = {land: address(query | {"land": land}) for land in lands}
    return SearchPage(
        text=asked.wanted.text,
        is_asked=bool(query),
        is_narrowed=bool(query.keys() - {"q", "land"}),
        heading=_heading(found.count, is_asked=bool(query)),
        cards=tuple(listed_card(point, at=at, lands=lands) for point in found.points),
        notices=tuple(_notices(asked, found)),
        chosen=tuple(_chosen(query, lands)),
        ways_on=ways_on(asked.wanted, query, lands) if not found.count else (),
        options=_options(query, lands),
        checked={name: query.get(name) == "yes" for name in ("minors", "professionals", "open")},
        tiles=tuple(tiles(found.by_land, chosen=asked.wanted.land, addresses=addresses)),
        nationwide=nationwide_tile(found.by_land, chosen=asked.wanted.land, addresses=addresses),
        place=_place(found),
        before=_page_address(query, found.page - 1, found),
        after=_page_address(query, found.page + 1, found),
        first=address(query),
        files=tuple(_files(query)) if found.count else (),
        beyond=found.page > found.pages,
    )


def query_of(wanted: Wanted) -> dict[str, str]:
    """What is wanted, as the address of its page says it."""
    said = {
        "q": wanted.text,
        "land": wanted.land,
        "minors": wanted.minors,
        "professionals": wanted.professionals,
        "form": wanted.form,
        "language": wanted.language,
        "open": "yes" if wanted.open_at else "",
    }
    return {name: value for name, value in said.items() if value}


def address(query: Mapping[str, str]) -> str:
    asked = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('directory:search')}{f'?{asked}' if asked else ''}{FOUND}"


def _files(query: Mapping[str, str]) -> Iterator[Way]:
    asked = f"?{urlencode(query)}" if query else ""
    labels = {
        "xlsx": _("Spreadsheet (XLSX)"),
        "csv": _("Table (CSV)"),
        "vcf": _("Contacts (vCard)"),
    }
    for form, label in labels.items():
        yield Way(label=label, address=f"{reverse('directory:export', args=[form])}{asked}")


def reasons(faults: tuple[Fault, ...]) -> list[str]:
    """Each field that was left out, in the reader's words."""
    return [_reason(fault) for fault in faults]


def _reason(fault: Fault) -> str:
    if fault.field in ("q", "page"):
        return fault.en if in_english() else fault.de
    return _("What stands in the address for “%(field)s” is not known here. It was left out.") % {
        "field": words.FIELDS[fault.field]
    }


def _heading(count: int, *, is_asked: bool) -> str:
    if not count:
        return _("Nothing found")
    if is_asked:
        return ngettext("%(n)d entry found", "%(n)d entries found", count) % {"n": count}
    return _("All %(n)d entries") % {"n": count}


def _notices(asked: Asked, found: Found) -> list[str]:
    typed = spelt(asked.wanted.text)
    said = [_understood(each, typed[each.typed], found) for each in found.meant]
    if asked.wanted.text and not typed:
        said.append(_("What you typed holds no word to search for. You see everything instead."))
    if found.left_out:
        said.append(
            _("Only the first eight words were searched for, without: %(words)s.")
            % {"words": ", ".join(typed[word] for word in found.left_out)}
        )
    return [sentence for sentence in said if sentence]


def _understood(meant: Meant, typed: str, found: Found) -> str:
    """What became of a typed word; nothing where it was found as it stands."""
    match meant.how:
        case How.SIMILAR:
            others = ", ".join(found.spelt[word] for word in meant.exactly)
            return _("“%(typed)s” stands in no entry. You see what stands under: %(meant)s.") % {
                "typed": typed,
                "meant": others,
            }
        case How.KNOWN if meant.is_short:
            return _(
                "Many words begin with “%(typed)s” or hold it; only some were searched. "
                "Please write it out."
            ) % {"typed": typed}
        case How.UNKNOWN:
            return _("“%(typed)s” stands in no entry, nor anything like it.") % {"typed": typed}
        case _:
            return ""


def _chosen(query: Mapping[str, str], lands: Mapping[str, str]) -> list[Way]:
    chosen = []
    for name, value in query.items():
        if name != "q":
            label = words.FIELDS[name]
            told = "" if value == "yes" else f": {words.value_name(name, value, dict(lands))}"
            rest = {other: said for other, said in query.items() if other != name}
            chosen.append(Way(label=f"{label}{told}", address=address(rest)))
    return chosen


def _options(query: Mapping[str, str], lands: Mapping[str, str]) -> dict[str, tuple[Option, ...]]:
    known = values()
    offered = {"land": tuple(lands), "form": tuple(known["form"])}
    offered["language"] = tuple(known["language"])
    return {
        name: tuple(
            Option(value=value, label=label, chosen=query.get(name) == value)
            for _last, label, value in sorted(
                (
                    value in LAST or value == words.NATIONWIDE,
                    words.value_name(name, value, dict(lands)),
                    value,
                )
                for value in offered[name]
            )
        )
        for name in CHOICES
    }


def _place(found: Found) -> str:
    if found.count <= PAGE:
        return ""
    return _("Page %(page)d of %(pages)d") % {"page": found.page, "pages": found.pages}


def _page_address(query: Mapping[str, str], page: int, found: Found) -> str:
    if not 1 <= page <= found.pages:
        return ""
    return address({**query, "page": str(page) if page > 1 else ""})
