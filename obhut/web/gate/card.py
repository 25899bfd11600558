"""The answer of the gate as its page shows it, in the language of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from obhut.kernel.concept.questions import Danger
from obhut.kernel.concept.texts import Text
from obhut.kernel.gate.answer import GateAnswer
from obhut.kernel.gate.gate import may_tell
from obhut.kernel.gate.permission import Permission
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.knowledge.queries import InForce
from obhut.web.finder import words as finder_words
from obhut.web.finder.plan_page import GroundLine, SourceLine, ground_lines, source_lines
from obhut.web.gate import words
from obhut.web.gate.file_sentence import asked_in_words, file_sentence

LITTLE = ("d0", "d1")
"""Classes that say little of a child: what is possible anyway is looked for among them."""
STILL_POSSIBLE = (Permission.YES, Permission.ONLY_PSEUDONYMISED, Permission.ONLY_ANONYMOUS)
NEEDS_NO_OTHER_WAY = (Permission.YES, Permission.SHOULD, Permission.MUST)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """The row an answer comes from: what it is about, on what it rests, how far it was checked."""

    title: str
    purpose: str
    evidence: str
    review: str
    state: str
    note: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAnswer:
    """The answer to a neighbouring question, and where it stands in full."""

    label: str
    says: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCard:
    permission: str
    headline: str
    asked: str
    gap: str
    conditions: tuple[str, ...]
    notes: tuple[str, ...]
    """Beside the condition of a duty: how far it reaches."""
    otherwise: str
    first: tuple[str, ...]
    brakes: tuple[str, ...]
    rows: tuple[RowLine, ...]
    grounds: tuple[GroundLine, ...]
    then: tuple[GroundLine, ...]
    review: str
    state: str
    ask: str
    first_in_danger: tuple[str, ...]
    """What to do in danger before anything is told; empty in calm."""
    if_danger: OtherAnswer | None
    purposes: tuple[OtherAnswer, ...]
    still: tuple[OtherAnswer, ...]
    """What is possible all the same, with less information."""
    for_the_file: str


def gate_card(
    answer: GateAnswer, query: Mapping[str, str], present: InForce, *, at: datetime
) -> GateCard:
    """Everything the page says about an answer of this text."""
    mechanism, question = present.mechanism, answer.question
    return GateCard(
        permission=answer.permission,
        headline=words.headline(answer),
        asked=asked_in_words(question, mechanism),
        gap=str(words.GAPS[answer.gap]) if answer.gap else "",
        conditions=conditions_in_words(answer),
        notes=_without_repetition(answer.notes) if answer.duties else (),
        otherwise=words.in_short(answer.otherwise) if answer.otherwise else "",
        first=words.first_in_words(answer),
        brakes=tuple(finder_words.said(brake) for brake in answer.brakes),
        rows=tuple(_row(key, mechanism) for key in answer.shares),
        grounds=ground_lines(answer.grounds, mechanism),
        then=ground_lines(answer.then, mechanism),
        review=finder_words.review_in_words(answer.review),
        state=answer.review.state,
        ask=words.ask_in_words(answer),
        first_in_danger=_first_in_danger(mechanism) if answer.call_first else (),
        if_danger=_if_danger(answer, query, mechanism),
        purposes=_purposes(answer, query, mechanism),
        still=_still(answer, query, mechanism),
        for_the_file=file_sentence(answer, mechanism, edition=present.edition, at=at),
    )


def conditions_in_words(answer: GateAnswer) -> tuple[str, ...]:
    """What has to be so: the case of a duty, else what the rows ask for; and the profession."""
    of_duty = tuple(finder_words.said(duty.when) for duty in answer.duties)
    of_rows = () if answer.duties else _without_repetition(answer.notes)
    of_profession = (str(words.NAMED_BY_KKG4),) if answer.needs_kkg4 else ()
    return (*of_duty, *of_rows, *of_profession)


def _row(key: str, mechanism: Mechanism) -> RowLine:
    share = mechanism.shares[key]
    review = share.node.review
    note = review.note if review.state == "compared" else None
    return RowLine(
        title=finder_words.said(share.node.title),
        purpose=finder_words.said(share.facts.purpose),
        evidence=str(finder_words.EVIDENCE[share.node.evidence]),
        review=finder_words.review_in_words(review),
        state=review.state,
        note=finder_words.said(note) if note else "",
        sources=source_lines(share.node, mechanism),
    )


def _without_repetition(notes: Iterable[Text]) -> tuple[str, ...]:
    """A note that another one contains is said once."""
    said = [finder_words.said(note) for note in notes]
    return tuple(note for note in said if not any(note in other for other in said if other != note))


def _first_in_danger(mechanism: Mechanism) -> tuple[str, ...]:
    return tuple(
        finder_words.said(line)
        for event in mechanism.interrupts.values()
        if event.facts.event == "danger"
        for line in event.facts.first
    )


def _if_danger(
    answer: GateAnswer, query: Mapping[str, str], mechanism: Mechanism
) -> OtherAnswer | None:
    """What would hold in danger now, where that is more."""
    in_danger = may_tell(replace(answer.question, danger=Danger.NOW), mechanism)
    if in_danger.permission.rank <= answer.permission.rank:
        return None
    return _other("", in_danger, query, danger=Danger.NOW)


def _purposes(
    answer: GateAnswer, query: Mapping[str, str], mechanism: Mechanism
) -> tuple[OtherAnswer, ...]:
    return tuple(
        _other(
            str(words.PURPOSES[purpose]),
            may_tell(replace(answer.question, purpose=purpose), mechanism),
            query,
            purpose=purpose,
        )
        for purpose in answer.purposes
    )


def _still(
    answer: GateAnswer, query: Mapping[str, str], mechanism: Mechanism
) -> tuple[OtherAnswer, ...]:
    if answer.permission in NEEDS_NO_OTHER_WAY or answer.gap:
        return ()
    found = []
    for key in LITTLE:
        if key == answer.question.data_class or key not in mechanism.data_classes:
            continue
        other = may_tell(replace(answer.question, data_class=key), mechanism)
        if other.permission in STILL_POSSIBLE:
            label = finder_words.said(mechanism.data_classes[key].node.title)
            found.append(_other(label, other, query, data_class=key))
    return tuple(found)


def _other(label: str, answer: GateAnswer, query: Mapping[str, str], **changed: str) -> OtherAnswer:
    address = f"{reverse('gate:ask')}?{urlencode({**query, **changed})}"
    says = words.in_short(answer.permission) if answer.duties else words.headline(answer)
    return OtherAnswer(label=label, says=says, address=address)
