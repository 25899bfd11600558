"""What the terms of our taxonomies are called: the words of the pages, in both languages."""

from collections.abc import Callable, Hashable, Iterable

from django.utils.translation import override

from obhut.concepts.queries import mark_of_drafts, mark_of_editions
from obhut.directory.queries.places import active_digest, districts
from obhut.directory.queries.search import values
from obhut.kernel.concept.texts import Text
from obhut.kernel.exchange.hsds_terms import Names, Vocabulary
from obhut.kernel.mechanism.search_words import LANGUAGE_NAMES
from obhut.kernel.routing.places import Level
from obhut.knowledge.queries import functions_everywhere
from obhut.web.directory.words import ANSWERS, KINDS, form_name, language_name
from obhut.web.kept import Kept
from obhut.web.language import ENGLISH, GERMAN

BUND = Text(de="Bund", en="Federation")
LEVELS = {
    Level.FEDERATION: BUND,
    Level.LAND: Text(de="Land", en="Land"),
    Level.KREIS: Text(de="Kreis oder kreisfreie Stadt", en="Kreis or town of its own"),
    Level.GEMEINDE: Text(de="Gemeinde", en="Municipality"),
    Level.BEZIRK: Text(de="Bezirk", en="Bezirk"),
    Level.POSTCODE: Text(de="Postleitzahl", en="Postcode"),
}
_VOCABULARIES: Kept[Vocabulary] = Kept(most=2)


def vocabulary() -> tuple[Hashable, Vocabulary]:
    """Of what is in force, after a key that no other words have. Raises NothingInForce, NotRegistered."""
    key = (mark_of_editions(), mark_of_drafts(), active_digest())
    return key, _VOCABULARIES.get(key, lambda: Vocabulary(_names(), _areas()))


def _names() -> Names:
    functions = functions_everywhere()
    laender = districts().laender.values()
    return {
        "kind": _called(KINDS, lambda kind: str(KINDS[kind])),
        "form": _called(values()["form"], form_name),
        "minors": _called(ANSWERS, lambda answer: str(ANSWERS[answer])),
        "professionals": _called(("yes", "no"), lambda answer: str(ANSWERS[answer])),
        "land": {"DE": BUND} | {land.key: Text(de=land.name, en=land.name_en) for land in laender},
        "function": {key: each.node.title for key, each in functions.items()},
        "level": {level.value: name for level, name in LEVELS.items()},
        "language": _called(sorted(set(LANGUAGE_NAMES.values())), language_name),
    }


def _called(codes: Iterable[str], name: Callable[[str], str]) -> dict[str, Text]:
    every = [str(code) for code in codes]
    with override(GERMAN):
        german = [name(code) for code in every]
    with override(ENGLISH):
        english = [name(code) for code in every]
    return {code: Text(de=de, en=en) for code, de, en in zip(every, german, english, strict=True)}


def _areas() -> dict[tuple[str, str], str]:
    known = districts()
    areas = {(str(Level.LAND), land.key): land.name for land in known.laender.values()}
    areas[Level.FEDERATION, "DE"] = BUND.de
    areas |= {(str(Level.KREIS), kreis.ags): kreis.name for kreis in known.kreise.values()}
    bezirke = known.bezirke.values()
    return areas | {(str(Level.BEZIRK), each.key): each.name for each in bezirke}
