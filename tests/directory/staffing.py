"""The content of this repository with some desks changed: one leaves, another says what it does."""

from datetime import timedelta
from typing import Any, TypeVar

from obhut.directory.actions.generations import load_directory
from obhut.directory.queries.generations import directory_in_force
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from tests.build import words
from tests.conftest import LOADED_AT

R = TypeVar("R", DeskRow, ServicePointRow)
NUREMBERG = "desk-by-nbg-hotline-youth-office"
NUREMBERG_ON_CALL = "desk-by-nbg-hotline-youth-office-on-call"
COESFELD = "desk-nw-coesfeld-notruf-youth-office"
SAYS = {
    "does": words("Nimmt Meldungen entgegen."),
    "does_not": words("Ermittelt nicht."),
    "instead": words("Anzeigen nimmt die Polizei auf."),
    "accessibility": words("Aufzug, Gebärdensprache nach Absprache."),
}


def change(
    desks: dict[str, dict[str, Any]], points: dict[str, dict[str, Any]] | None = None
) -> None:
    """Put the directory in force anew with these rows changed."""
    at = LOADED_AT + timedelta(days=1)
    load_directory(changed(desks, points), by=INSTALLATION, at=at)


def changed(
    desks: dict[str, dict[str, Any]], points: dict[str, dict[str, Any]] | None = None
) -> DirectoryText:
    present = directory_in_force()
    assert present is not None
    return DirectoryText(
        calendars=present.calendars,
        desks=present.desks.model_copy(
            update={"desks": [_with(row, desks.get(row.key)) for row in present.desks.desks]}
        ),
        districts=present.districts,
        service_points=present.service_points.model_copy(
            update={
                "service_points": [
                    _with(row, (points or {}).get(row.key))
                    for row in present.service_points.service_points
                ]
            }
        ),
        laender=present.laender,
    )


def _with(row: R, said: dict[str, Any] | None) -> R:
    if said is None:
        return row
    return type(row).model_validate(row.model_dump(by_alias=True, exclude_none=True) | said)


def nobody_at_all() -> None:
    """Nobody sits at the youth office of Nuremberg, and nobody stands in for it."""
    change({NUREMBERG: {"holders": 0}, NUREMBERG_ON_CALL: {"holders": 0}})
