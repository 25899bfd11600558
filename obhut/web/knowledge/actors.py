"""The bodies involved: what each must do, whom it involves, what limits it, who stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from obhut.kernel.concept.kinds import ActorFacts, FunctionFacts, Level
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder import words
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    all_said,
    first_sentence,
    function_links,
    link,
    norm_links,
    section_line,
    sure_line,
    text_of,
)

Actor = Statement[ActorFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    key: str
    title: str
    task: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    section: SectionLine | None
    actors: tuple[ActorLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionLine:
    """A function that this body fills, and who is turned to where nobody does."""

    key: str
    title: str
    text: str
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    around_the_clock: bool
    fallback: tuple[LinkLine, ...]
    desks: str
    """Where its desks are looked for; empty for what is chosen for the single child."""
    steps: tuple[LinkLine, ...]
    """The steps that it carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    key: str
    title: str
    task: str
    must: tuple[str, ...]
    involve: tuple[str, ...]
    limits: tuple[str, ...]
    functions: tuple[FunctionLine, ...]
    grounds: tuple[LinkLine, ...]
    sure: SureLine


def actors_page(mechanism: Mechanism) -> ActorsPage:
    return ActorsPage(
        section=section_line("actors", mechanism),
        actors=tuple(
            ActorLine(
                key=actor.key,
                title=words.said(actor.node.title),
                task=first_sentence(words.said(actor.facts.task)),
                address=link(actor.node).address,
            )
            for actor in mechanism.actors.values()
        ),
    )


def actor_page(actor: Actor, mechanism: Mechanism) -> ActorPage:
    facts = actor.facts
    return ActorPage(
        key=actor.key,
        title=words.said(actor.node.title),
        task=words.said(facts.task),
        must=all_said(facts.must),
        involve=all_said(facts.involve),
        limits=all_said(facts.limits),
        functions=_functions(facts.functions, mechanism),
        grounds=norm_links(facts.norms, mechanism),
        sure=sure_line(actor.node, mechanism),
    )


def _functions(keys: Iterable[str], mechanism: Mechanism) -> tuple[FunctionLine, ...]:
    return tuple(_function(mechanism.functions[key], mechanism) for key in keys)


def _function(function: Statement[FunctionFacts], mechanism: Mechanism) -> FunctionLine:
    facts = function.facts
    desks = f"{reverse('finder:desks')}?{urlencode({'function': function.key})}"
    return FunctionLine(
        key=function.key,
        title=words.said(function.node.title),
        text=text_of(function.node),
        does=all_said(facts.does),
        does_not=all_said(facts.does_not),
        around_the_clock=facts.around_the_clock,
        fallback=function_links([facts.fallback] if facts.fallback else [], mechanism),
        desks="" if facts.level is Level.CASE else desks,
        steps=tuple(
            link(step.node)
            for step in mechanism.steps.values()
            if step.facts.bearer == function.key
        ),
    )
