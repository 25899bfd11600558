"""Places that a typed text names, though perhaps no entry stands under their name."""

from functools import lru_cache

from obhut.directory.queries.places import Kreis, districts, places_of_postcode
from obhut.directory.queries.register import register
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.lexicon import How, Lexicon

POSTCODE_DIGITS = 5
MOST = 4


def kreise_named(text: str) -> tuple[Kreis, ...]:
    """The Kreise meant by a text that names one, or a postcode; a few at most, in order."""
    known, names = districts().kreise, _kreise_by_word(register().generation)
    lexicon = Lexicon(tuple(names))
    found: dict[str, Kreis] = {}
    for word in words_in(text):
        if word.isdigit() and len(word) == POSTCODE_DIGITS:
            found |= {each.kreis: known[each.kreis] for each in places_of_postcode(word)}
            continue
        meant = lexicon.meant(word)
        if meant.how in (How.KNOWN, How.SIMILAR):
            likely = meant.exactly or meant.groups[0]
            found |= {ags: known[ags] for each in likely for ags in names[each]}
    return tuple(found.values())[:MOST]


@lru_cache(maxsize=2)
def _kreise_by_word(_generation: int) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for ags, kreis in districts().kreise.items():
        for word in words_in(kreis.name):
            names[word] = (*names.get(word, ()), ags)
    return names
