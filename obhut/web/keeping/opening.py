"""Whether a page lets somebody in, so that no link leads to a refusal."""

from urllib.parse import urlsplit

from django.urls import resolve

from obhut.directory.policies import desks_held, may_keep
from obhut.directory.queries.desks import service_point_of
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.row_areas import areas_of

OF_A_DESK = "keeping:edit_desk"


def opens_for(by: Actor, address: str) -> bool:
    """By the roles at its door; the page of a desk only for whoever keeps all its areas or holds it."""
    page = resolve(urlsplit(address).path)
    roles = getattr(page.func, "roles", None)
    if roles is not None and not by.has(*roles):
        return False
    return page.view_name != OF_A_DESK or _may_change(by, page.kwargs["key"])


def _may_change(by: Actor, desk: str) -> bool:
    rows = service_point_of(desk)
    return desk in desks_held(by) or (rows is not None and may_keep(areas_of(rows[0]), by))
