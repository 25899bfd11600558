"""What the fields of HSDS say about a service point: read literally, nothing added, nothing guessed.

The words of a file may be in any language; they stand in both of ours until somebody translates.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from obhut.kernel.exchange.hsds_fields import Flat, flat
from obhut.kernel.exchange.hsds_hours import hours_understood
from obhut.kernel.exchange.hsds_ids import key_of
from obhut.kernel.exchange.hsds_objects import (
    Address,
    Contact,
    Language,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceArea,
)
from obhut.kernel.exchange.hsds_terms import CARRIER_NOT_SEEN, codes_of, ours
from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.routing.places import LANDS

SOURCE, FURTHER_SOURCE = "Quelle", "Weitere Quelle"
OWN_AREA, AREA_OF_DESKS = "service_point", "desks"
FULL_AGE = 18
VOICE = (None, "", "voice", "cell")


def point_fields(service: Service) -> Flat:
    """A service point by path, as far as the service says it."""
    places = [each.location for each in service.service_at_locations or () if each.location]
    address = next((each for place in places for each in place.addresses or ()), None)
    urls = [(each.label, each.url) for each in service.additional_urls or ()]
    sources = [url for label, url in urls if label == SOURCE]
    said: dict[str, Any] = {
        "key": key_of(service.id),
        "name": service.name,
        **_by_terms(service),
        "areas": [area for each in service.service_areas or () for area in _areas(each)],
        "carrier": _carrier(service),
        "city": address.city if address else None,
        "address": _in_one_line(address) if address else None,
        "phones": list(dict.fromkeys(_phones(service, places))),
        "emails": list(dict.fromkeys(_mailboxes(service))),
        "web": service.url,
        "target_group": _both(service.eligibility_description),
        "languages": _both(_languages(service.languages or ())),
        "hours": hours_understood(_schedules(service, places), on=service.assured_date or ""),
        "note": _both(service.description),
        "source": sources[0] if sources else None,
        "further_sources": [url for label, url in urls if label == FURTHER_SOURCE],
        "seen": service.assured_date,
        "hold": None if service.status == "active" else _both(service.alert or service.status),
    }
    return flat({name: value for name, value in said.items() if value not in (None, [])})


def desk_fields(contact: Contact) -> Flat:
    """A desk of ours by path: a contact says its function and its mailbox, and no more."""
    functions = codes_of(contact.attributes, "function")
    if not functions:
        return {}
    return {"function": functions[0]} | ({"mailbox": contact.email} if contact.email else {})


def _by_terms(service: Service) -> dict[str, Any]:
    said = service.attributes
    kinds, minors = codes_of(said, "kind"), codes_of(said, "minors")
    professionals = codes_of(said, "professionals")
    return {
        "kind": kinds[0] if kinds else None,
        "minors": minors[0] if minors else _by_age(service),
        "professionals_advised": professionals[0] == "yes" if professionals else None,
        "forms": list(codes_of(said, "form")),
        "lands": list(codes_of(said, "land")),
    }


def _by_age(service: Service) -> str:
    """Where ages are stated they say whether minors are meant; else it is not stated."""
    if service.minimum_age is not None:
        return "yes" if service.minimum_age < FULL_AGE else "no"
    return "yes" if service.maximum_age and service.maximum_age < FULL_AGE else "not_stated"


def _carrier(service: Service) -> str | None:
    organization = service.organization
    if organization is None or CARRIER_NOT_SEEN in codes_of(organization.attributes, "field"):
        return None
    return organization.name


def _areas(area: ServiceArea) -> Iterator[dict[str, str]]:
    """One of ours says its level. Of others only what cannot be mistaken: five digits may be a Kreis
    or a postcode, so they are asked about and not read.
    """
    extent = area.extent or ""
    for level, attribute in ours(area.attributes, "level"):
        if attribute.value != AREA_OF_DESKS:
            yield {"level": level, "key": extent}
        return
    if area.extent_type == "text" and extent == "DE":
        yield {"level": "federation", "key": extent}
    elif area.extent_type == "text" and extent in LANDS:
        yield {"level": "land", "key": extent}


def _in_one_line(address: Address) -> str:
    """As our entries write it; the country where it is another."""
    street = ", ".join(part for part in (address.address_1, address.address_2) if part)
    country = "" if address.country == "DE" else f", {address.country}"
    return f"{street}, {address.postal_code} {address.city}{country}"


def _phones(service: Service, places: Sequence[Location]) -> Iterator[str]:
    """Numbers that are spoken to. Those of contacts may be a person's and are left alone."""
    there = [phone for place in places for phone in place.phones or ()]
    at_places = [phone for at in service.service_at_locations or () for phone in at.phones or ()]
    for phone in (*(service.phones or ()), *at_places, *there):
        if phone.type in VOICE:
            yield _number(phone)


def _number(phone: Phone) -> str:
    number = phone.number.strip().strip('"').strip()
    return number if phone.extension is None else f"{number} ({phone.extension:.0f})"


def _mailboxes(service: Service) -> Iterator[str]:
    """Of the service, and of contacts that are no desks. A mailbox that looks like a person's never."""
    others = (each.email for each in service.contacts or () if not desk_fields(each))
    for mailbox in (service.email, *others):
        if mailbox and not is_personal(mailbox):
            yield mailbox


def _schedules(service: Service, places: Sequence[Location]) -> list[Schedule]:
    """Those of the service; where it has none, of where it is."""
    if service.schedules:
        return service.schedules
    at_places = [each for at in service.service_at_locations or () for each in at.schedules or ()]
    return at_places or [each for place in places for each in place.schedules or ()]


def _languages(languages: Sequence[Language]) -> str:
    named = ((each.name or each.code or "", each.note) for each in languages)
    return "; ".join(f"{name} ({note})" if note else name for name, note in named if name)


def _both(text: str | None) -> dict[str, str] | None:
    return {"de": text, "en": text} if text else None
