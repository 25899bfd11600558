"""What follows from signs, as a page shows it: the events asked about, the steps, the forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.kernel.concept.kinds import FormFacts, IndicatorFacts, InterruptFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.next_steps import (
    DANGER,
    Cause,
    NextStep,
    asked_events,
    next_steps,
    steps_of_every_sign,
)
from obhut.web.finder.words import said
from obhut.web.signs.words import QUESTIONS

Sign = Statement[IndicatorFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link and what it says."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event some sign asks about: what to do first, and where the plan for a yes stands."""

    key: str
    question: str
    text: str
    first: tuple[str, ...]
    is_danger: bool
    plans: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepItem:
    """A step that follows from every sign, and the rule that is the reason."""

    number: str
    title: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """A form that signs may belong to; who knows it, and in which step they are called."""

    key: str
    title: str
    text: str
    partners: tuple[str, ...]
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    events: tuple[EventItem, ...]
    steps: tuple[StepItem, ...]
    forms: tuple[FormItem, ...]


def next_page(
    signs: tuple[Sign, ...], mechanism: Mechanism, *, professions: tuple[str, ...] = ()
) -> NextPage:
    """All that may follow from these signs. The browser shows what belongs to the ticked ones."""
    events = {event.key: event for sign in signs for event in asked_events(sign, mechanism)}
    forms = {key for sign in signs for key in sign.facts.forms}
    in_order = sorted(events.values(), key=lambda event: event.facts.event != DANGER)
    return NextPage(
        events=tuple(_event(event, mechanism, professions) for event in in_order),
        steps=tuple(_step(each) for each in steps_of_every_sign(mechanism)),
        forms=tuple(
            _form(form, signs, mechanism) for key, form in mechanism.forms.items() if key in forms
        ),
    )


def plan_ways(
    answer: tuple[str, str], professions: Iterable[str], mechanism: Mechanism
) -> tuple[Way, ...]:
    """The plan for each profession with this answer given; the finder where none is named."""
    question, given = answer
    ways = tuple(
        Way(
            label=_("Plan: %(profession)s")
            % {"profession": said(mechanism.professions[key].node.title)},
            address=f"{reverse('finder:show_plan')}?{urlencode({'profession': key, question: given})}",
        )
        for key in professions
    )
    everybody = Way(
        label=_("Plan for this situation"),
        address=f"{reverse('finder:ask')}?{urlencode({question: given})}",
    )
    return ways or (everybody,)


def _event(
    event: Statement[InterruptFacts], mechanism: Mechanism, professions: tuple[str, ...]
) -> EventItem:
    condition = event.facts.when[0]
    return EventItem(
        key=event.facts.event,
        question=str(QUESTIONS[event.facts.event]),
        text=said(event.node.text) if event.node.text else "",
        first=tuple(said(line) for line in event.facts.first),
        is_danger=event.facts.event == DANGER,
        plans=plan_ways((condition.question, condition.answers[0]), professions, mechanism),
    )


def _step(found: NextStep) -> StepItem:
    node, rule = found.step.node, found.because
    return StepItem(
        number=found.step.facts.number,
        title=said(node.title),
        text=said(node.text) if node.text else "",
        reason=said(rule.text or rule.title),
    )


def _form(form: Statement[FormFacts], signs: tuple[Sign, ...], mechanism: Mechanism) -> FormItem:
    sign = next(sign for sign in signs if form.key in sign.facts.forms)
    called = [
        each
        for each in next_steps(sign, mechanism)
        if each.cause is Cause.FORM and each.because.key == form.key
    ]
    return FormItem(
        key=form.key,
        title=said(form.node.title),
        text=said(form.node.text) if form.node.text else "",
        partners=tuple(said(mechanism.functions[key].node.title) for key in form.facts.partners),
        called=tuple(said(each.step.node.title) for each in called),
    )
