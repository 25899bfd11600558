"""Why an edition says something else than its template: reason, ground, who decided, when."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.actions.tailoring.wanting import fault, wanting
from obhut.concepts.enums import EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Deviation, Edition
from obhut.concepts.policies import check_may_edit
from obhut.concepts.queries.deviations import DeviationSeen, deviations_of
from obhut.concepts.queries.tailoring import tailored
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty, NotAllowed, SomebodyWasFaster

LONGEST = {"reason": 4000, "ground": 400, "decided_by": 200}


@transaction.atomic
def decide_deviation(  # noqa: PLR0913 -- whose, where, what, on top of what; who and when
    draft: UUID, node: UUID, said: DeviationSeen, *, seen: str, by: Actor, at: datetime
) -> None:
    """Write down why the draft deviates at this node.

    ``seen``: fingerprint of the reason that stood there when the form was opened; empty for none.
    Raises NotAllowed, Faulty with every fault, SomebodyWasFaster where another one stands there now.
    """
    edition = _draft_of(draft, by)
    if tailored(edition.pk).standings.get(node, NodeStanding.INHERITED) is NodeStanding.INHERITED:
        raise NotAllowed(_("Here the text says what its template says. No reason is needed."))
    _check(said, today=day_of(at))
    _check_is_as_seen(edition, node, seen)
    Deviation.objects.update_or_create(
        edition=edition,
        node=node,
        defaults={
            "reason": said.reason.strip(),
            "ground": said.ground.strip(),
            "decided_by": said.decided_by.strip(),
            "decided_on": said.decided_on,
        },
    )
    facts = {"node": str(node), "decided_by": said.decided_by, "decided_on": str(said.decided_on)}
    record("deviation decided", subject=str(edition.pk), by=by, at=at, facts=facts)


@transaction.atomic
def take_back_deviation(draft: UUID, node: UUID, *, seen: str, by: Actor, at: datetime) -> None:
    """Strike the reason; what deviates stays, and lacks one again."""
    edition = _draft_of(draft, by)
    _check_is_as_seen(edition, node, seen)
    if not edition.deviations.filter(node=node).delete()[0]:
        raise NotAllowed(_("There is no reason here."))
    record(
        "deviation taken back",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts={"node": str(node)},
    )


def _draft_of(draft: UUID, by: Actor) -> Edition:
    edition = Edition.objects.select_for_update(of=("self",)).filter(pk=draft).first()
    if edition is None:
        raise NoSuchEdition("There is no such edition.")
    check_may_edit(edition.concept, by)
    if edition.state != EditionState.DRAFT:
        raise NotAllowed(_("Reasons are written into a draft. This edition is none."))
    if edition.base_id is None:
        raise NotAllowed(_("This text has no template it could deviate from."))
    return edition


def _check_is_as_seen(edition: Edition, node: UUID, seen: str) -> None:
    present = deviations_of(edition.pk).get(node)
    if (present.fingerprint if present else "") != seen:
        raise SomebodyWasFaster(
            _("Somebody else has written a reason here meanwhile. Please look at it first.")
        )


def _check(said: DeviationSeen, *, today: date) -> None:
    if faults := tuple(_faults(said, today=today)):
        raise Faulty(faults)


def _faults(said: DeviationSeen, *, today: date) -> Iterator[Fault]:
    words = {name: getattr(said, name) for name in LONGEST}
    yield from wanting(words, needed=("reason", "decided_by"), longest=LONGEST)
    if said.decided_on > today:
        yield fault(
            "decided_on",
            "Dieser Tag liegt in der Zukunft. Gemeint ist der Tag der Entscheidung.",
            "This day lies in the future. Meant is the day of the decision.",
        )
