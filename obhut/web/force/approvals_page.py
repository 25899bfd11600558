"""The functions that approve, what they said, and the form for what they say."""

from collections.abc import Mapping
from dataclasses import dataclass

from obhut.concepts.enums import ApprovedHow
from obhut.concepts.queries.approvals import ApprovalSeen, ApproverSeen, may_be_said_by
from obhut.concepts.queries.obstacles import WhatIsMissing
from obhut.kernel.actor import Actor
from obhut.web.finder.questions import Option
from obhut.web.finder.words import day_in_words, said
from obhut.web.force import words


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
