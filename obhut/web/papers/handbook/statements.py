"""What every statement in the handbook shows: state of review, sources by their number."""

from collections.abc import Iterable
from dataclasses import dataclass

from obhut.kernel.concept.kinds import SourceFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Compared, Text
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A node in the words of the reader. ``sources``: numbers in the list of sources."""

    key: str
    title: str
    text: str
    review: str
    note: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A norm that is named; the handbook leads from here to the register."""

    key: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    number: int
    title: str
    addresses: tuple[str, ...]
    incomplete: bool
    read_on: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads nodes of one mechanism and numbers its sources."""

    mechanism: Mechanism

    def told(self, node: Node) -> Told:
        numbers = {key: at for at, key in enumerate(self.mechanism.sources, start=1)}
        review = node.review
        return Told(
            key=node.key,
            title=words.said(node.title),
            text=said(node.text),
            review=words.review_in_words(review),
            note=said(review.note) if isinstance(review, Compared) else "",
            sources=tuple(numbers[key] for key in node.sources if key in numbers),
        )

    def grounds(self, keys: Iterable[str]) -> tuple[Ground, ...]:
        norms = self.mechanism.norms
        return tuple(Ground(key=key, citation=norms[key].facts.citation) for key in keys)

    def functions(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(words.said(self.mechanism.functions[key].node.title) for key in keys)

    def sources(self) -> tuple[SourceLine, ...]:
        rows = enumerate(self.mechanism.sources.values(), start=1)
        return tuple(_source(number, row) for number, row in rows)


def said(text: Text | None) -> str:
    return words.said(text) if text else ""


def all_said(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(words.said(text) for text in texts)


def _source(number: int, row: Statement[SourceFacts]) -> SourceLine:
    return SourceLine(
        number=number,
        title=words.said(row.node.title),
        addresses=tuple(each for each in (row.facts.address, *row.facts.further) if each),
        incomplete=row.facts.incomplete,
        read_on=words.day_in_words(row.facts.read_on),
    )
