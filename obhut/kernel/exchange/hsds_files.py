"""Files of HSDS as services: pages, lists, single objects, or one object a line (ndjson).

What we have no field for is left out and named; what the standard itself forbids is a fault.
"""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.notation import Document
from obhut.kernel.exchange.hsds_objects import Service
from obhut.kernel.refusals import Fault, Faulty

Raw = dict[str, Any]
PERSON = "name"
"""A contact that names a person is left out as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something in a file that is not taken over: of which service, which field."""

    where: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadServices:
    """The services of some files, each once, with the place it was read at."""

    services: tuple[tuple[str, Service], ...]
    left_out: tuple[LeftOut, ...]


def read_services(files: Mapping[str, str]) -> ReadServices:
    """Raises Faulty with every fault of every file."""
    faults: list[Fault] = []
    found: dict[object, tuple[str, Raw]] = {}
    for name, text in files.items():
        try:
            for service in _services_in(_values(text, name), name):
                _add(found, service, name)
        except Faulty as refused:
            faults.extend(refused.faults)
    services: list[tuple[str, Service]] = []
    left_out: list[LeftOut] = []
    for where, raw in found.values():
        try:
            services.append((where, _checked(raw, where, left_out)))
        except Faulty as refused:
            faults.extend(refused.faults)
    if faults:
        raise Faulty(tuple(faults))
    return ReadServices(services=tuple(services), left_out=tuple(left_out))


def _values(text: str, name: str) -> list[Any]:
    """Everything that is listed in a file."""
    try:
        value = _json(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):  # noqa: PLR2004 -- more than one
            raise Faulty((_unreadable(name, error),)) from error
        return [_line(line, at, name) for at, line in enumerate(lines, start=1)]
    if isinstance(value, dict) and isinstance(value.get("contents"), list):
        return list(value["contents"])
    return value if isinstance(value, list) else [value]


def _line(line: str, at: int, name: str) -> Any:
    try:
        return _json(line)
    except ValueError as error:
        raise Faulty((_unreadable(f"{name}:{at}", error),)) from error


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no number")


def _services_in(values: list[Any], name: str) -> Iterator[Raw]:
    """A service by itself, those of an organization, or the one of a service at a location."""
    for value in values:
        match value:
            case {"service": dict() as service, **place}:
                yield {**service, "service_at_locations": [place]}
            case {"services": list() as services, **organization}:
                yield from (
                    {"organization": organization, **each}
                    for each in services
                    if isinstance(each, dict)
                )
            case {"status": _}:
                yield dict(value)
            case _:
                raise Faulty((_no_service(name),))


def _add(found: dict[object, tuple[str, Raw]], service: Raw, name: str) -> None:
    """The same service said twice is one; what came first counts, the rest is filled in."""
    title = str(service.get("name") or service.get("id") or "?")[:80]
    where, before = found.get(str(service.get("id")), (f"{name} ({title})", {}))
    found[str(service.get("id"))] = (where, service | before)


def _checked(raw: Raw, where: str, left_out: list[LeftOut]) -> Service:
    """The service, without what we have no field for."""
    value = deepcopy(raw)
    _without_persons(value, where, left_out)
    try:
        return Service.model_validate(value)
    except ValidationError as error:
        strange = [each["loc"] for each in error.errors() if each["type"] == "extra_forbidden"]
    for path in strange:
        _drop(value, path)
    fields = (".".join(str(part) for part in path if isinstance(part, str)) for path in strange)
    left_out.extend(LeftOut(where=where, field=field) for field in dict.fromkeys(fields))
    try:
        return Service.model_validate(value)
    except ValidationError as error:
        found = faults_of(error, Document(where, value, {}), at=(), of="")
        raise Faulty(tuple(replace(fault, where=where) for fault in found)) from error


def _without_persons(value: Raw, where: str, left_out: list[LeftOut]) -> None:
    contacts = value.get("contacts")
    if isinstance(contacts, list):
        kept = [each for each in contacts if not (isinstance(each, dict) and each.get(PERSON))]
        if len(kept) < len(contacts):
            value["contacts"] = kept
            left_out.append(LeftOut(where=where, field="contacts"))


def _drop(value: Any, path: tuple[str | int, ...]) -> None:
    *above, last = path
    for part in above:
        value = value[part]
    value.pop(last, None)


def _unreadable(where: str, error: ValueError) -> Fault:
    return Fault(
        where=where,
        field="",
        de=f"Die Datei ist kein lesbares JSON: {error}.",
        en=f"The file is no readable JSON: {error}.",
    )


def _no_service(name: str) -> Fault:
    return Fault(
        where=name,
        field="",
        de="Hier steht kein Angebot (service), keine Organisation mit Angeboten und kein Angebot an "
        "einem Ort (service_at_location).",
        en="This is no service, no organization with services and no service_at_location.",
    )
