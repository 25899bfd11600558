"""Keeping the rows of the active directory: one deed changes, adds or removes one of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.directory.actions.row_writing import Becomes, Deed, next_version, put_row
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import ChangeKind
from obhut.directory.errors import NotRegistered
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.policies import Row, check_may_change
from obhut.directory.queries.neighbours import (
    desks_at,
    desks_replaced_by,
    name_of_area,
    neighbours_of,
    youth_offices,
)
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.between_rows import (
    Path,
    faults_of_desk,
    faults_of_pair,
    faults_of_point,
    without_youth_office,
    youth_office_lost,
)
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.row_shapes import check_names, place_of, read_row
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster

LONGEST_REASON = 2000


@transaction.atomic
def change_row(  # noqa: PLR0913 -- a deed says what, upon which version, why, by whom and when
    file: str,
    key: str,
    content: Mapping[str, Any] | None,
    *,
    seen_version: int,
    why: str,
    by: Actor,
    at: datetime,
    kind: ChangeKind | None = None,
    functions: frozenset[str] | None = None,
) -> RowChange:
    """Put this content in place of the row's. None removes the row; an unknown key adds one.

    ``seen_version``: of the row that was looked at, 0 where there was none. ``functions``: those of
    the mechanism; None: those that the directory names already. Raises NotAllowed,
    SomebodyWasFaster and Faulty, changing nothing.
    """
    check_names(file, key)
    _check_reason(why)
    generation = _standing_still()
    present = _present(generation, file, key)
    before = _row_of(present)
    desks = _desks_concerned(generation, before, key)
    if before is not None:
        check_may_change(before, before, by, at=desks)
    _check_nobody_was_faster(present, seen_version)
    after = None if content is None else read_row(file, key, content)
    check_may_change(before, after, by, at=desks)
    _check_fits(generation, before, after, key=key, functions=functions)
    if before == after and kind is None:
        raise Faulty((_fault(key, "Es ist nichts geändert.", "Nothing was changed."),))
    deed = Deed(kind=kind or _kind(before, after), by=by, at=at, why=why.strip())
    becomes = Becomes(
        file=file,
        key=key,
        content=None if after is None else plain_row(after),
        version=next_version(file, key),
    )
    return put_row(generation, becomes, deed)


def _standing_still() -> Generation:
    stand_still()
    generation = active_one()
    if generation is None:
        raise NotRegistered("The directory has not been loaded yet. Load it first: obhut load")
    return generation


def _present(generation: Generation, file: str, key: str) -> DirectoryRow | None:
    return DirectoryRow.objects.filter(generation=generation, file=file, key=key).first()


def _row_of(present: DirectoryRow | None) -> Row | None:
    return None if present is None else read_row(present.file, present.key, present.content)


def _desks_concerned(generation: Generation, row: Row | None, key: str) -> frozenset[str]:
    if isinstance(row, ServicePointRow):
        return frozenset(desk.key for desk in desks_at(key, generation.pk))
    return frozenset({key})


def _kind(before: Row | None, after: Row | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED


def _check_reason(why: str) -> None:
    if not why.strip():
        de = "Bitte sagen, warum. Die Geschichte des Eintrags nennt den Grund."
        en = "Please say why. The history of the entry names the reason."
        raise Faulty((Fault(where="why", field="why", de=de, en=en),))
    if len(why) > LONGEST_REASON or "\0" in why:
        de = (
            f"Der Grund hat höchstens {LONGEST_REASON} Zeichen, und nur solche, die man lesen kann."
        )
        en = f"The reason has at most {LONGEST_REASON} characters, all of them readable."
        raise Faulty((Fault(where="why", field="why", de=de, en=en),))


def _check_nobody_was_faster(present: DirectoryRow | None, seen_version: int) -> None:
    if (present.version if present else 0) == seen_version:
        return
    if present is None:
        raise SomebodyWasFaster(_("Somebody has removed this entry meanwhile."))
    raise SomebodyWasFaster(
        _("Somebody has changed this entry meanwhile. Compare both versions, then save again.")
    )


def _check_fits(
    generation: Generation,
    before: Row | None,
    after: Row | None,
    *,
    key: str,
    functions: frozenset[str] | None,
) -> None:
    faults = list(_faults_of(generation, before, after, key=key, functions=functions))
    faults = faults or list(_youth_offices_lost(generation, before, after))
    if faults:
        raise Faulty(tuple(faults))


def _faults_of(
    generation: Generation,
    before: Row | None,
    after: Row | None,
    *,
    key: str,
    functions: frozenset[str] | None,
) -> Iterator[Fault]:
    if after is None:
        yield from _still_needed(generation, before, key)
        return
    around = neighbours_of(after, generation.pk, functions=functions)
    if isinstance(after, DeskRow):
        yield from faults_of_desk(after, around, partial(_at_desk, key))
    else:
        yield from faults_of_point(after, around, lambda _path: place_of(SERVICE_POINTS, key))
        for desk in desks_at(key, generation.pk):
            yield from faults_of_pair(desk, after, partial(_at_desk, desk.key))


def _at_desk(key: str, _path: Path) -> str:
    return place_of(DESKS, key)


def _still_needed(generation: Generation, before: Row | None, key: str) -> Iterator[Fault]:
    """What other rows name stays until they name something else."""
    match before:
        case None:
            yield _fault(key, "Diesen Eintrag gibt es nicht.", "There is no such entry.")
        case ServicePointRow():
            if desks := ", ".join(desk.key for desk in desks_at(key, generation.pk)):
                yield _fault(
                    key,
                    f"Diese Stellen gehören noch dazu: {desks}. Zuerst sie entfernen.",
                    f"These desks still belong to it: {desks}. Remove them first.",
                )
        case DeskRow():
            if desks := ", ".join(desks_replaced_by(key, generation.pk)):
                yield _fault(
                    key,
                    f"Die Stelle springt noch ein für: {desks}. Zuerst dort eine andere eintragen.",
                    f"The desk still stands in for: {desks}. Enter another one there first.",
                )


def _youth_offices_lost(
    generation: Generation, before: Row | None, after: Row | None
) -> Iterator[Fault]:
    """No Kreis, Bezirk or Land that had a youth office is left without one."""
    if not isinstance(before, DeskRow):
        return
    left = [after] if isinstance(after, DeskRow) else []
    if not without_youth_office([before], left):
        return
    left += [row for row in youth_offices(generation.pk) if row.key != before.key]
    for area in without_youth_office([before], left):
        yield youth_office_lost(area, name_of_area(area, generation.pk))


def _fault(key: str, de: str, en: str) -> Fault:
    return Fault(where=key, field="", de=de, en=en)
