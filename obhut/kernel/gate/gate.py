"""May this be told to them? The rule, in the order in which it decides.

1. The rows are those for this sender and this recipient; there is no row for "others".
2. The row for this very purpose decides. Several of them: the stricter word holds.
3. Danger now adds what holds in danger. It decides where it allows as much or more; so more
   danger never allows less.
4. Consent makes a yes only where a row says whose consent does. More consent never allows less.
5. A duty comes before a permission; what holds where its condition is not met is said too.
6. Where it depends on a profession that is not known, that is named as a condition.
7. Where no row decides, the answer is "not stated". It is never yes.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from obhut.kernel.concept.kinds import Duty, First, Purpose
from obhut.kernel.concept.questions import Danger
from obhut.kernel.concept.texts import Evidence
from obhut.kernel.gate.answer import Decided, Gap, GateAnswer, weakest
from obhut.kernel.gate.cells import (
    Cell,
    Share,
    binding,
    binds,
    duties_in,
    holds_for,
    in_calm,
    in_danger,
    rows_between,
    serves,
)
from obhut.kernel.gate.permission import Permission, least, most
from obhut.kernel.gate.question import GateQuestion, Standing, standing_of
from obhut.kernel.mechanism.mechanism import Mechanism

T = TypeVar("T")
GENERAL = "D0"
"""A question without a person says nothing of a child: no profession is needed to ask it."""


def may_tell(question: GateQuestion, mechanism: Mechanism) -> GateAnswer:
    """The one answer. The keys of the question are those of the mechanism."""
    standing = _standing(question, mechanism)
    if standing is not Standing.UNKNOWN:
        return _answer(question, mechanism, standing)
    if_named = _answer(question, mechanism, Standing.HOLDS)
    if mechanism.data_classes[question.data_class].facts.code == GENERAL:
        return if_named
    return _if_named(if_named, _answer(question, mechanism, Standing.DOES_NOT_HOLD))


def _standing(question: GateQuestion, mechanism: Mechanism) -> Standing:
    """The profession matters only where a row is for professions of § 4 KKG alone."""
    rows = rows_between(question, mechanism)
    if any(share.facts.standing == "kkg4" for share in rows):
        return standing_of(question, mechanism)
    return Standing.DOES_NOT_HOLD


def _if_named(named: GateAnswer, else_: GateAnswer) -> GateAnswer:
    """The profession is a condition wherever it allows more than holds without it."""
    if named.permission.rank <= most(else_.permission, Permission.NO).rank:
        return named
    plain_yes = named.permission is Permission.YES
    return replace(
        named,
        permission=Permission.NOT_WITHOUT if plain_yes else named.permission,
        needs_kkg4=True,
        otherwise=least((else_.permission, named.otherwise or else_.permission)),
    )


def _answer(question: GateQuestion, mechanism: Mechanism, standing: Standing) -> GateAnswer:
    between = rows_between(question, mechanism)
    rows = tuple(share for share in between if holds_for(share, standing))
    calm = in_calm(rows, question, mechanism)
    danger = in_danger(rows, question, mechanism)
    cells = danger if _allows_as_much(danger, calm) else calm
    duties = tuple(duties_in(rows, question, mechanism))
    if not cells and not duties:
        return _not_stated(question, mechanism, between, rows)
    return _decided(question, mechanism, cells, duties)


def _allows_as_much(danger: tuple[Cell, ...], calm: tuple[Cell, ...]) -> bool:
    if not danger or not calm:
        return bool(danger)
    return danger[0].permission.rank >= calm[0].permission.rank


def _decided(
    question: GateQuestion,
    mechanism: Mechanism,
    cells: tuple[Cell, ...],
    duties: tuple[tuple[Share, Duty], ...],
) -> GateAnswer:
    permitted = cells[0].permission if cells else Permission.NOT_STATED
    bound = tuple(duty for _, duty in duties)
    shares = _once([*(share for share, _ in duties), *(cell.share for cell in cells)])
    grounds = _once(
        [
            *(norm for duty in bound for norm in binding(duty.basis, question, mechanism)),
            *(norm for cell in cells for norm in cell.grounds),
        ]
    )
    review = weakest(
        [share.node.review for share in shares]
        + [mechanism.norms[norm].node.review for norm in grounds]
    )
    read = all(share.node.evidence is Evidence.PAGE for share in shares)
    return GateAnswer(
        question=question,
        permission=_of_duty(bound) or permitted,
        decided=Decided.DUTY if bound else cells[0].decided,
        duties=bound,
        otherwise=permitted if bound else None,
        consent_of=cells[0].consent_of if cells else None,
        notes=_once(cell.note for cell in cells if cell.note),
        first=_in_order(step for cell in cells for step in cell.first),
        brakes=_once(brake for share in shares for brake in share.facts.brakes),
        shares=tuple(share.key for share in shares),
        grounds=grounds,
        then=_then(question, mechanism),
        review=review,
        sure=review.state != "unreviewed" and read,
        call_first=question.danger is Danger.NOW,
    )


def _not_stated(
    question: GateQuestion,
    mechanism: Mechanism,
    between: tuple[Share, ...],
    rows: tuple[Share, ...],
) -> GateAnswer:
    purposes = _purposes(rows, question)
    return GateAnswer(
        question=question,
        permission=Permission.NOT_STATED,
        decided=Decided.GAP,
        gap=_gap(question, between, rows, purposes),
        then=_then(question, mechanism),
        review=weakest(()),
        sure=False,
        call_first=question.danger is Danger.NOW,
        purposes=purposes,
    )


def _gap(
    question: GateQuestion,
    between: tuple[Share, ...],
    rows: tuple[Share, ...],
    purposes: tuple[Purpose, ...],
) -> Gap:
    if not between:
        return Gap.NO_ROW
    if not rows:
        return Gap.OTHER_PROFESSIONS
    if any(serves(share, question) for share in rows):
        return Gap.SILENT
    if purposes:
        return Gap.OTHER_PURPOSES if question.purpose else Gap.PURPOSE_MISSING
    only_danger = question.danger is not Danger.NOW and any(
        share.facts.only_in_danger for share in rows
    )
    return Gap.ONLY_IN_DANGER if only_danger else Gap.SILENT


def _purposes(rows: tuple[Share, ...], question: GateQuestion) -> tuple[Purpose, ...]:
    """For which purposes a row says something of this class."""
    served = {
        purpose
        for share in rows
        for answer in share.facts.answers
        if answer.data_class == question.data_class and answer.say != "not_stated"
        for purpose in share.facts.serves
    }
    return tuple(purpose for purpose in Purpose if purpose in served)


def _of_duty(duties: tuple[Duty, ...]) -> Permission | None:
    if not duties:
        return None
    must = any(duty.binding == "must" for duty in duties)
    return Permission.MUST if must else Permission.SHOULD


def _then(question: GateQuestion, mechanism: Mechanism) -> tuple[str, ...]:
    return tuple(
        key
        for key, norm in mechanism.norms.items()
        if norm.facts.must_act and binds(key, question.recipient, mechanism)
    )


def _in_order(steps: Iterable[First]) -> tuple[First, ...]:
    wanted = set(steps)
    return tuple(step for step in First if step in wanted)


def _once(given: Iterable[T]) -> tuple[T, ...]:
    """Each once, in the order of its first mention."""
    seen: list[T] = []
    for each in given:
        if each not in seen:
            seen.append(each)
    return tuple(seen)
