"""From the answer of the gate to data: one place for the API and the command line."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation

from obhut.kernel.concept.texts import Text
from obhut.kernel.gate.answer import GateAnswer
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.knowledge.queries import InForce
from obhut.web.api import gate_schemas as out
from obhut.web.api.answers import grounds_as_data, speaks_from_as_data
from obhut.web.gate import words
from obhut.web.gate.file_sentence import file_sentence


def gate_as_data(answer: GateAnswer, present: InForce, *, at: datetime) -> out.GateOut:
    """The whole answer, in both languages."""
    mechanism, edition = present.mechanism, present.edition
    steps = _in_both(lambda: words.first_in_words(answer))
    return out.GateOut(
        at=at,
        edition=edition.digest,
        speaks_from=speaks_from_as_data(edition),
        question=_question(answer),
        permission=answer.permission,
        headline=_text(lambda: words.headline(answer)),
        decided=answer.decided,
        gap=answer.gap,
        call_first=answer.call_first,
        needs_kkg4=answer.needs_kkg4,
        duties=[out.DutyOut(binding=duty.binding, when=duty.when) for duty in answer.duties],
        otherwise=answer.otherwise,
        consent_of=answer.consent_of,
        notes=list(answer.notes),
        first=[
            out.FirstOut(step=step, text=Text(de=de, en=en))
            for step, de, en in zip(answer.first, *steps, strict=True)
        ],
        brakes=list(answer.brakes),
        rows=[_row(key, mechanism) for key in answer.shares],
        grounds=grounds_as_data(answer.grounds, mechanism),
        recipient_must_act=grounds_as_data(answer.then, mechanism),
        review=answer.review,
        ask=answer.ask,
        ask_text=_text(lambda: words.ask_in_words(answer)) if answer.ask else None,
        purposes=list(answer.purposes),
        for_the_file=_text(lambda: file_sentence(answer, mechanism, edition=edition, at=at)),
    )


def _question(answer: GateAnswer) -> out.GateQuestionOut:
    asked = answer.question
    return out.GateQuestionOut(
        sender=asked.sender,
        profession=asked.profession,
        recipient=asked.recipient,
        data_class=asked.data_class,
        purpose=asked.purpose,
        consent=asked.agreed,
        danger=asked.danger,
    )


def _row(key: str, mechanism: Mechanism) -> out.RowOut:
    share = mechanism.shares[key]
    return out.RowOut(
        share=key,
        title=share.node.title,
        purpose=share.facts.purpose,
        evidence=share.node.evidence,
        review=share.node.review,
    )


def _text(said: Callable[[], str]) -> Text:
    """A sentence of the interface in both languages, whichever is spoken now."""
    ((de,), (en,)) = _in_both(lambda: (said(),))
    return Text(de=de, en=en)


def _in_both(said: Callable[[], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with translation.override("de"):
        german = said()
    with translation.override("en"):
        return german, said()
