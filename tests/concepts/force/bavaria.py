"""Bavaria's draft, with everything it needs to come into force, or with one thing missing."""

from datetime import date, timedelta

from obhut.concepts.actions import Approved, approve, name_approvers, put_in_force
from obhut.concepts.actions.drafting import change_node
from obhut.concepts.enums import ApprovedHow
from obhut.concepts.queries.approvals import ApproverSeen, approvers_of, mark_of_approvers
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.concepts.queries.obstacles import what_is_missing
from obhut.kernel.concept.texts import Text
from obhut.kernel.routing.places import Area
from tests.concepts.drafting.lummerland import content_of, id_of, revision_of
from tests.concepts.tailoring.three_floors import (
    BAVARIA,
    COORDINATION,
    TUESDAY,
    begun,
    isle_in_force,
)
from tests.lummerland import put_lummerland_in_force

WEDNESDAY = TUESDAY + timedelta(days=1)
MINISTRY = ApproverSeen(key="ministry", title=Text(de="Ministerium", en="Ministry"))
OFFICE = ApproverSeen(key="youth-office", title=Text(de="Jugendamt", en="Youth office"))
MINUTES = Approved(
    how=ApprovedHow.MINUTES, reference="Niederschrift vom 30.11.", approved_on=date(2026, 11, 30)
)


def drafted(area: Area = BAVARIA) -> EditionSeen:
    """Derived from the federal text, nothing changed, nobody named who approves."""
    put_lummerland_in_force()
    isle_in_force()
    return begun(area)


def named(draft: EditionSeen, *approvers: ApproverSeen) -> None:
    seen = mark_of_approvers(approvers_of(draft.concept))
    name_approvers(draft.concept, approvers, seen=seen, by=COORDINATION, at=TUESDAY)


def digest_now(draft: EditionSeen) -> str:
    return what_is_missing(draft.id, at=TUESDAY).digest


def approved(draft: EditionSeen, *approvers: ApproverSeen) -> None:
    for each in approvers:
        seen = digest_now(draft)
        approve(draft.id, each.key, MINUTES, seen=seen, by=COORDINATION, at=TUESDAY)


def ready(area: Area = BAVARIA) -> EditionSeen:
    """Nothing is missing."""
    draft = drafted(area)
    named(draft, MINISTRY)
    approved(draft, MINISTRY)
    return edition_by_id(draft.id)


def in_force(draft: EditionSeen, **when: date) -> EditionSeen:
    seen = digest_now(draft)
    return put_in_force(draft.id, seen=seen, by=COORDINATION, at=WEDNESDAY, **when)


def must_answer_at_night(draft: EditionSeen, function: str = "advice") -> None:
    """The draft asks for more than the desks can do."""
    facts = content_of(draft.id, function)["facts"] | {"around_the_clock": True}
    change_node(
        draft.id,
        id_of(function),
        {"facts": facts},
        seen=revision_of(draft.id, function),
        by=COORDINATION,
        at=TUESDAY,
    )
