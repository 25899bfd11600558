"""From a service point and its desks to a service of HSDS.

Whatever of a row cannot be understood from the fields of HSDS is told in attributes of our own
taxonomy, so that it comes back as it was. What is held back on our pages is held back here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from obhut.kernel.exchange.hsds_fields import flat, told_apart
from obhut.kernel.exchange.hsds_hours import schedules_of
from obhut.kernel.exchange.hsds_ids import id_of, organization_id, place_id, service_id
from obhut.kernel.exchange.hsds_objects import (
    Address,
    Attribute,
    Contact,
    Language,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Url,
)
from obhut.kernel.exchange.hsds_terms import (
    CARRIER_NOT_SEEN,
    DESK,
    WITHHELD,
    Describing,
    Vocabulary,
)
from obhut.kernel.exchange.hsds_understood import (
    AREA_OF_DESKS,
    FURTHER_SOURCE,
    OWN_AREA,
    SOURCE,
    desk_fields,
    point_fields,
)
from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory import plain_row
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, ServicePointRow
from obhut.kernel.mechanism.findable import NOT_STATED, SEVERAL, WITH_INTERPRETERS, languages_in
from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.mechanism.protected_places import SHELTER

ADDRESS = re.compile(r"(?P<street>[^()]+), (?P<postcode>[0-9]{5}) (?P<city>[^,]+)")
BY_POST_ONLY = ("postfach", "postadresse", "postanschrift")
WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?")
EMPTY, EMPTY_WORDS = "temporarily closed", "Zurzeit nicht besetzt."
NO_LANGUAGE = {NOT_STATED, SEVERAL, WITH_INTERPRETERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A service point as everybody may see it, and which fields are held back."""

    point: ServicePointRow
    withheld: tuple[str, ...]


def shown(point: ServicePointRow, *, empty: bool = False) -> Shown:
    """Of one on hold no way to reach it, nor where nobody sits (``empty``); of a shelter no address;
    no mailbox of a person.
    """
    private = [mailbox for mailbox in point.emails if is_personal(mailbox)]
    left: dict[str, object] = {}
    if point.hold or empty:
        left = {"phones": [], "emails": [], "note": None}
    if point.hold:
        left["address"] = None
    elif private and not empty:
        left = {"emails": [each for each in point.emails if each not in private]}
    if point.kind == SHELTER:
        left["address"] = None
    withheld = tuple(name for name in left if getattr(point, name))
    return Shown(point=point.model_copy(update=left), withheld=withheld)


def service_of(
    row: ServicePointRow,
    desks: Sequence[DeskRow],
    words: Vocabulary,
    *,
    modified_at: datetime,
) -> Service:
    """The service with all that belongs to it. Ids follow from keys."""
    empty = is_empty(desks)
    visible = shown(row, empty=empty)
    point, own = visible.point, service_id(row.key)
    describing = words.about(own, "service")
    plain = _alone(point, words).model_copy(
        update={
            **({"status": EMPTY, "alert": EMPTY_WORDS} if empty and not point.hold else {}),
            "minimum_age": _from_age(desks),
            "assured_date": max([point.seen, *(desk.confirmed_on or "" for desk in desks)]),
            "last_modified": modified_at.isoformat(),
            "service_areas": list(_areas(point, desks, words)) or None,
            "contacts": [
                *_mailboxes(point),
                *(_contact(desk, words, held=bool(point.hold)) for desk in desks),
            ]
            or None,
            "attributes": list(_terms(point, desks, describing)),
        }
    )
    apart = told_apart(flat(plain_row(point)), point_fields(plain), describing)
    return plain.model_copy(
        update={"attributes": [*(plain.attributes or ()), *apart, *_withheld(visible, describing)]}
    )


def _alone(point: ServicePointRow, words: Vocabulary) -> Service:
    """What the service point says by itself, in the fields of HSDS."""
    numbers = dict.fromkeys(point.phones)
    return Service(
        id=service_id(point.key),
        name=point.name,
        alternate_name=point.name_en,
        description=point.note.de if point.note else None,
        url=point.web if is_web(point.web) else None,
        additional_urls=list(_urls(point)) or None,
        email=point.emails[0] if point.emails else None,
        status="inactive" if point.hold else "active",
        eligibility_description=point.target_group.de if point.target_group else None,
        alert=point.hold.de if point.hold else None,
        phones=[Phone(id=id_of("phone", point.key, n), number=n, type="voice") for n in numbers]
        or None,
        schedules=list(schedules_of(point.hours, of=point.key)) or None,
        service_at_locations=[place_of(point, words)],
        languages=list(_languages(point, words)) or None,
        organization=organization(
            organization_id(point.carrier, point.key),
            point.carrier or point.name,
            words,
            seen=point.carrier is not None,
        ),
    )


def organization(own: UUID, name: str, words: Vocabulary, *, seen: bool) -> Organization:
    """The carrier. HSDS wants one for each service: where none was seen the entry stands for itself."""
    if seen:
        return Organization(id=own, name=name, description="Träger, wie ihn der Eintrag nennt.")
    return Organization(
        id=own,
        name=name,
        description="Ein Träger wurde nicht gesehen; der Eintrag steht für sich selbst.",
        attributes=[words.about(own, "organization").attribute("field", CARRIER_NOT_SEEN)],
    )


def place_of(point: ServicePointRow, words: Vocabulary) -> ServiceAtLocation:
    """Where it is: an address only where the entry says all that HSDS wants of one."""
    address = _address(point, words)
    return ServiceAtLocation(
        id=place_id(point.key),
        location=Location(
            id=id_of("location", point.key),
            location_type=address.address_type if address else "virtual",
            name=point.name,
            addresses=[address] if address else None,
        ),
    )


def is_empty(desks: Sequence[DeskRow]) -> bool:
    """Whether nobody sits at any of these desks: then nobody is there to answer."""
    return bool(desks) and all(desk.holders == 0 for desk in desks)


def is_web(said: str | None) -> bool:
    return bool(said and WEB.fullmatch(said))


def _address(point: ServicePointRow, words: Vocabulary) -> Address | None:
    found = ADDRESS.fullmatch(point.address or "")
    laender = [land for land in point.lands if land in words.names["land"] and land != "DE"]
    if found is None or len(laender) != 1 or point.kind == SHELTER:
        return None
    by_post = any(word in found["street"].casefold() for word in BY_POST_ONLY)
    return Address(
        id=id_of("address", point.key),
        address_1=found["street"],
        city=found["city"],
        state_province=words.names["land"][laender[0]].de,
        postal_code=found["postcode"],
        country="DE",
        address_type="postal" if by_post else "physical",
    )


def _urls(point: ServicePointRow) -> Iterator[Url]:
    told = [(SOURCE, point.source), *((FURTHER_SOURCE, each) for each in point.further_sources)]
    for label, url in dict.fromkeys(told):
        if is_web(url):
            yield Url(id=id_of("url", point.key, label, url), label=label, url=url)


def _from_age(desks: Sequence[DeskRow]) -> float | None:
    """The age from which minors are advised, where all desks say the same one."""
    ages = {desk.minors_from_age for desk in desks}
    return ages.pop() if len(ages) == 1 else None


def _languages(point: ServicePointRow, words: Vocabulary) -> Iterator[Language]:
    for code in languages_in(point.languages.de if point.languages else ""):
        if code not in NO_LANGUAGE:
            name = words.names.get("language", {}).get(code)
            own = id_of("language", point.key, code)
            yield Language(id=own, code=code, name=name.de if name else None)


def _mailboxes(point: ServicePointRow) -> Iterator[Contact]:
    for mailbox in dict.fromkeys(point.emails[1:]):
        yield Contact(id=id_of("contact", point.key, mailbox), email=mailbox)


def _contact(desk: DeskRow, words: Vocabulary, *, held: bool) -> Contact:
    """A desk: its function as the title, all else in our words. Nobody's name. Its mailbox is not
    told of one on hold, nor where nobody reads it.
    """
    silent = bool(desk.mailbox) and (held or desk.hold or desk.holders == 0)
    told = desk.model_copy(update={"mailbox": None}) if silent else desk
    own = id_of("desk", desk.key)
    describing = words.about(own, "contact")
    plain = Contact(
        id=own,
        title=words.term("function", desk.function).name,
        email=told.mailbox,
        attributes=[describing.attribute("function", desk.function)],
    )
    said = flat(plain_row(told))
    apart = told_apart(said, desk_fields(plain), describing, before=DESK)
    withheld = [describing.attribute("field", f"{DESK}{WITHHELD}", value="mailbox")]
    attributes = [*(plain.attributes or ()), *apart, *(withheld if silent else ())]
    return plain.model_copy(update={"attributes": attributes})


def _areas(
    point: ServicePointRow, desks: Sequence[DeskRow], words: Vocabulary
) -> Iterator[ServiceArea]:
    """Its own areas, then those that only its desks work for."""
    owned = dict.fromkeys((area.level, area.key) for area in point.areas)
    of_desks = dict.fromkeys((area.level, area.key) for desk in desks for area in desk.areas)
    for level, key in (*owned, *(each for each in of_desks if each not in owned)):
        own = id_of("service_area", point.key, level, key)
        named = area_of(AreaRow(level=level, key=key)).as_key
        whose = OWN_AREA if (level, key) in owned else AREA_OF_DESKS
        yield ServiceArea(
            id=own,
            name=words.areas.get(named, key),
            extent=key,
            extent_type="text",
            attributes=[words.about(own, "service_area").attribute("level", level, value=whose)],
        )


def _terms(
    point: ServicePointRow, desks: Sequence[DeskRow], describing: Describing
) -> Iterator[Attribute]:
    """What can be looked for by a term."""
    advised = {None: [], True: ["yes"], False: ["no"]}
    said: dict[str, list[str]] = {
        "kind": [point.kind],
        "form": point.forms,
        "minors": [point.minors],
        "professionals": advised[point.professionals_advised],
        "land": point.lands,
        "function": [desk.function for desk in desks],
    }
    for taxonomy, codes in said.items():
        for code in dict.fromkeys(codes):
            yield describing.attribute(taxonomy, code)


def _withheld(visible: Shown, describing: Describing) -> Iterator[Attribute]:
    if visible.withheld:
        value = " ".join(visible.withheld)
        yield describing.attribute("field", WITHHELD, value=value)
