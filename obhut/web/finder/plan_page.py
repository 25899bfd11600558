"""The plan as a page shows it: every line with its source, its state of review and its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from obhut.kernel.concept.kinds import Moment, NormFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.arithmetic import Due, Outcome
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.plan.plan import Because, Deadline, Entry, Plan
from obhut.web.finder import words
from obhut.web.finder.call_lines import CallLine, call_lines
from obhut.web.kept import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """A ground: as a lawyer quotes it, where it can be read, whether it was reviewed."""

    key: str
    citation: str
    title: str
    says: str
    address: str
    review: str
    state: str
    recheck: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    code: str
    title: str
    rule: str
    starts: str
    until: str
    set_by: str
    kind: str
    review: str
    state: str
    note: str
    grounds: tuple[GroundLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EntryLine:
    """A step as the page says it. Made once for what it depends on, so compared by being the same."""

    key: str
    number: str
    title: str
    text: str
    bearer: str
    involves: tuple[str, ...]
    reasons: tuple[str, ...]
    deadlines: tuple[DeadlineLine, ...]
    grounds: tuple[GroundLine, ...]
    sources: tuple[SourceLine, ...]
    documents: tuple[str, ...]
    allowed: tuple[str, ...]
    allowed_note: str
    write_down: tuple[str, ...]
    avoid: tuple[str, ...]
    unanswered: str
    unanswered_to: str
    unanswered_after: str
    review: str
    state: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptLine:
    title: str
    text: str
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    calls_now: tuple[CallLine, ...]
    calls_later: tuple[CallLine, ...]
    interrupts: tuple[InterruptLine, ...]
    now: tuple[EntryLine, ...]
    next: tuple[EntryLine, ...]
    later: tuple[str, ...]
    """Titles of the steps of others, which have a page of their own."""
    profession: str
    legal_line: str
    write_down: tuple[str, ...]
    avoid: tuple[str, ...]
    grounds: tuple[GroundLine, ...]
    """Every ground named on the page, once, in the order of its first mention."""


def plan_page(plan: Plan, mechanism: Mechanism) -> PlanPage:
    """Everything the plan page says, in the language of the page."""
    calls = call_lines(plan.calls, mechanism, today=day_of(plan.at))
    now, following = (_entries(plan.of(each), mechanism) for each in (Moment.NOW, Moment.NEXT))
    soon = (*now, *following)
    write_down, avoid, grounds = _TOGETHER.get(soon, lambda: _together(soon))
    profession = mechanism.professions[plan.situation.profession]
    return PlanPage(
        calls_now=tuple(call for call in calls if call.certain),
        calls_later=tuple(call for call in calls if not call.certain),
        interrupts=tuple(
            InterruptLine(
                title=words.said(event.node.title),
                text=words.said(event.node.text) if event.node.text else "",
                first=_all_said(event.facts.first),
            )
            for event in plan.interrupts
        ),
        now=now,
        next=following,
        later=_titles(plan.of(Moment.LATER)),
        profession=words.said(profession.node.title),
        legal_line=words.said(profession.facts.legal_line),
        write_down=write_down,
        avoid=avoid,
        grounds=grounds,
    )


Lines = tuple[str, ...]
_TOGETHER: Kept[tuple[Lines, Lines, tuple[GroundLine, ...]]] = Kept(most=500)


def _together(entries: tuple[EntryLine, ...]) -> tuple[Lines, Lines, tuple[GroundLine, ...]]:
    """What the steps say together, each line once: to write down, to avoid, grounds."""
    write_down = _once(line for entry in entries for line in entry.write_down)
    avoid = _once(line for entry in entries for line in entry.avoid)
    return write_down, avoid, _all_grounds(entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterPage:
    """The steps that others take afterwards. Their grounds stand in the register of norms."""

    entries: tuple[EntryLine, ...]


def later_page(plan: Plan, mechanism: Mechanism) -> LaterPage:
    """Everything the page of the later steps says, in the language of the page."""
    entries = _entries(plan.of(Moment.LATER), mechanism)
    return LaterPage(entries=entries)


def _titles(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(words.said(entry.step.node.title) for entry in entries)


def _entries(entries: tuple[Entry, ...], mechanism: Mechanism) -> tuple[EntryLine, ...]:
    return tuple(entry_line(entry, mechanism) for entry in entries)


_ENTRIES: Kept[EntryLine] = Kept(most=2_000)


def entry_line(entry: Entry, mechanism: Mechanism) -> EntryLine:
    """A step with its deadlines and grounds, in the language of the page."""
    until = tuple(_to_the_minute(deadline.outcome) for deadline in entry.deadlines)
    key = (get_language(), mechanism.digest, entry.step.key, entry.because, until)
    return _ENTRIES.get(key, lambda: _made_entry(entry, mechanism))


def _to_the_minute(outcome: Outcome | None) -> Outcome | None:
    """As a page says it: no page says a second."""
    if not isinstance(outcome, Due) or not (outcome.until.second or outcome.until.microsecond):
        return outcome
    return replace(outcome, until=outcome.until.replace(second=0, microsecond=0))


def _made_entry(entry: Entry, mechanism: Mechanism) -> EntryLine:
    node, facts = entry.step.node, entry.step.facts
    unanswered = facts.unanswered
    after = mechanism.terms[unanswered.after].facts if unanswered.after else None
    return EntryLine(
        key=node.key,
        number=facts.number,
        title=words.said(node.title),
        text=words.said(node.text) if node.text else "",
        bearer=_title(mechanism, facts.bearer),
        involves=tuple(_title(mechanism, key) for key in facts.involves),
        reasons=_once(_reason(because, mechanism) for because in entry.because),
        deadlines=tuple(_deadline(each, mechanism) for each in entry.deadlines),
        grounds=ground_lines(facts.basis, mechanism),
        sources=source_lines(node, mechanism),
        documents=_all_said(facts.documents),
        allowed=tuple(
            f"{mechanism.data_classes[key].facts.code}: "
            f"{words.said(mechanism.data_classes[key].node.title)}"
            for key in facts.allowed.classes
        ),
        allowed_note=words.said(facts.allowed.note) if facts.allowed.note else "",
        write_down=_all_said(facts.write_down),
        avoid=_all_said(facts.avoid),
        unanswered=words.said(unanswered.text),
        unanswered_to=_title(mechanism, unanswered.to) if unanswered.to else "",
        unanswered_after=words.rule_in_words(after) if after else "",
        review=words.review_in_words(node.review),
        state=node.review.state,
        evidence=str(words.EVIDENCE[node.evidence]),
    )


def _deadline(deadline: Deadline, mechanism: Mechanism) -> DeadlineLine:
    node, facts = deadline.term.node, deadline.term.facts
    return DeadlineLine(
        code=facts.code,
        title=words.said(node.title),
        rule=words.rule_in_words(facts),
        starts=words.said(facts.starts),
        until=words.outcome_in_words(deadline.outcome),
        set_by=facts.set_by,
        kind=str(words.SET_BY[facts.set_by]),
        review=words.review_in_words(node.review),
        state=node.review.state,
        note=words.said(node.text) if node.text else "",
        grounds=ground_lines(facts.basis, mechanism),
    )


def ground_lines(keys: Iterable[str], mechanism: Mechanism) -> tuple[GroundLine, ...]:
    """The grounds of a statement, in its order."""
    return tuple(ground_line(mechanism.norms[key]) for key in keys)


def _all_grounds(entries: Iterable[EntryLine]) -> tuple[GroundLine, ...]:
    """Every ground that the entries name, once, in the order of its first mention."""
    named: dict[GroundLine, None] = {}
    for entry in entries:
        named |= dict.fromkeys(entry.grounds)
        for deadline in entry.deadlines:
            named |= dict.fromkeys(deadline.grounds)
    return tuple(named)


def ground_line(norm: Statement[NormFacts]) -> GroundLine:
    """A norm as a ground, in the language of the page."""
    return GroundLine(
        key=norm.key,
        citation=norm.facts.citation,
        title=words.said(norm.node.title),
        says=words.said(norm.node.text) if norm.node.text else "",
        address=norm.facts.address or "",
        review=words.review_in_words(norm.node.review),
        state=norm.node.review.state,
        recheck=words.said(norm.facts.recheck) if norm.facts.recheck else "",
    )


def source_lines(node: Node, mechanism: Mechanism) -> tuple[SourceLine, ...]:
    """The pages a statement rests on."""
    return tuple(
        SourceLine(
            title=words.said(mechanism.sources[key].node.title),
            address=mechanism.sources[key].facts.address or "",
        )
        for key in node.sources
    )


def _reason(because: Because, mechanism: Mechanism) -> str:
    """Why an entry stands there: always, or because of an answer."""
    if not because.question:
        return str(words.ALWAYS)
    if because.question == "profession":
        return words.said(mechanism.professions[because.answer].node.title)
    question = words.QUESTIONS[because.question]
    return f"{question} – {words.ANSWERS[because.question, because.answer]}"


def _title(mechanism: Mechanism, function: str) -> str:
    return words.said(mechanism.functions[function].node.title)


def _all_said(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(words.said(text) for text in texts)


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
