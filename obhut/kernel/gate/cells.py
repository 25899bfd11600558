"""What single rows say to a question: in calm, and in danger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from obhut.kernel.concept.kinds import ConsentOf, Duty, First, Say, ShareAnswer, ShareFacts
from obhut.kernel.concept.questions import Danger
from obhut.kernel.concept.texts import Text
from obhut.kernel.gate.answer import Decided
from obhut.kernel.gate.permission import OF_SAY, Permission, least
from obhut.kernel.gate.question import (
    BY_CHILD,
    BY_GUARDIAN,
    Agreed,
    GateQuestion,
    Standing,
)
from obhut.kernel.mechanism.mechanism import Mechanism, Statement

Share = Statement[ShareFacts]
IN_FORM = {
    Permission.ONLY_WITH_CONSENT: First.ASK_CONSENT,
    Permission.ONLY_ANONYMOUS: First.ANONYMISE,
    Permission.ONLY_PSEUDONYMISED: First.PSEUDONYMISE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One row's word on one class of information, as the question stands."""

    share: Share
    permission: Permission
    decided: Decided
    first: tuple[First, ...]
    note: Text | None
    grounds: tuple[str, ...]
    consent_of: ConsentOf | None


def rows_between(question: GateQuestion, mechanism: Mechanism) -> tuple[Share, ...]:
    """All rows for this sender and this recipient."""
    return tuple(
        share
        for share in mechanism.shares.values()
        if question.sender in share.facts.senders and question.recipient in share.facts.recipients
    )


def holds_for(share: Share, standing: Standing) -> bool:
    """Whether a row is for somebody of this standing. Where that is unknown: ask twice."""
    match share.facts.standing:
        case "kkg4":
            return standing is Standing.HOLDS
        case "not_kkg4":
            return standing is Standing.DOES_NOT_HOLD
        case None:
            return True


def serves(share: Share, question: GateQuestion) -> bool:
    return not share.facts.only_in_danger and question.purpose in share.facts.serves


def in_calm(
    rows: Iterable[Share], question: GateQuestion, mechanism: Mechanism
) -> tuple[Cell, ...]:
    """The strictest word of the rows for this very purpose."""
    cells = (
        _cell(share, answer.say, answer, question, mechanism)
        for share in rows
        if serves(share, question)
        for answer in _of_class(share, question)
    )
    return _strictest(cells)


def in_danger(
    rows: Iterable[Share], question: GateQuestion, mechanism: Mechanism
) -> tuple[Cell, ...]:
    """The strictest word of what holds in danger now; to avert it is a purpose of its own."""
    if question.danger is not Danger.NOW:
        return ()
    return _strictest(
        cell
        for share in rows
        for answer in _of_class(share, question)
        for cell in _cell_in_danger(share, answer, question, mechanism)
    )


def duties_in(
    rows: Iterable[Share], question: GateQuestion, mechanism: Mechanism
) -> Iterator[tuple[Share, Duty]]:
    """Duties of this sender to tell this class, for this purpose or in this danger."""
    for share in rows:
        for duty in share.facts.duties:
            fits = question.danger is Danger.NOW if duty.only_in_danger else serves(share, question)
            bound = question.sender in (duty.of or share.facts.senders)
            exempt = question.sender in duty.not_for
            told = question.data_class in duty.classes
            if fits and bound and told and not exempt and binding(duty.basis, question, mechanism):
                yield share, duty


def binding(norms: Iterable[str], question: GateQuestion, mechanism: Mechanism) -> tuple[str, ...]:
    """Those of the norms that bind the sender."""
    return tuple(norm for norm in norms if binds(norm, question.sender, mechanism))


def binds(norm: str, function: str, mechanism: Mechanism) -> bool:
    facts = mechanism.norms[norm].facts
    return facts.binds_everyone or function in facts.binds


def _of_class(share: Share, question: GateQuestion) -> Iterator[ShareAnswer]:
    return (each for each in share.facts.answers if each.data_class == question.data_class)


def _cell(
    share: Share, say: Say, answer: ShareAnswer, question: GateQuestion, mechanism: Mechanism
) -> Cell:
    permission, decided = _permission(say, answer, question.agreed)
    by_consent = decided is Decided.CONSENT
    return Cell(
        share=share,
        permission=permission,
        decided=decided,
        first=_checks(question.agreed) if by_consent else _first(answer.first, permission),
        note=None if by_consent else answer.note,
        grounds=binding(share.facts.basis, question, mechanism),
        consent_of=answer.consent_of,
    )


def _cell_in_danger(
    share: Share, answer: ShareAnswer, question: GateQuestion, mechanism: Mechanism
) -> Iterator[Cell]:
    """Its own word for danger; else, of a row that stands on the danger, its only word."""
    said = answer.in_danger
    if said is None and not share.facts.only_in_danger:
        return
    cell = _cell(share, said.say if said else answer.say, answer, question, mechanism)
    if said:
        cell = replace(cell, grounds=binding(said.basis, question, mechanism))
    if cell.decided is not Decided.CONSENT:
        first, note = (said.first, said.note) if said else (answer.first, answer.note)
        steps = _first(first, cell.permission)
        cell = replace(cell, decided=Decided.DANGER, first=steps, note=note)
    yield cell


def _permission(say: Say, answer: ShareAnswer, agreed: Agreed) -> tuple[Permission, Decided]:
    plain = OF_SAY[say]
    if plain is not Permission.YES and agreed.by(answer.consent_of):
        return Permission.YES, Decided.CONSENT
    if say is Say.CONSENT and agreed is Agreed.REFUSED:
        return Permission.NO, Decided.REFUSAL
    return plain, Decided.PURPOSE


def _first(said: Iterable[First], permission: Permission) -> tuple[First, ...]:
    derived = IN_FORM.get(permission)
    return (*said, derived) if derived else tuple(said)


def _checks(agreed: Agreed) -> tuple[First, ...]:
    """A consent counts only if the child understands it, or its guardian is beyond suspicion."""
    of_child = (First.CHILD_UNDERSTANDS,) if agreed in BY_CHILD else ()
    of_guardian = (First.GUARDIAN_IS_NOT_SUSPECTED,) if agreed in BY_GUARDIAN else ()
    return (*of_child, *of_guardian)


def _strictest(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Where several rows fit, the stricter word holds; a row that is silent forbids nothing.

    A row without a ground that binds the sender says nothing to that sender.
    """
    stated = [
        cell for cell in cells if cell.grounds and cell.permission is not Permission.NOT_STATED
    ]
    lowest = least(cell.permission for cell in stated) if stated else None
    return tuple(cell for cell in stated if cell.permission is lowest)
