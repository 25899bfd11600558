"""What a mailbox answers: still right, something has changed, no longer us. And what a keeper says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.directory.actions.asking import end
from obhut.directory.actions.rows import change_row
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.actions.tasks import close_tasks_about, open_task
from obhut.directory.enums import ChangeKind, ConfirmationState, Said, TaskKind, TaskOutcome
from obhut.directory.errors import LinkHoldsNoMore
from obhut.directory.models import Confirmation
from obhut.directory.policies import PROPOSABLE, check_may_keep
from obhut.directory.queries.confirmations import (
    Asked,
    AskedDesk,
    areas_concerned,
    asked_by,
    rows_of,
)
from obhut.directory.states import CONFIRMATION
from obhut.kernel.actor import Actor, at_mailbox_of
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row
from obhut.kernel.refusals import Fault, Faulty, NotAllowed, SomebodyWasFaster
from obhut.kernel.states import check_transition

CONFIRMED = "Am Funktionspostfach bestätigt: Alles stimmt noch."
CHANGED = "Am Funktionspostfach geändert und damit bestätigt."
DOUBTED = "Das Funktionspostfach sagt: Wir sind nicht mehr zuständig."
SETTLED = "Die Pflege hat entschieden, was das Funktionspostfach in Zweifel gezogen hat."
NO_ANSWER_TASKS = (TaskKind.UNCONFIRMED, TaskKind.MAILBOX_IS_DEAD)
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """The versions of desk and service point that whoever answers was shown."""

    desk: int
    point: int


@transaction.atomic
def say_still_right(token: str, seen: Mapping[str, Seen], *, at: datetime) -> None:
    """Confirm these desks as they were shown. Raises LinkHoldsNoMore and SomebodyWasFaster."""
    asked = _opened(token, seen, at=at)
    for key, versions in seen.items():
        _check_seen(asked[key], versions)
    for key in seen:
        _confirm(asked[key], {}, why=CONFIRMED, by=at_mailbox_of(key), at=at)
        confirmation = _answer(asked, key, Said.STILL_RIGHT, at=at)
        end(confirmation, ConfirmationState.ANSWERED, by=at_mailbox_of(key), at=at)


@transaction.atomic
def propose_change(  # noqa: PLR0913 -- through which link, of which desk, what, upon which versions
    token: str,
    desk: str,
    wanted: Mapping[str, Content],
    *,
    seen: Seen,
    at: datetime,
    is_holders: bool = False,
) -> Confirmation:
    """Ask for these fields to be changed: file -> field -> value, None where nothing stands there.

    It waits for the keeper's yes; where the mailbox is that of a current holder (``is_holders``)
    it is done at once. Raises Faulty for what could not be applied, LinkHoldsNoMore,
    SomebodyWasFaster.
    """
    asked = _opened(token, (desk,), at=at)
    _check_seen(asked[desk], seen)
    confirmation = _answer(asked, desk, Said.CHANGE, at=at)
    confirmation.proposal = list(changes_wanted(asked[desk], wanted))
    if not confirmation.proposal:
        raise Faulty((_NOTHING_CHANGED,))
    if is_holders:
        _apply(confirmation, asked[desk], by=at_mailbox_of(desk), at=at)
        end(confirmation, ConfirmationState.APPLIED, by=at_mailbox_of(desk), at=at)
        return confirmation
    _try(confirmation, asked[desk], at=at)
    _let_wait(confirmation, asked[desk], TaskKind.PROPOSAL, at=at)
    return confirmation


@transaction.atomic
def say_no_longer_us(token: str, desk: str, *, at: datetime) -> Confirmation:
    """The desk goes on being answered with, under a warning, until its keeper has decided."""
    asked = _opened(token, (desk,), at=at)
    confirmation = _answer(asked, desk, Said.NO_LONGER_US, at=at)
    content = plain_row(asked[desk].desk) | {"doubted_on": day_of(at).isoformat()}
    change_row(
        DESKS, desk, content, seen_version=asked[desk].desk_version, why=DOUBTED,
        by=at_mailbox_of(desk), at=at,
    )  # fmt: skip
    _let_wait(confirmation, asked[desk], TaskKind.NO_LONGER_US, at=at)
    return confirmation


@transaction.atomic
def decide_proposal(confirmation: int, *, accept: bool, by: Actor, at: datetime) -> Confirmation:
    """The keeper's yes or no. A yes to "no longer us" says that the directory was put right.

    Raises Confirmation.DoesNotExist, NotAllowed, ImpossibleTransition, SomebodyWasFaster, Faulty.
    """
    stand_still()
    found = Confirmation.objects.select_related("inquiry").get(pk=confirmation)
    to = ConfirmationState.APPLIED if accept else ConfirmationState.REFUSED
    asked = _now(found.desk)
    if asked is None:
        raise NotAllowed(_("This desk is no longer in the directory."))
    check_may_keep(areas_concerned(found, asked), by)
    check_transition(CONFIRMATION, present=found.state, wanted=to)
    if found.answer == Said.NO_LONGER_US:
        _clear_doubt(asked, by=by, at=at)
    elif accept:
        _apply(found, asked, by=by, at=at)
    end(found, to, by=by, at=at)
    kind = TaskKind.PROPOSAL if found.answer == Said.CHANGE else TaskKind.NO_LONGER_US
    outcome = TaskOutcome.MENDED if accept else TaskOutcome.RIGHT_AS_IT_IS
    close_tasks_about(found.desk, (kind,), outcome, by=by, at=at)
    _write_down("proposal decided", found, by=by, at=at)
    return found


def _opened(token: str, desks: Mapping[str, Seen] | Sequence[str], *, at: datetime) -> Asked:
    """What the link opens, from here on unchanged by others. Raises LinkHoldsNoMore."""
    stand_still()
    active = active_one()
    asked = asked_by(token, at=at, generation=active.pk if active else None)
    if asked is None or not desks or not all(key in asked for key in desks):
        raise LinkHoldsNoMore
    return asked


def _now(desk: str) -> AskedDesk | None:
    active = active_one()
    return rows_of((desk,), active.pk if active else None).get(desk)


def _check_seen(asked: AskedDesk, seen: Seen) -> None:
    if (asked.desk_version, asked.point_version) != (seen.desk, seen.point):
        raise SomebodyWasFaster(
            _("Somebody has changed this entry meanwhile. Please look at it once more.")
        )


def _answer(asked: Asked, desk: str, said: Said, *, at: datetime) -> Confirmation:
    """The answer of one desk, not yet saved. A mailbox that answers works."""
    confirmation = Confirmation.objects.select_related("inquiry").get(
        inquiry=asked.inquiry, desk=desk
    )
    confirmation.answer, confirmation.answered_at = said, at
    by = at_mailbox_of(desk)
    close_tasks_about(desk, NO_ANSWER_TASKS, TaskOutcome.MENDED, by=by, at=at)
    _write_down("confirmation answered", confirmation, by=by, at=at)
    return confirmation


def _let_wait(
    confirmation: Confirmation, asked: AskedDesk, kind: TaskKind, *, at: datetime
) -> None:
    check_transition(CONFIRMATION, present=confirmation.state, wanted=ConfirmationState.WAITS)
    confirmation.state = ConfirmationState.WAITS
    confirmation.save()
    by = at_mailbox_of(asked.key)
    area = areas_concerned(confirmation, asked)[0]
    open_task(kind, area=area, about=asked.key, at=at, by=by)


def changes_wanted(asked: AskedDesk, wanted: Mapping[str, Content]) -> Iterator[Content]:
    """What differs from what stands there, field by field; other fields are not for a mailbox."""
    for file, key, row in (
        (SERVICE_POINTS, asked.point.key, plain_row(asked.point)),
        (DESKS, asked.key, plain_row(asked.desk)),
    ):
        for field, after in wanted.get(file, {}).items():
            if field not in PROPOSABLE[file]:
                raise NotAllowed(
                    _("Only who keeps the area may change this: %(field)s.") % {"field": field}
                )
            before = row.get(field)
            if before != after:
                change = {"file": file, "key": key, "field": field}
                yield change | {"before": before, "after": after}


def _try(confirmation: Confirmation, asked: AskedDesk, *, at: datetime) -> None:
    """Apply it and take it back: what could not be applied is told now, not to the keeper later."""
    point = transaction.savepoint()
    try:
        _apply(confirmation, asked, by=at_mailbox_of(asked.key), at=at)
    finally:
        transaction.savepoint_rollback(point)


def _apply(confirmation: Confirmation, asked: AskedDesk, *, by: Actor, at: datetime) -> None:
    """Other fields may have changed since; of those that were proposed none has."""
    told = plain_row(asked.point), plain_row(asked.desk)
    fields: dict[str, Content] = {SERVICE_POINTS: {}, DESKS: {}}
    for change in confirmation.proposal:
        row = told[0] if change["file"] == SERVICE_POINTS else told[1]
        if row.get(change["field"]) != change["before"] or change["key"] != row["key"]:
            raise SomebodyWasFaster(
                _(
                    "Somebody has changed this field since: %(field)s. Compare, then change it there."
                )
                % {"field": change["field"]}
            )
        fields[change["file"]][change["field"]] = change["after"]
    if fields[SERVICE_POINTS]:
        change_row(
            SERVICE_POINTS, asked.point.key, _with(told[0], fields[SERVICE_POINTS]),
            seen_version=asked.point_version, why=CHANGED, by=by, at=at,
        )  # fmt: skip
    answered = confirmation.answered_at or at
    _confirm(asked, fields[DESKS], why=CHANGED, by=by, at=at, on=answered)


def _confirm(  # noqa: PLR0913 -- which desk, with what, why, by whom, when, said when
    asked: AskedDesk,
    fields: Content,
    *,
    why: str,
    by: Actor,
    at: datetime,
    on: datetime | None = None,
) -> None:
    """From this day on the desk counts as confirmed, and nobody doubts it."""
    confirmed = {"confirmed_on": day_of(on or at).isoformat(), "doubted_on": None}
    content = _with(plain_row(asked.desk), fields | confirmed)
    change_row(
        DESKS, asked.key, content, seen_version=asked.desk_version, why=why,
        by=by, at=at, kind=ChangeKind.CONFIRMED,
    )  # fmt: skip


def _clear_doubt(asked: AskedDesk, *, by: Actor, at: datetime) -> None:
    if asked.desk.doubted_on:
        content = _with(plain_row(asked.desk), {"doubted_on": None})
        change_row(
            DESKS, asked.key, content, seen_version=asked.desk_version, why=SETTLED, by=by, at=at
        )


def _with(row: Content, fields: Content) -> Content:
    return {name: value for name, value in (row | fields).items() if value is not None}


def _write_down(kind: str, confirmation: Confirmation, *, by: Actor, at: datetime) -> None:
    facts = {"inquiry": str(confirmation.inquiry_id), "answer": confirmation.answer}
    if confirmation.ended_at:
        facts["state"] = confirmation.state
    record(kind, subject=confirmation.desk, by=by, at=at, facts=facts)


_NOTHING_CHANGED = Fault(
    where="answer",
    field="",
    de="Es ist nichts geändert. Stimmt alles, gibt es dafür eine eigene Antwort.",
    en="Nothing was changed. If everything is right, there is an answer of its own for that.",
)
