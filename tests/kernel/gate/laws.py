"""What holds for every answer of the gate, whatever the content says."""

from collections.abc import Iterator
from dataclasses import replace

from obhut.kernel.concept.kinds import Say
from obhut.kernel.concept.questions import Danger
from obhut.kernel.gate.answer import Gap, GateAnswer
from obhut.kernel.gate.gate import may_tell
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import Agreed, GateQuestion
from obhut.kernel.mechanism.mechanism import Mechanism

LESS_DANGER_TO_MORE = (Danger.NOT_NOW, Danger.UNKNOWN, Danger.NOW)
LESS_CONSENT_TO_MORE = (
    (Agreed.REFUSED, Agreed.NOT_ASKED),
    (Agreed.NOT_ASKED, Agreed.CHILD),
    (Agreed.NOT_ASKED, Agreed.GUARDIAN),
    (Agreed.CHILD, Agreed.BOTH),
    (Agreed.GUARDIAN, Agreed.BOTH),
)
Answers = dict[tuple[Agreed, Danger], GateAnswer]


def answers_to(question: GateQuestion, mechanism: Mechanism) -> Answers:
    """The question with every consent and every danger."""
    return {
        (agreed, danger): may_tell(replace(question, agreed=agreed, danger=danger), mechanism)
        for agreed in Agreed
        for danger in Danger
    }


def broken(answers: Answers, mechanism: Mechanism) -> Iterator[str]:
    """The laws that these answers break, each in a sentence."""
    for (agreed, danger), answer in answers.items():
        for law in (*_of_one(answer, mechanism), *_of_what_says_yes(answer, mechanism)):
            yield f"{law}: {answer.question}"
        for greater in LESS_DANGER_TO_MORE[LESS_DANGER_TO_MORE.index(danger) + 1 :]:
            if answers[agreed, greater].permission.rank < answer.permission.rank:
                yield f"more danger allows less: {answer.question}"
    for less, more in LESS_CONSENT_TO_MORE:
        for danger in Danger:
            if answers[more, danger].permission.rank < answers[less, danger].permission.rank:
                yield f"more consent allows less: {answers[less, danger].question}"


def _of_one(answer: GateAnswer, mechanism: Mechanism) -> Iterator[str]:
    sender = answer.question.sender
    norms = [mechanism.norms[key] for key in answer.grounds]
    rows = [mechanism.shares[key] for key in answer.shares]
    if not all(norm.facts.binds_everyone or sender in norm.facts.binds for norm in norms):
        yield "a ground does not bind the sender"
    if not all(
        sender in row.facts.senders and answer.question.recipient in row.facts.recipients
        for row in rows
    ):
        yield "a row is not for these two"
    if answer.permission.allows_something and not (norms and rows):
        yield "something is allowed without a row and a ground"
    if (answer.permission is Permission.NOT_STATED) != (answer.gap is not None):
        yield "a gap and its name do not go together"
    states = {norm.node.review.state for norm in norms} | {row.node.review.state for row in rows}
    if (not states or "unreviewed" in states) and not (
        answer.review.state == "unreviewed" and answer.ask
    ):
        yield "an unreviewed base does not say so, or does not say whom to ask"
    if answer.gap is not None and not answer.ask:
        yield "a gap does not say whom to ask"
    if answer.call_first != (answer.question.danger is Danger.NOW):
        yield "the emergency call does not come first in danger"
    if bool(answer.duties) != (answer.permission in {Permission.MUST, Permission.SHOULD}):
        yield "a duty without its condition"
    if answer.gap is Gap.NO_ROW and rows:
        yield "a row was there"


def _of_what_says_yes(answer: GateAnswer, mechanism: Mechanism) -> Iterator[str]:
    """A bare yes is said by a row, or by a consent that a row makes enough."""
    if answer.permission is not Permission.YES:
        return
    question = answer.question
    cells = [
        cell
        for key in answer.shares
        for cell in mechanism.shares[key].facts.answers
        if cell.data_class == question.data_class
    ]
    said = any(
        cell.say is Say.YES or (cell.in_danger and cell.in_danger.say is Say.YES) for cell in cells
    )
    if not said and not any(question.agreed.by(cell.consent_of) for cell in cells):
        yield "no row says yes"
