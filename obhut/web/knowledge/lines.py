"""Lines that several pages of this room share: a link, a ground, how sure a statement is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.kernel.concept.kinds import ClauseFacts, StepFacts, TermFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Compared, Text
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.finder import words
from obhut.web.finder.plan_page import SourceLine
from obhut.web.knowledge import names
from obhut.web.knowledge.links import address_of

SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÄÖÜ„“])")
"""Between two sentences; not after "Nr." or "Abs."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """A name that leads somewhere; without an address it is only said."""

    label: str
    address: str
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SureLine:
    """On what a statement rests and how far it was reviewed. Stands beside every statement."""

    state: str
    review: str
    note: str
    evidence: str
    sources: tuple[SourceLine, ...]
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """The opening words of a chapter."""

    title: str
    text: str
    sure: SureLine


def section_line(key: str, mechanism: Mechanism) -> SectionLine | None:
    """What a chapter says of itself; none where the edition has no such chapter."""
    section = mechanism.sections.get(key)
    if section is None:
        return None
    return SectionLine(
        title=words.said(section.node.title),
        text=text_of(section.node),
        sure=sure_line(section.node, mechanism),
    )


def sure_line(node: Node, mechanism: Mechanism) -> SureLine:
    review = node.review
    noted = review.note if isinstance(review, Compared) else None
    return SureLine(
        state=review.state,
        review=words.review_in_words(review),
        note=maybe(noted),
        evidence=str(words.EVIDENCE[node.evidence]),
        sources=source_lines(node.sources, mechanism),
        as_of=names.day(node.as_of),
    )


def source_lines(keys: Iterable[str], mechanism: Mechanism) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(
            title=words.said(mechanism.sources[key].node.title),
            address=mechanism.sources[key].facts.address or "",
        )
        for key in keys
    )


def norm_links(keys: Iterable[str], mechanism: Mechanism) -> tuple[LinkLine, ...]:
    """Grounds as links into the norm register, each with its state of review."""
    return tuple(
        LinkLine(
            key=norm.key,
            label=norm.facts.citation,
            address=address_of(norm.node),
            note=names.review(norm.node.review),
        )
        for norm in (mechanism.norms[key] for key in keys)
    )


def link(node: Node) -> LinkLine:
    return LinkLine(key=node.key, label=label_of(node), address=address_of(node))


def label_of(node: Node) -> str:
    """The title; a step, time rule or building block with its number before it."""
    title = words.said(node.title)
    match node.facts:
        case StepFacts(number=number):
            return _("Step %(number)s: %(title)s") % {"number": number, "title": title}
        case TermFacts(code=number) | ClauseFacts(number=number):
            return f"{number}: {title}"
        case _:
            return title


def function_links(keys: Iterable[str], mechanism: Mechanism) -> tuple[LinkLine, ...]:
    """Functions by name, each with the actor card that describes it."""
    actors = actors_by_function(mechanism)
    return tuple(
        LinkLine(
            key=key,
            label=words.said(mechanism.functions[key].node.title),
            address=_actor_address(actors.get(key)),
        )
        for key in keys
    )


def actors_by_function(mechanism: Mechanism) -> Mapping[str, str]:
    """Function -> the first actor card that names it."""
    found: dict[str, str] = {}
    for actor in mechanism.actors.values():
        for function in actor.facts.functions:
            found.setdefault(function, actor.key)
    return found


def text_of(node: Node) -> str:
    return maybe(node.text)


def first_sentence(text: str) -> str:
    """The beginning of a text, for a list; the page says the rest."""
    return SENTENCE.split(text, maxsplit=1)[0]


def maybe(text: Text | None) -> str:
    """A text in the language of the page; nothing where nothing was said."""
    return words.said(text) if text else ""


def all_said(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(words.said(text) for text in texts)


def _actor_address(key: str | None) -> str:
    return reverse("knowledge:show_actor", args=[key]) if key else ""
