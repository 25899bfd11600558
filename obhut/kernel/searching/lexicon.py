"""All words of a register, and which of them a typed word may mean.

First the word itself, its inflections, words that begin with it and compounds that contain it.
Only where there are none of these: words that differ by a slip of the finger. Only where there are
none of those either: a compound whose two parts are known.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

ENDINGS = ("s", "es", "e", "en", "n", "er", "ern")
SHORTEST_BEGINNING, SHORTEST_PART, SHORTEST_FIRST_PART = 3, 4, 3
"""From so many letters on a word may be the beginning, or a later part, of another. What stands
before a later part has at least three letters too: Essen is no part of Hessen."""

SHORTEST_WITH_SLIP, SHORTEST_WITH_TWO, LONGEST_WITH_SLIP = 4, 9, 40
MOST_ALTERNATIVES = 40
"""Of a typed fragment. Of a whole word all compounds are found: they are listed beforehand."""


class How(StrEnum):
    """How a typed word was understood."""

    KNOWN = "known"
    SIMILAR = "similar"
    IN_PARTS = "in parts"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a typed word may mean. Of each group one word is enough; every group is needed."""

    typed: str
    how: How
    groups: tuple[tuple[str, ...], ...]
    exactly: tuple[str, ...] = ()
    """Those that are the very word or an inflection of it: found first, and with all their likes."""
    is_short: bool = False
    """A fragment of more words than are looked at."""


def is_like(word: str, of: str, names: frozenset[str]) -> bool:
    """Whether a lexicon with both brings the one among the likes of the other."""
    if word == of or (word in names and of in names):
        return False
    at = word.find(of)
    if at == 0:
        return len(of) >= SHORTEST_BEGINNING
    return at >= SHORTEST_FIRST_PART and len(of) >= SHORTEST_PART and word not in names


def parts_of(word: str) -> frozenset[str]:
    """All that this word may be a like of, be it a word or none."""
    beginnings = {word[:end] for end in range(SHORTEST_BEGINNING, len(word))}
    return frozenset(
        beginnings.union(
            word[begin:end]
            for begin in range(SHORTEST_FIRST_PART, len(word))
            for end in range(begin + SHORTEST_PART, len(word) + 1)
        )
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words. Asking costs the same however many entries stand behind each word."""

    words: tuple[str, ...]
    names: frozenset[str] = frozenset()
    """Names of places are no compounds: who types Sachsen does not mean Niedersachsen."""
    _known: frozenset[str] = field(init=False, repr=False, compare=False)
    _joined: str = field(init=False, repr=False, compare=False)
    _with_trigram: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _letters: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        settle = object.__setattr__
        ordered = tuple(sorted(set(self.words)))
        settle(self, "words", ordered)
        settle(self, "_known", frozenset(ordered))
        settle(self, "_joined", "\n" + "\n".join(ordered) + "\n")
        settle(self, "_with_trigram", _by_trigram(ordered))
        settle(self, "_letters", tuple(map(_letters, ordered)))

    def meant(self, typed: str) -> Meant:
        """What a folded word may mean; ``UNKNOWN``, and no group, where nothing comes near."""
        if exactly := tuple(self._inflections(typed)):
            return Meant(typed=typed, how=How.KNOWN, groups=(exactly,), exactly=exactly)
        if fragments := self._fragments(typed):
            few = fragments[:MOST_ALTERNATIVES]
            short = len(few) < len(fragments)
            return Meant(typed=typed, how=How.KNOWN, groups=(few,), is_short=short)
        if similar := self._similar(typed):
            return Meant(typed=typed, how=How.SIMILAR, groups=(similar,), exactly=similar)
        if parts := self._parts(typed):
            return Meant(typed=typed, how=How.IN_PARTS, groups=parts)
        return Meant(typed=typed, how=How.UNKNOWN, groups=())

    def likes(self, word: str) -> tuple[str, ...]:
        """Words that begin with it, then compounds that contain it."""
        found = (*self._beginnings(word), *self._compounds(word))
        of_others = self.names if word in self.names else {word}
        return tuple(dict.fromkeys(each for each in found if each not in of_others))

    def _fragments(self, typed: str) -> tuple[str, ...]:
        """Of which words it is a part. A mere later part may as well be a slip: both then."""
        likes = self.likes(typed)
        if likes and not likes[0].startswith(typed):
            return tuple(dict.fromkeys((*self._similar(typed), *likes)))
        return likes

    def _inflections(self, typed: str) -> Iterable[str]:
        if typed in self._known:
            yield typed
        for ending in ENDINGS:
            base = typed.removesuffix(ending)
            if len(base) >= SHORTEST_PART and base != typed and base in self._known:
                yield base

    def _beginnings(self, typed: str) -> Iterable[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return
        at = bisect_left(self.words, typed)
        while at < len(self.words) and self.words[at].startswith(typed):
            yield self.words[at]
            at += 1

    def _compounds(self, typed: str) -> Iterable[str]:
        if len(typed) < SHORTEST_PART:
            return
        at = self._joined.find(typed)
        while at >= 0:
            begins = self._joined.rfind("\n", 0, at) + 1
            ends = self._joined.find("\n", at)
            word = self._joined[begins:ends]
            if at - begins >= SHORTEST_FIRST_PART and word not in self.names:
                yield word
            at = self._joined.find(typed, ends)

    def _similar(self, typed: str) -> tuple[str, ...]:
        """The nearest words, if they are one slip away; two in a long word. Numbers never."""
        if not SHORTEST_WITH_SLIP <= len(typed) <= LONGEST_WITH_SLIP or not typed.isalpha():
            return ()
        most = 1 if len(typed) < SHORTEST_WITH_TWO else 2
        apart = {word: _slips(typed, word, most) for word in self._near(typed, most)}
        fewest = min(apart.values(), default=most + 1)
        if fewest > most:
            return ()
        return tuple(sorted(word for word, slips in apart.items() if slips == fewest))

    def _near(self, typed: str, most: int) -> Iterator[str]:
        """Words with enough trigrams and letters in common to be compared at all."""
        shared: Counter[int] = Counter()
        for part in _trigrams(typed):
            shared.update(self._with_trigram.get(part, ()))
        needed = max(1, len(typed) + 1 - 4 * most)  # swapping two letters touches four trigrams
        letters = _letters(typed)
        for at, count in shared.items():
            if count >= needed and (letters ^ self._letters[at]).bit_count() <= 2 * most:
                yield self.words[at]

    def _parts(self, typed: str) -> tuple[tuple[str, ...], ...]:
        for at in range(SHORTEST_PART, len(typed) - SHORTEST_PART + 1):
            first, second = typed[:at], typed[at:]
            known = [part for part in (first, first.removesuffix("s")) if part in self._known]
            if known and second in self._known:
                return ((known[0],), (second,))
        return ()


def _letters(word: str) -> int:
    """Which letters occur, as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(word) + 1)}


def _by_trigram(words: tuple[str, ...]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        for part in _trigrams(word):
            found[part].append(at)
    return dict(found)


def _slips(one: str, other: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour.

    More than ``most`` is answered as ``most + 1``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    present = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        earlier, before, present = before, present, [row]
        for column, against in enumerate(other, start=1):
            cost = min(
                before[column] + 1,
                present[column - 1] + 1,
                before[column - 1] + (letter != against),
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, earlier[column - 2] + 1)
            present.append(cost)
        if min(present) > most + 1:
            return most + 1
    return min(present[-1], most + 1)
