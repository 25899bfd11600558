"""The sentence for the file: what was asked, what was answered, on which ground. No names."""

from datetime import datetime

from django.utils.translation import gettext as _

from obhut.concepts.queries import EditionInForce
from obhut.kernel.gate.answer import GateAnswer
from obhut.kernel.gate.question import GateQuestion
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.concepts.naming import edition_in_words
from obhut.web.finder import words as finder_words
from obhut.web.gate import words


def file_sentence(
    answer: GateAnswer, mechanism: Mechanism, *, edition: EditionInForce, at: datetime
) -> str:
    """A few sentences to copy, in the language of the page. What was told is left to fill in."""
    question = answer.question
    said = [
        _("Checked on %(moment)s: %(asked)s.")
        % {
            "moment": finder_words.moment_in_words(at),
            "asked": asked_in_words(question, mechanism),
        },
        _("Answer: %(answer)s") % {"answer": _answer(answer)},
        *_first(answer),
        _grounds(answer, mechanism),
        _("Source: Obhut, %(edition)s; no legal advice.") % {"edition": edition_in_words(edition)},
        _("Told in fact, by whom and when: ____"),
    ]
    return " ".join(said)


def asked_in_words(question: GateQuestion, mechanism: Mechanism) -> str:
    """The question on one line: who, to whom, what, for what, agreed by whom, which danger."""
    data_class = mechanism.data_classes[question.data_class]
    purpose = str(words.PURPOSES[question.purpose]) if question.purpose else _("not said")
    recipient = finder_words.said(mechanism.functions[question.recipient].node.title)
    return " · ".join(
        (
            f"{_sender(question, mechanism)} → {recipient}",
            f"{finder_words.said(data_class.node.title)} ({data_class.facts.code})",
            _("purpose: %(said)s") % {"said": purpose},
            _("consent: %(said)s") % {"said": words.AGREED[question.agreed]},
            _("danger: %(said)s") % {"said": finder_words.ANSWERS["danger", question.danger]},
        )
    )


def _sender(question: GateQuestion, mechanism: Mechanism) -> str:
    if question.profession:
        return finder_words.said(mechanism.professions[question.profession].node.title)
    return finder_words.said(mechanism.functions[question.sender].node.title)


def _answer(answer: GateAnswer) -> str:
    told = [words.headline(answer)]
    told += [f"{finder_words.said(duty.when)}." for duty in answer.duties]
    told += [finder_words.said(note) for note in answer.notes]
    if answer.needs_kkg4:
        told.append(str(words.NAMED_BY_KKG4))
    if answer.otherwise:
        told += [_("If that is not so:"), words.in_short(answer.otherwise)]
    return " ".join(told)


def _first(answer: GateAnswer) -> list[str]:
    steps = " ".join(words.first_in_words(answer))
    return [_("First: %(steps)s") % {"steps": steps}] if steps else []


def _grounds(answer: GateAnswer, mechanism: Mechanism) -> str:
    citations = ", ".join(mechanism.norms[key].facts.citation for key in answer.grounds)
    return _("Ground: %(grounds)s (%(review)s).") % {
        "grounds": citations or _("none"),
        "review": finder_words.review_in_words(answer.review),
    }
