"""Spelling set aside: Köln, Koeln, KOELN and Koln are one word; so are Straße and Strasse."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
UMLAUT_WRITTEN_OUT = re.compile(r"(?<![aeouq])([aou])e(?!e)")
"""Koeln, but not Frauen, neue or Quelle. Where it errs (Soest) it errs on both sides alike."""

DIGITS = re.compile(r"(?<!\w)\d[\d ()/+-]*\d(?!\w)")
"""A telephone number in its usual ways of writing."""

ONE_NAME = re.compile(r"\b(sachsen)[- ](anhalt)\b", re.IGNORECASE)
"""Who types Sachsen does not mean Sachsen-Anhalt."""

FILLERS = frozenset({
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis", "das", "dem", "den",
    "der", "des", "die", "dies", "ein", "eine", "einem", "einen", "einer", "eines", "es", "fuer",
    "für", "gegen", "hat", "ich", "im", "in", "ist", "mit", "nach", "oder", "ohne", "sich",
    "sie", "sind", "so", "um", "und", "uns", "unter", "vom", "von", "vor", "wer", "wie", "wir",
    "wird", "wo", "zu", "zum", "zur", "a", "about", "all", "and", "are", "at", "by", "can", "do",
    "for", "from", "how", "i", "is", "me", "of", "on", "or", "our", "the", "to", "we", "what",
    "where", "who", "with", "ev", "gmbh", "ggmbh",
})  # fmt: skip
"""Words that say nothing about which desk is meant."""


def folded(text: str) -> str:
    """The text without its spelling: no case, no accents, umlauts as their vowel."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return UMLAUT_WRITTEN_OUT.sub(r"\1", plain)


def words_in(text: str) -> tuple[str, ...]:
    """The folded words of a text, each once, in order; a telephone number is one word."""
    return tuple(spelt(text))


def spelt(text: str) -> dict[str, str]:
    """The folded words of a text, each with the spelling it had there first."""
    joined = DIGITS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    joined = ONE_NAME.sub(r"\1\2", joined)
    found: dict[str, str] = {}
    for written in WORD.findall(unicodedata.normalize("NFC", joined)):
        for word in WORD.findall(folded(written)):
            if len(word) > 1 and word not in _FOLDED:
                found.setdefault(word, written)
    return found


_FOLDED = frozenset(folded(word) for word in FILLERS)
