"""Who may keep what in the directory: by area, and at one's own desk."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from obhut.kernel.actor import Actor, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.refusals import NotAllowed, allowed
from obhut.kernel.routing.places import Area, Level

Row = DeskRow | ServicePointRow
KEEPERS = frozenset({Role.FEDERAL_EDITOR, Role.LAND_COORDINATION, Role.DISTRICT_KEEPER})
READERS = KEEPERS | {Role.READER}
DESK = "desk"
FIXED = {
    DeskRow: ("key", "function", "service_point", "areas", "last_call"),
    ServicePointRow: ("key", "kind", "lands", "areas"),
}
"""What whoever holds a desk leaves to the keeper of the area."""
PROPOSABLE = {
    SERVICE_POINTS: ("phones", "web", "address", "hours", "languages", "target_group", "minors"),
    DESKS: ("mailbox", "does", "does_not", "instead", "accessibility"),
}
"""What a mailbox may ask to be changed, through a link and without signing in."""


def may_keep(areas: Iterable[Area], by: Actor) -> bool:
    return allowed(check_may_keep, areas, by)


def check_may_keep(areas: Iterable[Area], by: Actor) -> None:
    """Every one of these areas lies in one that was granted to a keeper."""
    outside = [area for area in areas if not _lies_in(area, by, KEEPERS)]
    if outside:
        raise NotAllowed(
            _("Only who keeps the area %(area)s may do that.") % {"area": outside[0].key}
        )


def may_read(areas: Iterable[Area], by: Actor) -> bool:
    """Whether anything of it lies in an area whose history and drafts one may see."""
    return any(_lies_in(area, by, READERS) for area in areas)


def check_may_change(
    before: Row | None, after: Row | None, by: Actor, *, at: AbstractSet[str]
) -> None:
    """``at``: the desks whose row this is, or whose service point."""
    rows = [row for row in (before, after) if row is not None]
    areas = [area for row in rows for area in areas_of(row)]
    if before is not None and at & desks_held(by) and not may_keep(areas, by):
        _check_changes_no_more_than_a_holder_may(before, after)
        return
    check_may_keep(areas, by)


def desks_held(by: Actor) -> frozenset[str]:
    """Keys of the desks somebody holds."""
    return frozenset(
        grant.key for grant in by.grants if grant.role is Role.DESK_HOLDER and grant.level == DESK
    )


def _lies_in(area: Area, by: Actor, roles: frozenset[Role]) -> bool:
    around = {area.as_key, *area.within}
    return any((grant.level, grant.key) in around for grant in by.grants if grant.role in roles)


def _check_changes_no_more_than_a_holder_may(before: Row, after: Row | None) -> None:
    if after is None:
        raise NotAllowed(_("Only who keeps the area may remove an entry."))
    for field in FIXED[type(before)]:
        if getattr(before, field) != getattr(after, field):
            raise NotAllowed(
                _("Only who keeps the area may change this: %(field)s.") % {"field": field}
            )


def area_to_deliver_for(by: Actor) -> Area:
    """The widest area somebody keeps: their deliveries belong to it. Raises NotAllowed."""
    kept = [
        Area(level=Level(each.level), key=each.key) for each in by.grants if each.role in KEEPERS
    ]
    if not kept:
        raise NotAllowed(_("Only who keeps an area delivers for it."))
    return min(kept, key=lambda area: (area.specificity, area.key))
