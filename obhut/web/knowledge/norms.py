"""The norm register: the list with its filters, and what one norm says and where it is used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from obhut.kernel.concept.kinds import NormFacts
from obhut.kernel.mechanism.citations import matches, statute_of
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.mentions import Mention, Mentions
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import unknown_key
from obhut.web.finder import words
from obhut.web.finder.questions import Option
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import (
    LinkLine,
    SureLine,
    function_links,
    link,
    maybe,
    sure_line,
    text_of,
)
from obhut.web.knowledge.links import address_of
from obhut.web.knowledge.near import nearest

if TYPE_CHECKING:
    from obhut.kernel.concept.nodes import Node

Norm = Statement[NormFacts]
CHOICES = {"level": names.LEVELS, "review": names.REVIEWS}
FILTERS = ("q", *CHOICES)
LONGEST = 100
FEW = 2
"""A federal statute with so few norms stands among the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLine:
    """One row of the register."""

    key: str
    citation: str
    title: str
    address: str
    review: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormGroup:
    """Norms of one statute, or of one level."""

    title: str
    norms: tuple[NormLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGroup:
    key: str
    title: str
    count: int
    groups: tuple[NormGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The part of the register that was asked for; near ones where nothing was found."""

    levels: tuple[LevelGroup, ...]
    found: int
    all: int
    near: tuple[LinkLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UseGroup:
    """Where a norm is used, of one kind."""

    title: str
    uses: tuple[LinkLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormPage:
    key: str
    citation: str
    title: str
    says: str
    level: str
    binds: tuple[LinkLine, ...]
    binds_everyone: bool
    binds_text: str
    since: str
    valid_from: str
    valid_to: str
    version: str
    address: str
    typical_error: str
    recheck: str
    sure: SureLine
    uses: tuple[UseGroup, ...]


def read_filters(query: Mapping[str, str]) -> dict[str, str]:
    """What the register is narrowed to. Raises Faulty for a value that is none."""
    asked = {name: query.get(name, "").strip() for name in FILTERS}
    faults = [
        unknown_key(name, asked[name], tuple(choices))
        for name, choices in CHOICES.items()
        if asked[name] and asked[name] not in choices
    ]
    if len(asked["q"]) > LONGEST:
        de = f"Bitte höchstens {LONGEST} Zeichen eingeben."
        en = f"Please enter at most {LONGEST} characters."
        faults.append(Fault(where="query", field="q", de=de, en=en))
    if faults:
        raise Faulty(tuple(faults))
    return asked


def filter_options(asked: Mapping[str, str]) -> dict[str, tuple[Option, ...]]:
    return {
        name: tuple(
            Option(value=value, label=str(label), chosen=value == asked.get(name))
            for value, label in choices.items()
        )
        for name, choices in CHOICES.items()
    }


def found_norms(asked: Mapping[str, str], mechanism: Mechanism) -> tuple[Norm, ...]:
    """The norms that fit all that was asked, in the order of the edition."""
    return tuple(
        norm
        for norm in mechanism.norms.values()
        if asked["level"] in {"", norm.facts.level}
        and asked["review"] in {"", norm.node.review.state}
        and matches(asked["q"], norm.facts.citation, f"{norm.node.title.de} {norm.node.title.en}")
    )


def register(asked: Mapping[str, str], mechanism: Mechanism) -> Register:
    norms = found_norms(asked, mechanism)
    levels = (
        _level(level, [norm for norm in norms if norm.facts.level == level])
        for level in names.LEVELS
    )
    return Register(
        levels=tuple(level for level in levels if level.count),
        found=len(norms),
        all=len(mechanism.norms),
        near=() if norms else near_norms(asked["q"], mechanism),
    )


def near_norms(asked: str, mechanism: Mechanism) -> tuple[LinkLine, ...]:
    """Norms that what was typed may have meant: by citation first, else by likeness."""
    cited = [
        norm
        for norm in mechanism.norms.values()
        if asked and matches(asked.replace("-", " "), norm.facts.citation)
    ]
    close = cited or nearest(
        asked, mechanism.norms.values(), lambda norm: (norm.key, norm.facts.citation)
    )
    return tuple(
        LinkLine(key=norm.key, label=norm.facts.citation, address=address_of(norm.node))
        for norm in close[:5]
    )


def norm_page(norm: Norm, mechanism: Mechanism, mentions: Mentions) -> NormPage:
    facts = norm.facts
    return NormPage(
        key=norm.key,
        citation=facts.citation,
        title=words.said(norm.node.title),
        says=text_of(norm.node),
        level=str(names.LEVELS[facts.level]),
        binds=function_links(facts.binds, mechanism),
        binds_everyone=facts.binds_everyone,
        binds_text=words.said(facts.binds_text),
        since=maybe(facts.since),
        valid_from=names.day(facts.valid_from) if facts.valid_from else "",
        valid_to=names.day(facts.valid_to) if facts.valid_to else "",
        version=facts.version or "",
        address=facts.address or "",
        typical_error=maybe(facts.typical_error),
        recheck=maybe(facts.recheck),
        sure=sure_line(norm.node, mechanism),
        uses=use_groups(mentions.get(norm.key, ())),
    )


def use_groups(mentions: Iterable[Mention]) -> tuple[UseGroup, ...]:
    """Everything that names a node, by kind, each with its way there."""
    by_kind: dict[str, list[Node]] = {}
    for mention in mentions:
        by_kind.setdefault(mention.node.kind, []).append(mention.node)
    return tuple(
        UseGroup(title=str(title), uses=tuple(link(node) for node in by_kind[kind]))
        for kind, title in names.KINDS.items()
        if kind in by_kind
    )


def _level(level: str, norms: list[Norm]) -> LevelGroup:
    grouped: dict[str, list[Norm]] = {}
    for norm in norms:
        statute = statute_of(norm.facts.citation) if level == "federal" else ""
        grouped.setdefault(statute, []).append(norm)
    large = {name: rows for name, rows in grouped.items() if len(rows) > FEW or not name}
    small = [norm for name, rows in grouped.items() if name not in large for norm in rows]
    groups = [NormGroup(title=name, norms=_lines(rows)) for name, rows in large.items()]
    if small:
        groups.append(
            NormGroup(title=_("Other federal statutes") if large else "", norms=_lines(small))
        )
    title = str(names.LEVELS[level])
    return LevelGroup(key=level, title=title, count=len(norms), groups=tuple(groups))


def _lines(norms: Iterable[Norm]) -> tuple[NormLine, ...]:
    return tuple(
        NormLine(
            key=norm.key,
            citation=norm.facts.citation,
            title=words.said(norm.node.title),
            address=address_of(norm.node),
            review=names.review(norm.node.review),
            state=norm.node.review.state,
        )
        for norm in norms
    )
