"""What a mailbox is asked, and what it has said and waits for its keeper."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, TextField
from django.db.models.expressions import OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from obhut.directory.enums import ConfirmationState
from obhut.directory.models import Confirmation, DirectoryRow
from obhut.directory.policies import may_keep
from obhut.directory.queries.asked_links import digest_of
from obhut.directory.queries.places import active_directory
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.asking import is_due, mailbox_to_ask, may_come_along
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.routing.places import Area

OPEN = (ConfirmationState.ASKED, ConfirmationState.WAITS)
NEVER_BEFORE = timedelta(days=110)
"""Shorter than four months always are: whoever said something since is not looked at."""
NOT_ASKED_AGAIN_FOR = timedelta(days=90)
"""Whoever did not answer is left alone for so long, unless the mailbox is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDesk:
    """A desk as it stands in the directory now, with the versions that were looked at."""

    desk: DeskRow
    desk_version: int
    point: ServicePointRow
    point_version: int

    @property
    def key(self) -> str:
        return self.desk.key

    @property
    def mailbox(self) -> str:
        return mailbox_to_ask(self.desk, self.point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one link opens: the desks that have not been answered for yet."""

    inquiry: UUID
    mailbox: str
    until: datetime
    desks: tuple[AskedDesk, ...]

    def __getitem__(self, key: str) -> AskedDesk:
        return next(desk for desk in self.desks if desk.key == key)

    def __contains__(self, key: str) -> bool:
        return any(desk.key == key for desk in self.desks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a mailbox has said, and what it is about."""

    confirmation: Confirmation
    asked: AskedDesk


def asked_by(token: str, *, at: datetime, generation: int | None = None) -> Asked | None:
    """What this link opens; None where it never was one, was used, or is too old."""
    waiting = Confirmation.objects.filter(
        inquiry__token_digest=digest_of(token),
        inquiry__expires_at__gt=at,
        state=ConfirmationState.ASKED,
    ).select_related("inquiry")
    found = list(waiting)
    rows = rows_of((each.desk for each in found), generation)
    desks = [rows[each.desk] for each in found if is_still_asked(each, rows.get(each.desk))]
    if not desks:
        return None
    inquiry = found[0].inquiry
    return Asked(
        inquiry=inquiry.pk,
        mailbox=inquiry.mailbox,
        until=inquiry.expires_at,
        desks=tuple(desks),
    )


def is_still_asked(confirmation: Confirmation, now: AskedDesk | None) -> bool:
    """Nobody has removed the desk, confirmed it otherwise or given it another mailbox since."""
    if now is None or now.mailbox.casefold() != confirmation.inquiry.mailbox.casefold():
        return False
    asked_on = day_of(confirmation.inquiry.asked_at).isoformat()
    return not (now.desk.confirmed_on and now.desk.confirmed_on > asked_on)


def rows_of(desks: Iterable[str], generation: int | None = None) -> Mapping[str, AskedDesk]:
    """These desks with their service points, as they are now; without those that are gone."""
    active, keys = active_directory(), list(desks)
    if generation is None and active is not None:
        generation = active.row
    if generation is None or not keys:
        return {}
    rows = DirectoryRow.objects.filter(generation=generation)
    found = list(rows.filter(file=DESKS, key__in=keys).order_by("place"))
    points = {
        row.key: row
        for row in rows.filter(
            file=SERVICE_POINTS, key__in={row.content["service_point"] for row in found}
        )
    }
    return {row.key: _asked_desk(row, points[row.content["service_point"]]) for row in found}


def mailboxes_to_ask(*, at: datetime) -> Mapping[str, tuple[AskedDesk, ...]]:
    """Mailbox -> the desks to be asked there in one letter, the longest silent mailbox first."""
    today, left_alone = day_of(at), _left_alone(at)
    by_mailbox: defaultdict[str, list[AskedDesk]] = defaultdict(list)
    for asked in rows_of(_silent_desks(at)).values():
        mailbox = asked.mailbox.casefold()
        if not mailbox or {("", mailbox), (asked.key, mailbox)} & left_alone:
            continue
        if may_come_along(asked.desk, asked.point, today=today):
            by_mailbox[mailbox].append(asked)
    return {
        desks[0].mailbox: tuple(desks)
        for desks in by_mailbox.values()
        if any(is_due(each.desk, each.point, today=today) for each in desks)
    }


def proposals_for(by: Actor) -> tuple[Proposed, ...]:
    """What mailboxes in the areas of ``by`` have said and waits for a yes or a no, oldest first."""
    waiting = list(
        Confirmation.objects.filter(state=ConfirmationState.WAITS)
        .select_related("inquiry")
        .order_by("answered_at", "pk")
    )
    rows = rows_of(each.desk for each in waiting)
    return tuple(
        Proposed(confirmation=each, asked=rows[each.desk])
        for each in waiting
        if each.desk in rows and may_keep(areas_concerned(each, rows[each.desk]), by)
    )


def areas_concerned(confirmation: Confirmation, asked: AskedDesk) -> tuple[Area, ...]:
    """Whose yes it needs: who keeps the desk; of what is the service point's, who keeps that."""
    files = {change["file"] for change in confirmation.proposal}
    of_point = areas_of(asked.point) if SERVICE_POINTS in files else ()
    return tuple(dict.fromkeys((*of_point, *areas_of(asked.desk))))


def _silent_desks(at: datetime) -> Iterator[str]:
    """Keys of desks from which nothing was heard for long, and that are not being asked now."""
    active = active_directory()
    if active is None:
        return iter(())
    rows = DirectoryRow.objects.filter(generation=active.row)
    seen = rows.filter(file=SERVICE_POINTS, key=OuterRef("point")).annotate(
        seen=KT("content__seen")
    )
    last = Coalesce(
        KT("content__confirmed_on"), Subquery(seen.values("seen")[:1]), output_field=TextField()
    )
    cutoff = (day_of(at) - NEVER_BEFORE).isoformat()
    being_asked = Confirmation.objects.filter(state__in=OPEN).values("desk")
    found = rows.filter(file=DESKS).annotate(last=last).filter(last__lte=cutoff)
    found = found.exclude(key__in=being_asked).order_by(F("last"), "place")
    return iter(found.values_list("key", flat=True))


def _left_alone(at: datetime) -> frozenset[tuple[str, str]]:
    """Desk and mailbox that were asked lately; every desk of a mailbox with a letter still open."""
    asked = Confirmation.objects.values_list("desk", "inquiry__mailbox")
    still_open = asked.filter(state__in=OPEN)
    lately = asked.filter(inquiry__asked_at__gt=at - NOT_ASKED_AGAIN_FOR)
    ended = lately.exclude(state__in=(*OPEN, ConfirmationState.SUPERSEDED))
    return frozenset(
        [("", mailbox.casefold()) for _, mailbox in still_open]
        + [(desk, mailbox.casefold()) for desk, mailbox in ended]
    )


def _asked_desk(row: DirectoryRow, point: DirectoryRow) -> AskedDesk:
    return AskedDesk(
        desk=DeskRow.model_validate(row.content),
        desk_version=row.version,
        point=ServicePointRow.model_validate(point.content),
        point_version=point.version,
    )
