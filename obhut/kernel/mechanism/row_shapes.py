"""From plain values that somebody hands in to one row of the directory, or every fault of it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.notation import Document
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.refusals import Fault, Faulty

FORMS: dict[str, type[DeskRow | ServicePointRow]] = {
    SERVICE_POINTS: ServicePointRow,
    DESKS: DeskRow,
}
"""Whose rows are kept one at a time."""
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 80
LINE_SIGNS = "\n\r\t"


def check_names(file: str, key: str) -> None:
    """Raises Faulty for a file without rows of its own, and for a key that none could bear."""
    faults = []
    if file not in FORMS:
        faults.append(
            Fault(
                where="file",
                field="file",
                de=f"Einzeln geändert werden nur Zeilen von: {', '.join(FORMS)}.",
                en=f"Only rows of these are changed one at a time: {', '.join(FORMS)}.",
            )
        )
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        faults.append(
            Fault(
                where="key",
                field="key",
                de="Ein Schlüssel besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.",
                en="A key is made of small letters, digits and hyphens.",
            )
        )
    if faults:
        raise Faulty(tuple(faults))


def read_row(file: str, key: str, content: Mapping[str, Any]) -> DeskRow | ServicePointRow:
    """The row of this key. Raises Faulty with every fault."""
    check_names(file, key)
    where = place_of(file, key)
    faults = list(_unwritable(content, where))
    if content.get("key", key) != key:
        faults.append(
            Fault(
                where=where,
                field="key",
                de="Ein Schlüssel bleibt, wie er ist. Für einen anderen eine neue Zeile anlegen.",
                en="A key stays as it is. For another one add a new row.",
            )
        )
    if not faults:
        try:
            return FORMS[file].model_validate(dict(content) | {"key": key})
        except ValidationError as error:
            document = Document(file, content, dict.fromkeys(_paths(content), 1))
            found = faults_of(error, document, at=(), of=key)
            faults = [replace(fault, where=where) for fault in found]
    raise Faulty(tuple(faults))


def place_of(file: str, key: str) -> str:
    """How a fault names a row that stands on no line."""
    return f"{file} ({key})"


def _paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _paths(each, (*at, str(name)))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _paths(each, (*at, number))


def _unwritable(content: Mapping[str, Any], where: str) -> Iterator[Fault]:
    """Signs that are no writing: no file and no database holds them."""
    for path, value in _said(content):
        strange = [sign for sign in value if _is_no_writing(sign)]
        if strange:
            sign = f"U+{ord(strange[0]):04X}"
            yield Fault(
                where=where,
                field=".".join(map(str, path)),
                de=f"Das Zeichen {sign} ist hier nicht möglich.",
                en=f"The character {sign} is not possible here.",
            )


def _said(
    value: Any, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _said(str(name), at)
            yield from _said(each, (*at, str(name)))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _said(each, (*at, number))


def _is_no_writing(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Cn") and sign not in LINE_SIGNS
