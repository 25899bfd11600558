"""Who approves of a concept, and that they did: bound to the digest of one text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.enums import ApprovedHow, EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Approval, Concept, Edition
from obhut.concepts.policies import check_may_approve, check_may_edit, may_read_drafts
from obhut.concepts.queries.approvals import ApproverSeen, approvers_of, mark_of_approvers
from obhut.concepts.queries.editions import edition_by_id
from obhut.concepts.queries.obstacles import digest_of_draft
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST = 12
LONGEST_NAME = 200
LONGEST_REFERENCE = 300
APPROVABLE = (EditionState.DRAFT, EditionState.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """How a function approved: in which paper, on which day."""

    how: ApprovedHow
    reference: str
    approved_on: date


@transaction.atomic
def name_approvers(
    concept: str,
    approvers: Sequence[ApproverSeen],
    *,
    seen: str,
    by: Actor,
    at: datetime,
) -> None:
    """From now on these functions approve of each edition.

    ``seen``: the mark of those that were looked at. Raises Faulty, SomebodyWasFaster where others stand there now.
    """
    home = Concept.objects.select_for_update().filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    check_may_edit(home, by)
    if faults := tuple(_faults_of(approvers)):
        raise Faulty(faults)
    before, after = home.approvers, _plain(approvers)
    if before == after:
        return
    if mark_of_approvers(approvers_of(home.key)) != seen:
        raise SomebodyWasFaster(_("Somebody has named other functions meanwhile."))
    home.approvers = after
    home.save(update_fields=["approvers"])
    facts = {"concept": home.key, "before": before, "after": after}
    record("approvers named", subject=home.key, by=by, at=at, facts=facts)


@transaction.atomic
def approve(  # noqa: PLR0913 -- a deed says what, for whom, in which paper, by whom and when
    draft: UUID, approver: str, said: Approved, *, seen: str, by: Actor, at: datetime
) -> None:
    """Write down that this function approves of the text as it stands.

    ``seen``: the digest that was looked at. Said once more it changes nothing. Raises Faulty,
    NotAllowed, SomebodyWasFaster where the text is another one by now.
    """
    edition = _to_approve(draft, by)
    check_may_approve(edition.concept, approver, said.how, by)
    faults = tuple(_faults(edition, approver, said, today=day_of(at)))
    if faults:
        raise Faulty(faults)
    marked = digest_of_draft(edition_by_id(edition.pk))
    if marked != seen:
        raise SomebodyWasFaster(
            _("Somebody has changed this text meanwhile. An approval counts for one text alone.")
        )
    given = edition.approvals.filter(approver=approver, digest=marked, taken_back_at=None)
    if given.exists():
        return
    Approval.objects.create(
        edition=edition,
        approver=approver,
        digest=marked,
        how=said.how,
        reference=said.reference.strip(),
        approved_on=said.approved_on,
        person=by.person,
        desk=by.desk,
        at=at,
    )
    facts = {"approver": approver, "digest": marked, "how": said.how.value}
    record(
        "edition approved",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts=facts | {"approved_on": said.approved_on.isoformat()},
    )


@transaction.atomic
def take_back_approval(draft: UUID, approval: int, *, by: Actor, at: datetime) -> None:
    """It no longer counts; that it was given stays written. Raises NoSuchEdition, NotAllowed."""
    edition = _to_approve(draft, by)
    row = edition.approvals.filter(pk=approval).first()
    if row is None:
        raise NoSuchEdition("There is no such approval.")
    check_may_approve(edition.concept, row.approver, ApprovedHow(row.how), by)
    if row.taken_back_at is not None:
        return
    row.taken_back_at = at
    row.save(update_fields=["taken_back_at"])
    facts = {"approver": row.approver, "digest": row.digest}
    record("approval taken back", subject=str(edition.pk), by=by, at=at, facts=facts)


def _to_approve(draft: UUID, by: Actor) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",)).select_related("concept")
    edition = rows.filter(pk=draft).first()
    if edition is None or not may_read_drafts(edition.concept, by):
        raise NoSuchEdition("There is no such edition.")
    if edition.state not in APPROVABLE:
        raise SomebodyWasFaster(_("This text is no longer a draft. Open a new one to change it."))
    return edition


def _faults(edition: Edition, approver: str, said: Approved, *, today: date) -> Iterator[Fault]:
    if approver not in {each["key"] for each in edition.concept.approvers}:
        yield _fault(
            "approver",
            "Diese Funktion ist nicht benannt. Benennen Sie sie zuerst.",
            "This function is not named. Name it first.",
        )
    if not said.reference.strip():
        yield _fault(
            "reference",
            "Es fehlt, wo das steht: Aktenzeichen, Datum der Niederschrift.",
            "Where does it stand? Number of the file, date of the minutes.",
        )
    if len(said.reference) > LONGEST_REFERENCE:
        yield _fault(
            "reference",
            f"Höchstens {LONGEST_REFERENCE} Zeichen.",
            f"{LONGEST_REFERENCE} characters at most.",
        )
    if said.approved_on > today:
        yield _fault(
            "approved_on",
            "Dieser Tag liegt in der Zukunft. Gemeint ist der Tag der Zustimmung.",
            "This day lies in the future. Meant is the day of the approval.",
        )


def _faults_of(approvers: Sequence[ApproverSeen]) -> Iterator[Fault]:
    keys = [each.key for each in approvers]
    if len(keys) > MOST:
        yield _fault("approvers", f"Höchstens {MOST} Funktionen.", f"{MOST} functions at most.")
    if len(set(keys)) < len(keys):
        yield _fault(
            "approvers", "Eine Funktion steht doppelt da.", "A function stands there twice."
        )
    for each in approvers:
        if not KEY.fullmatch(each.key):
            yield _fault(
                "approvers",
                "Der Schlüssel besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.",
                "The key consists of small letters, digits and hyphens.",
            )
        names = (each.title.de, each.title.en)
        if any(not name.strip() or len(name) > LONGEST_NAME for name in names):
            yield _fault(
                each.key,
                f"Jede Funktion hat einen Namen mit höchstens {LONGEST_NAME} Zeichen, "
                "deutsch und englisch.",
                f"Each function has a name of {LONGEST_NAME} characters at most, "
                "in German and English.",
            )


def _plain(approvers: Sequence[ApproverSeen]) -> list[dict[str, str]]:
    return [{"key": each.key, "de": each.title.de, "en": each.title.en} for each in approvers]


def _fault(field: str, de: str, en: str) -> Fault:
    return Fault(where="query", field=field, de=de, en=en)
