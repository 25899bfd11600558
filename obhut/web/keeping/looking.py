"""A row as somebody may see it, and what of it they may change."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest

from obhut.directory.policies import FIXED, check_may_keep, may_keep
from obhut.directory.queries.keeping import KeptRow, row_for_keeping
from obhut.kernel.actor import Actor, Role
from obhut.kernel.mechanism.directory import plain_row
from obhut.kernel.mechanism.directory_rows import DeskRow
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.web.directory.entry_cards import name_of
from obhut.web.keeping.words import desk_name
from obhut.web.requests import actor

KEEPERS = (Role.FEDERAL_EDITOR, Role.LAND_COORDINATION, Role.DISTRICT_KEEPER)
CHANGERS = (*KEEPERS, Role.DESK_HOLDER)
"""Who may change anything at all: whoever reads only is told so at the door."""
EVERYBODY = (*CHANGERS, Role.READER)


def row_or_404(request: HttpRequest, file: str, key: str) -> KeptRow:
    """The row, if they may know what became of it."""
    row = row_for_keeping(actor(request), file, key)
    if row is None:
        raise Http404
    return row


def check_may_change_it(by: Actor, row: KeptRow) -> None:
    """Raises NotAllowed unless they keep all of its areas or hold a desk of it."""
    if not row.may_keep:
        check_may_keep(areas_of(row.row), by)


def keeps_all_of(by: Actor, row: KeptRow) -> bool:
    """Whether they may change every field, remove it, and add to it."""
    return may_keep(areas_of(row.row), by)


def fixed_for(by: Actor, row: KeptRow) -> frozenset[str]:
    """Fields that whoever holds the desk leaves to the keeper of the area."""
    return frozenset() if keeps_all_of(by, row) else frozenset(FIXED[type(row.row)])


def content_of(row: KeptRow) -> Mapping[str, Any]:
    return plain_row(row.row)


def entry_of(row: KeptRow) -> str:
    """Key of the entry on whose page the row stands."""
    return row.row.service_point if isinstance(row.row, DeskRow) else row.key


def title_of(row: KeptRow) -> str:
    return desk_name(row.key) if isinstance(row.row, DeskRow) else name_of(row.row)
