"""The glossary: words of the field, forms, functions and concepts in one alphabet."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from obhut.kernel.concept.kinds import WordFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder import words
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    actors_by_function,
    first_sentence,
    function_links,
    link,
    maybe,
    norm_links,
    section_line,
    sure_line,
    text_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """A word in the language of the page and in the other, with what it means."""

    key: str
    name: str
    other: str
    short: str
    text: str
    trap: str
    grounds: tuple[LinkLine, ...]
    more: tuple[LinkLine, ...]
    sure: SureLine
    address: str = ""
    """Where another page says it all; empty for a word that is explained here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    letter: str
    words: tuple[WordLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage:
    section: SectionLine | None
    letters: tuple[LetterLine, ...]
    other_language: str


def glossary_page(mechanism: Mechanism) -> GlossaryPage:
    entries = sorted(_entries(mechanism), key=lambda word: _in_order(word.name))
    return GlossaryPage(
        section=section_line("words", mechanism),
        letters=tuple(
            LetterLine(letter=letter, words=tuple(group))
            for letter, group in groupby(entries, key=lambda word: _letter(word.name))
        ),
        other_language="de" if words.in_english() else "en",
    )


def _entries(mechanism: Mechanism) -> Iterator[WordLine]:
    """The words; and forms and functions whose name is not a word already."""
    named: set[str] = set()
    for word in mechanism.words.values():
        named.add(_in_order(words.said(word.node.title)))
        yield _word(word, mechanism)
    actors = actors_by_function(mechanism)
    forms = [form.node for form in mechanism.forms.values()]
    functions = [each.node for key, each in mechanism.functions.items() if key in actors]
    for node in (*forms, *functions):
        if _in_order(words.said(node.title)) not in named:
            yield _pointer(node, mechanism)


def _word(word: Statement[WordFacts], mechanism: Mechanism) -> WordLine:
    facts = word.facts
    return WordLine(
        key=word.key,
        name=words.said(word.node.title),
        other=_in_the_other_language(word.node),
        short=facts.short or "",
        text=text_of(word.node),
        trap=maybe(facts.trap),
        grounds=norm_links(facts.norms, mechanism),
        more=(
            *_links(mechanism.forms[key].node for key in facts.forms),
            *_links(mechanism.boundaries[key].node for key in facts.boundaries),
            *(each for each in function_links(facts.functions, mechanism) if each.address),
        ),
        sure=sure_line(word.node, mechanism),
    )


def _pointer(node: Node, mechanism: Mechanism) -> WordLine:
    """A form or function: its name in both languages, and the page that describes it."""
    there = link(node) if node.kind == "form" else function_links([node.key], mechanism)[0]
    return WordLine(
        key=node.key,
        name=words.said(node.title),
        other=_in_the_other_language(node),
        short="",
        text=first_sentence(text_of(node)),
        trap="",
        grounds=(),
        more=(),
        sure=sure_line(node, mechanism),
        address=there.address,
    )


def _links(nodes: Iterable[Node]) -> tuple[LinkLine, ...]:
    return tuple(link(node) for node in nodes)


def _in_the_other_language(node: Node) -> str:
    return node.title.de if words.in_english() else node.title.en


def _in_order(name: str) -> str:
    """As a dictionary sorts: Ä like A, ß like ss, quotation marks and case passed over."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return "".join(sign for sign in decomposed if sign.isalnum() or sign == " ").strip()


def _letter(name: str) -> str:
    return _in_order(name)[:1].upper()
