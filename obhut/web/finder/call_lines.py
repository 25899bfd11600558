"""Whom to call, as a page shows it: each desk once, with all it is called for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.certain import certain_to_answer
from obhut.kernel.plan.plan import Call
from obhut.web.finder import words
from obhut.web.finder.desk_cards import AnswerCard, DeskCard, answer_card, unstaffed_names


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call: the functions it serves, and those it stands in for because nobody has them."""

    functions: tuple[str, ...]
    stands_in_for: tuple[str, ...]
    card: AnswerCard
    unstaffed: tuple[str, ...] = ()
    """Names of desks it stands in for, because nobody sits there at present."""
    certain: bool = False
    """Whether somebody is certain to answer now."""


def call_lines(calls: Iterable[Call], mechanism: Mechanism, *, today: date) -> tuple[CallLine, ...]:
    """The calls in their order; what leads to the same desks is one call."""
    lines: dict[tuple[object, ...], CallLine] = {}
    for call in calls:
        line = _line(call, mechanism, today)
        desks = tuple(_seen(desk) for desk in line.card.desks) or (call.function.key,)
        lines[desks] = _joined(lines[desks], line) if desks in lines else line
    return tuple(lines.values())


def _line(call: Call, mechanism: Mechanism, today: date) -> CallLine:
    return CallLine(
        functions=(words.said(call.function.node.title),),
        stands_in_for=tuple(
            words.said(mechanism.functions[key].node.title) for key in call.stands_in_for
        ),
        card=answer_card(call.answer, today=today),
        unstaffed=unstaffed_names(call.unstaffed),
        certain=certain_to_answer(call, mechanism),
    )


def _seen(desk: DeskCard) -> object:
    """What makes two desks one call for the reader: same name, same telephones."""
    answering = desk.instead or desk
    return desk.name, answering.name, answering.phones


def _joined(one: CallLine, other: CallLine) -> CallLine:
    return CallLine(
        functions=_once((*one.functions, *other.functions)),
        stands_in_for=_once((*one.stands_in_for, *other.stands_in_for)),
        card=one.card,
        unstaffed=_once((*one.unstaffed, *other.unstaffed)),
        certain=one.certain or other.certain,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
