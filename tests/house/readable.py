"""How hard German sentences are to read: a hint for whoever writes, never a verdict.

The first Wiener Sachtextformel (Bamberger and Vanecek, Lesen – Verstehen – Lernen – Schreiben, 1984)
tells for which school year a text is fit, 4 to 15. It counts letters, syllables and sentences and
knows nothing of words. No table leads from it to the levels of the CEFR; above year 11 we ask
whether a text is still B1+.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel.messages.pofile import read_po

from tests.house.tree import OBHUT, ROOT

HARD = 11.0
FEWEST_WORDS = 10  # below that one long word decides
CONTENT = ROOT / "content"
CATALOGUE = OBHUT / "web" / "locale" / "de" / "LC_MESSAGES" / "django.po"
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
NO_PROSE = re.compile(r"https?://\S+|%\(\w+\)s|\bArt\.|\bAbs\.|\bNr\.|\bz\. B\.|\d+\.")
SYLLABLE = re.compile(r"aa|ee|oo|ie|ei|ai|au|äu|eu|[aeiouyäöü]", re.IGNORECASE)


class Text(NamedTuple):
    where: str
    german: str


class Hard(NamedTuple):
    year: float
    text: Text


def school_year(german: str) -> float:
    """The first Wiener Sachtextformel; 0 for what holds no word."""
    prose = NO_PROSE.sub(" ", german)
    words = WORD.findall(prose)
    if not words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?:;]+(?=\s|$)", prose)))
    syllables = [max(1, len(SYLLABLE.findall(word))) for word in words]
    long_words = 100 * sum(each >= 3 for each in syllables) / len(words)
    wide_words = 100 * sum(len(word) > 6 for word in words) / len(words)
    short_words = 100 * sum(each == 1 for each in syllables) / len(words)
    return (
        0.1935 * long_words
        + 0.1672 * len(words) / sentences
        + 0.1297 * wide_words
        - 0.0327 * short_words
        - 0.875
    )


def hard_texts() -> list[Hard]:
    """All German texts above the hint, the hardest first."""
    judged = (
        Hard(school_year(text.german), text)
        for text in (*_of_the_catalogue(), *_of_the_content())
        if len(WORD.findall(text.german)) >= FEWEST_WORDS
    )
    return sorted((each for each in judged if each.year > HARD), reverse=True)


def _of_the_catalogue() -> Iterator[Text]:
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            if isinstance(message.string, str) and message.id:
                yield Text(f"django.po: {str(message.id)[:40]}", message.string)


def _of_the_content() -> Iterator[Text]:
    for path in sorted(CONTENT.rglob("*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        yield from _german_in(read, path, "")


def _german_in(read: Any, path: Path, key: str) -> Iterator[Text]:
    if isinstance(read, list):
        for each in read:
            yield from _german_in(each, path, key)
    elif isinstance(read, dict):
        key = str(read.get("key", key))
        if isinstance(read.get("de"), str):
            yield Text(f"{path.relative_to(ROOT)}: {key}", read["de"])
        for each in read.values():
            yield from _german_in(each, path, key)


def hint() -> list[str]:
    """What is printed after the tests: how many, and the ten hardest."""
    found = hard_texts()
    head = f"Hint: {len(found)} German texts may be harder than B1+ (school year > {HARD:.0f}):"
    return [
        head,
        *(
            f"  {each.year:4.1f}  {each.text.where}: {each.text.german[:50]!r}"
            for each in found[:10]
        ),
    ]
