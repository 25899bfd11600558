"""From services of HSDS to rows of the directory. What a file does not say is asked for, never guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError

from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.notation import Document
from obhut.kernel.concept.texts import Fact
from obhut.kernel.exchange.hsds_fields import Flat, corrected, nested
from obhut.kernel.exchange.hsds_files import LeftOut, read_services
from obhut.kernel.exchange.hsds_objects import Attribute, Service
from obhut.kernel.exchange.hsds_terms import DESK, WITHHELD, codes_of, ours
from obhut.kernel.exchange.hsds_understood import VOICE, desk_fields, point_fields
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, ServicePointRow
from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.mechanism.protected_places import SHELTER
from obhut.kernel.refusals import Fault, Faulty

R = TypeVar("R", bound=Fact)
ASKED = {
    "kind": ("welche Art von Anlaufstelle es ist", "which kind of service point it is"),
    "source": ("wo der Eintrag gesehen wurde", "where the entry was seen"),
    "seen": ("an welchem Tag er gesehen wurde", "on which day it was seen"),
}
"""What our rows need and a file of others does not say."""
OF_OTHERS = "secondary"
"""Seen on somebody else's page, not on that of the organisation: how sure a row of others is."""
BROUGHT = {
    "de": "Beim Übernehmen aus einem anderen Verzeichnis angegeben.",
    "en": "Stated when it was taken over from another directory.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What whoever imports says about entries of others, where their file does not."""

    kind: str = ""
    source: str = ""
    seen: str = ""
    function: str = ""
    areas: tuple[AreaRow, ...] = ()


Rows = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Present:
    """The rows we have, by key: an export does not say what it held back."""

    points: Rows = field(default_factory=dict)
    desks: Rows = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The rows that files bring, and what of the files they leave out."""

    points: tuple[ServicePointRow, ...]
    desks: tuple[DeskRow, ...]
    left_out: tuple[LeftOut, ...]
    without_function: tuple[str, ...]
    """Keys of service points that staff no function: none was said."""


def read_hsds(files: Mapping[str, str], *, answers: Answers, present: Present) -> Brought:
    """Rows from files (name -> text).

    Raises Faulty with every fault and everything that has to be said first.
    """
    read = read_services(files)
    faults: list[Fault] = []
    points: list[ServicePointRow] = []
    desks: list[DeskRow] = []
    left_out = list(read.left_out)
    for where, service in read.services:
        try:
            point = _point(service, where, answers, present)
            points.append(point)
            desks.extend(_desks(service, point, where, answers, present))
        except Faulty as refused:
            faults.extend(refused.faults)
        left_out.extend(LeftOut(where=where, field=field) for field in _not_taken(service))
    if faults:
        raise Faulty(tuple(faults))
    staffed = {desk.service_point for desk in desks}
    return Brought(
        points=tuple(points),
        desks=tuple(desks),
        left_out=tuple(left_out),
        without_function=tuple(point.key for point in points if point.key not in staffed),
    )


def is_ours(service: Service) -> bool:
    """Whether an Obhut wrote it: it says its kind in our words."""
    return bool(codes_of(service.attributes, "kind"))


def _point(service: Service, where: str, answers: Answers, present: Present) -> ServicePointRow:
    fields = _corrected(point_fields(service), service.attributes, where)
    if not is_ours(service):
        fields["confidence"] = OF_OTHERS
        for name in ASKED:
            fields[name] = fields.get(name) or getattr(answers, name)
        if fields["kind"] == SHELTER:
            fields.pop("address", None)
    fields.pop(WITHHELD, None)
    row = nested(fields)
    row |= _held_back(service.attributes, present.points.get(str(row.get("key")), {}))
    missing = tuple(_asked(where, name) for name in ASKED if not row.get(name))
    if missing:
        raise Faulty(missing)
    return _row(ServicePointRow, row, where)


def _desks(
    service: Service, point: ServicePointRow, where: str, answers: Answers, present: Present
) -> Iterator[DeskRow]:
    """Desks of ours as they were; of others one, where a function is said for them."""
    contacts = [each for each in service.contacts or () if desk_fields(each)]
    for contact in contacts:
        fields = _corrected(desk_fields(contact), contact.attributes, where, before=DESK)
        fields.pop(WITHHELD, None)
        had = present.desks.get(str(fields.get("key")), {})
        back = _held_back(contact.attributes, had, before=DESK)
        yield _row(DeskRow, nested(fields) | back, where)
    if contacts or not answers.function or is_ours(service):
        return
    areas = answers.areas or tuple(point.areas)
    if not areas:
        raise Faulty((_no_area(where),))
    age = service.minimum_age
    row = {
        "key": f"desk-{point.key}-{answers.function}"[:80].rstrip("-"),
        "function": answers.function,
        "service_point": point.key,
        "areas": [area.model_dump() for area in areas],
        "minors_from_age": int(age) if age and point.minors == "yes" else None,
        "why": BROUGHT,
    }
    yield _row(DeskRow, row, where)


def _corrected(understood: Flat, attributes: Any, where: str, *, before: str = "") -> Flat:
    try:
        return corrected(understood, attributes, before=before)
    except ValueError as error:
        raise Faulty((_broken_attribute(where, error),)) from error


def _row(form: type[R], row: Mapping[str, Any], where: str) -> R:
    try:
        return form.model_validate(row)
    except ValidationError as error:
        found = faults_of(error, Document(where, row, {}), at=(), of="")
        raise Faulty(tuple(replace(fault, where=where) for fault in found)) from error


def _held_back(
    attributes: Sequence[Attribute] | None, had: Mapping[str, Any], *, before: str = ""
) -> dict[str, Any]:
    """What we have of the fields that an export held back."""
    told = ours(attributes, "field")
    said = (each.value or "" for code, each in told if code == f"{before}{WITHHELD}")
    return {name: had[name] for name in " ".join(said).split() if name in had}


def _not_taken(service: Service) -> Iterator[str]:
    """Fields we know and yet leave alone, because they would have to be guessed at."""
    mailboxes = [service.email, *(each.email for each in service.contacts or ())]
    if any(mailbox and is_personal(mailbox) for mailbox in mailboxes):
        yield "email"
    if is_ours(service):
        return
    understood = point_fields(service)
    read = understood.get("areas", [])
    unread = {
        "alternate_name": service.alternate_name,
        "alert": service.status == "active" and service.alert,
        "phones": any(each.type not in VOICE for each in service.phones or ()),
        "schedules": service.schedules and understood["hours.state"] != "weekly",
        "service_areas": len(service.service_areas or ()) > len(read),
        "service_at_locations": len(service.service_at_locations or ()) > 1,
        "maximum_age": service.maximum_age,
        "attributes": service.attributes,
    }
    yield from (name for name, told in unread.items() if told)


def _asked(where: str, field: str) -> Fault:
    de, en = ASKED[field]
    return Fault(
        where=where,
        field=field,
        de=f"Die Datei sagt nicht, {de}. Bitte angeben: --{field}.",
        en=f"The file does not say {en}. Please state it: --{field}.",
    )


def _no_area(where: str) -> Fault:
    return Fault(
        where=where,
        field="areas",
        de="Für welches Gebiet die Stelle arbeitet, sagt die Datei nicht. Bitte angeben: --area.",
        en="The file does not say for which area the desk works. Please state it: --area.",
    )


def _broken_attribute(where: str, error: ValueError) -> Fault:
    return Fault(
        where=where,
        field="attributes",
        de=f"Eine Angabe in unseren Worten ist nicht lesbar: {error}.",
        en=f"Something said in our words cannot be read: {error}.",
    )
