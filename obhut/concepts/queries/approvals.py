"""Who has to approve of a concept's editions, and what was approved."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from obhut.concepts.enums import ApprovedHow
from obhut.concepts.models import Approval, Concept
from obhut.concepts.policies import check_may_approve, may_edit
from obhut.kernel.actor import Actor
from obhut.kernel.concept.texts import Text
from obhut.kernel.refusals import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproverSeen:
    """A function whose approval each edition of a concept needs."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSeen:
    """An approval as it was entered. It counts for one text alone: the one of its digest."""

    id: int
    approver: str
    digest: str
    how: ApprovedHow
    reference: str
    approved_on: date
    person: UUID
    at: datetime
    taken_back_at: datetime | None

    def counts_for(self, digest: str) -> bool:
        return self.taken_back_at is None and self.digest == digest


def approvers_of(concept: str) -> tuple[ApproverSeen, ...]:
    named = Concept.objects.filter(key=concept).values_list("approvers", flat=True).first() or []
    return tuple(
        ApproverSeen(key=each["key"], title=Text(de=each["de"], en=each["en"])) for each in named
    )


def mark_of_approvers(approvers: Sequence[ApproverSeen]) -> str:
    """The same mark, the same functions under the same names."""
    said = "\n".join(f"{each.key} {each.title.de} {each.title.en}" for each in approvers)
    return hashlib.sha256(said.encode()).hexdigest()


def approvals_of(edition: UUID) -> tuple[ApprovalSeen, ...]:
    """Every one that was ever entered, in that order."""
    return tuple(
        ApprovalSeen(
            id=row.pk,
            approver=row.approver,
            digest=row.digest,
            how=ApprovedHow(row.how),
            reference=row.reference,
            approved_on=row.approved_on,
            person=row.person,
            at=row.at,
            taken_back_at=row.taken_back_at,
        )
        for row in Approval.objects.filter(edition=edition).order_by("pk")
    )


def may_work_on(by: Actor, concept: str) -> bool:
    """Whether they may put editions of this concept in force."""
    home = Concept.objects.filter(key=concept).first()
    return home is not None and may_edit(home, by)


def may_be_said_by(by: Actor, concept: str, approver: str) -> tuple[ApprovedHow, ...]:
    """In which ways somebody may enter the approval of a function; none where they may not at all."""
    home = Concept.objects.filter(key=concept).first()
    if home is None:
        return ()
    return tuple(how for how in ApprovedHow if allowed(check_may_approve, home, approver, how, by))
