"""What those who work on a text say to each other about a node. Never part of the text."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, NodeOfEdition, Remark
from obhut.concepts.policies import may_read_drafts
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster

LONGEST = 4000


@transaction.atomic
def write_remark(  # noqa: PLR0913 -- a deed says what, where, to what, by whom and when
    concept: str, node: UUID, text: str, *, answers: int | None = None, by: Actor, at: datetime
) -> int:
    """Say something about a node, or answer what was said. Whoever may read the draft may do so."""
    home = _home(concept, by)
    said = _checked(text)
    first = _first(home, answers) if answers is not None else None
    if (
        first is None
        and not NodeOfEdition.objects.filter(edition__concept=home, node=node).exists()
    ):
        raise SomebodyWasFaster(_("Somebody has deleted this node meanwhile."))
    remark = Remark.objects.create(
        concept=home,
        node=first.node if first else node,
        answers=first,
        text=said,
        person=by.person,
        desk=by.desk,
        at=at,
    )
    _record("remark written", remark, by=by, at=at)
    return remark.pk


@transaction.atomic
def settle_remark(concept: str, remark: int, *, by: Actor, at: datetime) -> None:
    """What was said is done with. It stays readable. Settling it twice changes nothing."""
    first = _first(_home(concept, by), remark)
    if first.settled_at is not None:
        return
    first.settled_at, first.settled_by = at, by.person
    first.save(update_fields=["settled_at", "settled_by"])
    _record("remark settled", first, by=by, at=at)


def _home(concept: str, by: Actor) -> Concept:
    home = Concept.objects.filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    return home


def _first(home: Concept, remark: int) -> Remark:
    """The remark that a conversation begins with, and nobody else's until the end of this deed."""
    found = Remark.objects.select_for_update(of=("self",)).filter(concept=home, pk=remark).first()
    if found is None:
        raise NoSuchEdition("There is no such remark.")
    return _first(home, found.answers_id) if found.answers_id else found


def _checked(text: str) -> str:
    said = text.replace("\r\n", "\n").strip()
    if not said or len(said) > LONGEST or "\0" in said:
        de = f"Eine Anmerkung hat 1 bis {LONGEST} Zeichen, und nur solche, die man lesen kann."
        en = f"A remark has 1 to {LONGEST} characters, all of them readable."
        raise Faulty((Fault(where="text", field="text", de=de, en=en),))
    return said


def _record(kind: str, remark: Remark, *, by: Actor, at: datetime) -> None:
    facts = {"concept": remark.concept.key, "node": str(remark.node), "remark": remark.pk}
    record(kind, subject=str(remark.pk), by=by, at=at, facts=facts)
