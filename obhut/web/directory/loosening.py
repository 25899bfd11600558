"""Where nothing was found: what to leave out, which place may be meant, who is there anyway."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.directory.queries.nearby import kreise_named
from obhut.directory.queries.search import Wanted, count_without
from obhut.kernel.searching.folding import words_in
from obhut.web.directory import words

MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link with what it is good for."""

    label: str
    address: str


def ways_on(wanted: Wanted, query: Mapping[str, str], lands: Mapping[str, str]) -> tuple[Way, ...]:
    """What to loosen, with how much that brings; then the place, if the text names one."""
    return (*_looser(wanted, query, lands), *_places(wanted, lands))[:MOST]


def _looser(wanted: Wanted, query: Mapping[str, str], lands: Mapping[str, str]) -> Iterator[Way]:
    counts = sorted(count_without(wanted).items(), key=lambda each: -each[1])
    for name, count in counts:
        if count:
            yield Way(
                label=_("Without “%(wish)s”: %(entries)s")
                % {"wish": _named(name, query, lands), "entries": _entries(count)},
                address=_address(_without(name, wanted, query)),
            )


def _places(wanted: Wanted, lands: Mapping[str, str]) -> Iterator[Way]:
    kreise = kreise_named(wanted.text)
    for kreis in kreise:
        asked = urlencode({"land": kreis.land, "ags": kreis.ags})
        yield Way(
            label=_("Who is responsible in %(kreis)s, %(land)s?")
            % {"kreis": kreis.name, "land": lands[kreis.land]},
            address=f"{reverse('finder:desks')}?{asked}",
        )
    for land in dict.fromkeys(kreis.land for kreis in kreise):
        label = _("All entries for %(land)s") % {"land": lands[land]}
        yield Way(label=label, address=_address({"land": land}))


def _named(name: str, query: Mapping[str, str], lands: Mapping[str, str]) -> str:
    """What is left out, as the reader knows it."""
    match name.split(" "):
        case ["word", word]:
            return word
        case ["text"]:
            return query["q"]
        case ["open_at"]:
            return str(words.FIELDS["open"])
        case _:
            value = query[name]
            field = str(words.FIELDS[name])
            if value == "yes":
                return field
            return f"{field}: {words.value_name(name, value, dict(lands))}"


def _without(name: str, wanted: Wanted, query: Mapping[str, str]) -> dict[str, str]:
    if name.startswith("word "):
        left = (word for word in words_in(wanted.text) if word != name.removeprefix("word "))
        return {**query, "q": " ".join(left)}
    field = {"text": "q", "open_at": "open"}.get(name, name)
    return {other: value for other, value in query.items() if other != field}


def _entries(count: int) -> str:
    return ngettext("%(n)d entry", "%(n)d entries", count) % {"n": count}


def _address(query: Mapping[str, str]) -> str:
    return f"{reverse('directory:search')}?{urlencode(query)}#found"
