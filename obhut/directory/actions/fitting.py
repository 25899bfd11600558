"""Whether a row may become what is asked: what it names, who names it, and no youth office lost."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from obhut.directory.models import Generation
from obhut.directory.policies import Row
from obhut.directory.queries.neighbours import (
    desks_at,
    desks_replaced_by,
    name_of_area,
    neighbours_of,
    youth_offices,
)
from obhut.kernel.mechanism.between_rows import (
    Path,
    faults_of_desk,
    faults_of_pair,
    faults_of_point,
    without_youth_office,
    youth_office_lost,
)
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.row_shapes import place_of
from obhut.kernel.refusals import Fault, Faulty

DAYS_BEHIND_US = ("seen", "confirmed_on", "doubted_on")


def check_fits(
    generation: Generation,
    before: Row | None,
    after: Row | None,
    *,
    key: str,
    functions: frozenset[str] | None,
) -> None:
    faults = list(_no_numbers(before, after, key))
    faults += _faults_of(generation, before, after, key=key, functions=functions)
    faults = faults or list(_youth_offices_lost(generation, before, after))
    if faults:
        raise Faulty(tuple(faults))


def check_days_have_come(before: Row | None, after: Row | None, *, key: str, today: date) -> None:
    """Nobody has seen, confirmed or doubted anything on a day that is still to come."""
    said = {field: getattr(after, field, None) for field in DAYS_BEHIND_US}
    new = {field: day for field, day in said.items() if day != getattr(before, field, None)}
    faults = tuple(
        Fault(
            where=key,
            field=field,
            de=f"Der {date.fromisoformat(day):%d.%m.%Y} kommt erst noch.",
            en=f"{date.fromisoformat(day):%d.%m.%Y} is still to come.",
        )
        for field, day in new.items()
        if day and date.fromisoformat(day) > today
    )
    if faults:
        raise Faulty(faults)


def _no_numbers(before: Row | None, after: Row | None, key: str) -> Iterator[Fault]:
    """Nobody can dial what has no digit in it. What stands there already is left to whoever cleans up."""
    known = set(getattr(before, "phones", ()))
    for number in getattr(after, "phones", ()):
        if number not in known and not any(sign.isdecimal() for sign in number):
            yield Fault(
                where=key,
                field="phones",
                de=f"Das ist keine Nummer: {number}. Richtig wäre zum Beispiel: 0911 231-3333.",
                en=f"This is no number: {number}. Right would be, for example: 0911 231-3333.",
            )


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
            yield fault_of_row(key, "Diesen Eintrag gibt es nicht.", "There is no such entry.")
        case ServicePointRow():
            if desks := ", ".join(desk.key for desk in desks_at(key, generation.pk)):
                yield fault_of_row(
                    key,
                    f"Diese Stellen gehören noch dazu: {desks}. Zuerst sie entfernen.",
                    f"These desks still belong to it: {desks}. Remove them first.",
                )
        case DeskRow():
            if desks := ", ".join(desks_replaced_by(key, generation.pk)):
                yield fault_of_row(
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


def fault_of_row(key: str, de: str, en: str) -> Fault:
    return Fault(where=key, field="", de=de, en=en)
