"""The time rules: how long, from when, set by whom, on which ground, used in which steps."""

from dataclasses import dataclass

from obhut.kernel.concept.kinds import TermFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.mentions import Mentions
from obhut.web.finder import words
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    link,
    norm_links,
    section_line,
    sure_line,
    text_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    key: str
    code: str
    title: str
    rule: str
    starts: str
    set_by: str
    kind: str
    note: str
    grounds: tuple[LinkLine, ...]
    within: LinkLine | None
    """The legal term that it must fit inside."""
    steps: tuple[LinkLine, ...]
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    key: str
    title: str
    terms: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage:
    section: SectionLine | None
    groups: tuple[TermGroup, ...]


def terms_page(mechanism: Mechanism, mentions: Mentions) -> TermsPage:
    groups = (
        TermGroup(
            key=set_by,
            title=str(title),
            terms=tuple(
                _term(term, mechanism, mentions)
                for term in mechanism.terms.values()
                if term.facts.set_by == set_by
            ),
        )
        for set_by, title in names.SET_BY.items()
    )
    return TermsPage(
        section=section_line("terms", mechanism),
        groups=tuple(group for group in groups if group.terms),
    )


def _term(term: Statement[TermFacts], mechanism: Mechanism, mentions: Mentions) -> TermLine:
    facts = term.facts
    return TermLine(
        key=term.key,
        code=facts.code,
        title=words.said(term.node.title),
        rule=words.rule_in_words(facts),
        starts=words.said(facts.starts),
        set_by=facts.set_by,
        kind=str(words.SET_BY[facts.set_by]),
        note=text_of(term.node),
        grounds=norm_links(facts.basis, mechanism),
        within=link(mechanism.terms[facts.within].node) if facts.within else None,
        steps=tuple(
            link(mention.node)
            for mention in mentions.get(term.key, ())
            if mention.node.kind == "step"
        ),
        sure=sure_line(term.node, mechanism),
    )
