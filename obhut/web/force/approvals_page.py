"""The functions that approve, what they said, and the form for what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from obhut.concepts.enums import ApprovedHow
from obhut.concepts.queries.approvals import ApprovalSeen, ApproverSeen, may_be_said_by
from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.concepts.queries.obstacles import WhatIsMissing
from obhut.kernel.actor import Actor
from obhut.kernel.concept.texts import Text
from obhut.web.finder.questions import Option
from obhut.web.finder.words import day_in_words, said
from obhut.web.force import words
from obhut.web.force.asking import FREE, ROWS, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalLine:
    """One approval as it was entered."""

    id: int
    how: str
    reference: str
    on: str
    counts: bool
    taken_back: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproverLine:
    """A function, whether it has approved of this text, and how somebody may enter that it did."""

    key: str
    title: str
    given: bool
    lines: tuple[ApprovalLine, ...]
    ways: tuple[Option, ...]
    """Empty: nobody who reads this may enter anything for it."""
    reference: str
    on: str
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproverRow:
    """A line of the form that names them: a function of the text, or a name of its own."""

    options: tuple[Option, ...]
    de: str
    en: str


def functions_of(edition: EditionSeen) -> Mapping[str, Text]:
    """The functions of this text: whoever holds a desk of one can approve signed in here."""
    nodes = text_seen(edition).all_nodes()
    return {node.key: node.title for node in nodes if node.kind == "function"}


def approver_rows(lines: Sequence[Line], functions: Mapping[str, Text]) -> tuple[ApproverRow, ...]:
    """Those that are named, and a few free ones."""
    rows = [*lines, *[("", "", "")] * FREE][: max(ROWS, len(lines))]
    named = sorted((said(title), key) for key, title in functions.items())
    return tuple(_row(line, named, functions) for line in rows)


def _row(
    line: Line, named: Sequence[tuple[str, str]], functions: Mapping[str, Text]
) -> ApproverRow:
    key, de, en = line
    chosen = key in functions
    own = Option(
        value="" if chosen else key, label=_("another one, by the name below"), chosen=not chosen
    )
    options = [Option(value=each, label=title, chosen=each == key) for title, each in named]
    return ApproverRow(options=(own, *options), de="" if chosen else de, en="" if chosen else en)


def approver_lines(
    missing: WhatIsMissing, by: Actor, post: Mapping[str, str], errors: Mapping[str, str]
) -> tuple[ApproverLine, ...]:
    """``post`` and ``errors``: a form that did not fit, shown again where it stood."""
    return tuple(_line(each, missing, by, post, errors) for each in missing.approvers)


def _line(
    approver: ApproverSeen,
    missing: WhatIsMissing,
    by: Actor,
    post: Mapping[str, str],
    errors: Mapping[str, str],
) -> ApproverLine:
    allowed = may_be_said_by(by, missing.edition.concept, approver.key)
    lines = tuple(
        _approval(each, missing.digest, allowed)
        for each in missing.approvals
        if each.approver == approver.key
    )
    mine = post if post.get("approver") == approver.key else {}
    return ApproverLine(
        key=approver.key,
        title=said(approver.title),
        given=any(each.counts for each in lines),
        lines=lines,
        ways=tuple(
            Option(value=how.value, label=str(words.HOW[how]), chosen=mine.get("how") == how.value)
            for how in allowed
        ),
        reference=mine.get("reference", ""),
        on=mine.get("approved_on", ""),
        errors=errors if mine else {},
    )


def _approval(each: ApprovalSeen, digest: str, allowed: tuple[ApprovedHow, ...]) -> ApprovalLine:
    return ApprovalLine(
        id=each.id,
        how=str(words.HOW[each.how]),
        reference=each.reference,
        on=day_in_words(each.approved_on),
        counts=each.counts_for(digest),
        taken_back=each.taken_back_at is not None,
        may_take_back=each.taken_back_at is None and each.how in allowed,
    )
