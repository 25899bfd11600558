"""The rules of use, and those for talking with a child, as a page shows them."""

from dataclasses import dataclass

from django.utils.translation import get_language

from obhut.kernel.concept.kinds import RuleOfUseFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder.plan_page import SourceLine, source_lines
from obhut.web.finder.words import EVIDENCE, review_in_words, said
from obhut.web.kept import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    title: str
    text: str
    evidence: str
    review: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What to do, what not to do, and what to bear in mind."""

    do: tuple[RuleLine, ...]
    do_not: tuple[RuleLine, ...]
    note: tuple[RuleLine, ...]

    @property
    def every(self) -> tuple[RuleLine, ...]:
        return (*self.do, *self.do_not, *self.note)


def rules_of(matter: str, mechanism: Mechanism) -> Rules:
    """The rules on one matter: signs, talk, contrary_facts. Kept, as the edition is."""
    return _RULES.get(
        (get_language(), mechanism.digest, matter), lambda: _made_rules(matter, mechanism)
    )


_RULES: Kept[Rules] = Kept(most=32)


def _made_rules(matter: str, mechanism: Mechanism) -> Rules:
    rules = [rule for rule in mechanism.rules_of_use.values() if rule.facts.of == matter]
    return Rules(
        do=tuple(_rule(rule, mechanism) for rule in rules if rule.facts.do == "do"),
        do_not=tuple(_rule(rule, mechanism) for rule in rules if rule.facts.do == "do_not"),
        note=tuple(_rule(rule, mechanism) for rule in rules if rule.facts.do == "note"),
    )


def _rule(rule: Statement[RuleOfUseFacts], mechanism: Mechanism) -> RuleLine:
    node = rule.node
    return RuleLine(
        title=said(node.title),
        text=said(node.text) if node.text else "",
        evidence=str(EVIDENCE[node.evidence]),
        review=review_in_words(node.review),
        sources=source_lines(node, mechanism),
    )
