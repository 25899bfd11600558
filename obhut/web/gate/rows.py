"""Every row of the gate, to be read through and without a network. The form answers one question."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from obhut.kernel.concept.kinds import ShareAnswer, ShareFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder import words
from obhut.web.finder.plan_page import GroundLine, ground_lines
from obhut.web.kept import Kept

SAYS: dict[str, Promise | str] = {
    "yes": pgettext_lazy("may I tell", "yes"),
    "pseudonymised": pgettext_lazy("may I tell", "only pseudonymised"),
    "anonymous": pgettext_lazy("may I tell", "only anonymous"),
    "consent": pgettext_lazy("may I tell", "only with consent"),
    "conditional": pgettext_lazy("may I tell", "on a condition"),
    "no": pgettext_lazy("may I tell", "no"),
    "not_stated": pgettext_lazy("may I tell", "not stated"),
}
"""What a row says of one class of information. Not stated is never read as yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLine:
    """One class of information in a row: what may be told of it, and the note beside it."""

    name: str
    say: str
    said: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One sender, one recipient, one purpose. It holds for these and for nobody else."""

    key: str
    title: str
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    purpose: str
    classes: tuple[ClassLine, ...]
    brakes: tuple[str, ...]
    grounds: tuple[GroundLine, ...]
    review: str
    state: str


_ROWS: Kept[tuple[RowLine, ...]] = Kept(most=4)


def row_lines(mechanism: Mechanism) -> tuple[RowLine, ...]:
    """All rows in the order of the edition, in the language of the page."""
    return _ROWS.get(
        (mechanism.digest, get_language()),
        lambda: tuple(_row(row, mechanism) for row in mechanism.shares.values()),
    )


def _row(row: Statement[ShareFacts], mechanism: Mechanism) -> RowLine:
    names = {key: words.said(each.node.title) for key, each in mechanism.functions.items()}
    return RowLine(
        key=row.key,
        title=words.said(row.node.title),
        senders=tuple(names[key] for key in row.facts.senders),
        recipients=tuple(names[key] for key in row.facts.recipients),
        purpose=words.said(row.facts.purpose),
        classes=tuple(_class(answer, mechanism) for answer in row.facts.answers),
        brakes=tuple(words.said(brake) for brake in row.facts.brakes),
        grounds=ground_lines(row.facts.basis, mechanism),
        review=words.review_in_words(row.node.review),
        state=row.node.review.state,
    )


def _class(answer: ShareAnswer, mechanism: Mechanism) -> ClassLine:
    return ClassLine(
        name=words.said(mechanism.data_classes[answer.data_class].node.title),
        say=answer.say,
        said=str(SAYS[answer.say]),
        note=words.said(answer.note) if answer.note else "",
    )
