"""Keeping the rows of the active directory: one deed changes, adds or removes one of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.directory.actions.fitting import check_days_have_come, check_fits, fault_of_row
from obhut.directory.actions.row_writing import Becomes, Deed, next_version, put_row
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import ChangeKind
from obhut.directory.errors import NotRegistered
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.policies import Row, check_may_change
from obhut.directory.queries.neighbours import desks_at
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import plain_row
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.row_shapes import FORMS, check_names, read_row
from obhut.kernel.refusals import Fault, Faulty, NotAllowed, SomebodyWasFaster

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
    return _carried_out(
        generation,
        Becomes(file=file, key=key, content=content, version=next_version(file, key)),
        Deed(kind=kind or ChangeKind.CHANGED, by=by, at=at, why=why.strip()),
        seen_version=seen_version,
        functions=functions,
    )


@transaction.atomic
def undo_change(change: RowChange, *, by: Actor, at: datetime) -> RowChange:
    """Write back what was there before, if nobody has changed it since.

    What was carried into a newer generation can be undone there. Raises as ``change_row`` does.
    """
    if change.kind == ChangeKind.HANDED_OVER:
        raise NotAllowed(_("How many hold a desk is counted: hand the desk over instead."))
    generation = _standing_still()
    last = RowChange.objects.filter(key=change.key, file=change.file).latest("pk")
    if change.pk not in (last.pk, last.origin_id if last.kind == ChangeKind.CARRIED else None):
        raise SomebodyWasFaster(_("This entry has been changed again since."))
    named = (change.before or {}).get("function")
    return _carried_out(
        generation,
        Becomes(
            file=change.file,
            key=change.key,
            content=change.before,
            version=next_version(change.file, change.key),
            place=change.place,
        ),
        Deed(kind=ChangeKind.UNDONE, by=by, at=at, origin=change),
        seen_version=0 if last.after is None else last.version,
        functions=frozenset({named}) if named else None,
    )


def _carried_out(
    generation: Generation,
    wanted: Becomes,
    deed: Deed,
    *,
    seen_version: int,
    functions: frozenset[str] | None,
) -> RowChange:
    """May you, does it fit, do it, write it down."""
    present = _present(generation, wanted.file, wanted.key)
    before = _row_of(present)
    desks = _desks_concerned(generation, before, wanted.key)
    if before is not None:
        check_may_change(before, before, deed.by, at=desks)
    _check_nobody_was_faster(present, seen_version)
    after = None
    if wanted.content is not None:
        after = read_row(wanted.file, wanted.key, wanted.content)
    check_may_change(before, after, deed.by, at=desks)
    check_days_have_come(before, after, key=wanted.key, today=day_of(deed.at))
    check_fits(generation, before, after, key=wanted.key, functions=functions)
    if deed.kind == ChangeKind.CHANGED:
        deed = replace(deed, kind=_kind(before, after, wanted.key))
    content = None if after is None else plain_row(after)
    return put_row(generation, replace(wanted, content=content), deed)


def _standing_still() -> Generation:
    stand_still()
    generation = active_one()
    if generation is None:
        raise NotRegistered("The directory has not been loaded yet. Load it first: obhut load")
    return generation


def _present(generation: Generation, file: str, key: str) -> DirectoryRow | None:
    return DirectoryRow.objects.filter(generation=generation, file=file, key=key).first()


def _row_of(present: DirectoryRow | None) -> Row | None:
    return None if present is None else FORMS[present.file].model_validate(present.content)


def _desks_concerned(generation: Generation, row: Row | None, key: str) -> frozenset[str]:
    if isinstance(row, ServicePointRow):
        return frozenset(desk.key for desk in desks_at(key, generation.pk))
    return frozenset({key})


def _kind(before: Row | None, after: Row | None, key: str) -> ChangeKind:
    if before == after:
        raise Faulty((fault_of_row(key, "Es ist nichts geändert.", "Nothing was changed."),))
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
