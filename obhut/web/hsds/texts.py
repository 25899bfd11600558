"""Objects of the standard as JSON, made once for an entry and kept while nothing it says can change."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from pydantic import BaseModel

from obhut.directory.queries.entries import Entry
from obhut.directory.queries.listing import AT_ONCE, Carrier, Listing, entries_at, listing
from obhut.kernel.exchange.hsds_ids import service_id
from obhut.kernel.exchange.hsds_objects import (
    OrganizationWithServices,
    Service,
    ServiceAtLocation,
)
from obhut.kernel.exchange.hsds_terms import Vocabulary
from obhut.kernel.exchange.hsds_writing import organization, service_of
from obhut.kernel.searching.numbers import Numbers
from obhut.web.hsds.words import vocabulary
from obhut.web.kept import Kept

NESTED = (
    "additional_urls", "phones", "schedules", "service_areas", "service_at_locations", "languages",
    "contacts", "attributes",
)  # fmt: skip
"""What stands beside a service more than once: lists leave it out."""
_MADE: Kept[str] = Kept(most=2_000)


@dataclass(frozen=True, slots=True)
class Present:
    """What is answered from: the list of the active generation, and the words in force."""

    kept: Listing
    words: Vocabulary
    key: Hashable

    def service(self, entry: Entry) -> Service:
        changed = self.kept.changed_at(self.kept.services[service_id(entry.point.key)])
        return service_of(entry.point, entry.desks, self.words, modified_at=changed)


Making = Callable[[Entry, Present], BaseModel]


def present() -> Present:
    """Raises NotRegistered and NothingInForce before a first load."""
    kept = listing()
    key, words = vocabulary()
    return Present(kept, words, (kept.directory, key))


def texts_of(numbers: Sequence[int], making: Making, here: Present) -> Iterator[str]:
    """The object of each service point as JSON. Rows are read only where one was not made before."""
    for at in range(0, len(numbers), AT_ONCE):
        yield from _texts(numbers[at : at + AT_ONCE], making, here)


def _texts(numbers: Sequence[int], making: Making, here: Present) -> Iterator[str]:
    @cache
    def read() -> dict[int, Entry]:
        return dict(entries_at(numbers, here.kept))

    def made(number: int) -> str:
        entry = read().get(number)
        return as_text(making(entry, here)) if entry else ""  # it was removed this moment

    for number in numbers:
        text = _MADE.get((here.key, making.__name__, number), partial(made, number))
        if text:
            yield text


def full_service(entry: Entry, here: Present) -> Service:
    return here.service(entry)


def plain_service(entry: Entry, here: Present) -> Service:
    """Without what may stand there more than once."""
    return _plain(here.service(entry))


def full_place(entry: Entry, here: Present) -> ServiceAtLocation:
    return _at_place(here.service(entry))


def plain_place(entry: Entry, here: Present) -> ServiceAtLocation:
    place = _at_place(here.service(entry))
    location = place.location and place.location.model_copy(update={"addresses": None})
    service = place.service and _plain(place.service)
    return place.model_copy(update={"location": location, "service": service})


def minimal_services(numbers: Numbers, kept: Listing) -> list[str]:
    """Id and moment of change, and no more: nothing is read for them."""
    return [
        f'{{"id":"{own}","last_modified":"{kept.changed_at(number).isoformat()}"}}'
        for own, number in kept.services.items()
        if number in numbers
    ]


def organization_text(carrier: Carrier, here: Present, *, nested: bool, full: bool) -> str:
    """An organization; ``nested`` with its services, ``full`` with all that belongs to these."""
    plain = organization(carrier.id, carrier.name, here.words, seen=carrier.seen)
    if not nested:
        return as_text(plain.model_copy(update={"attributes": None}))
    services = [
        _of_organization(here.service(entry), full=full)
        for _, entry in entries_at(carrier.numbers, here.kept)
    ]
    said: dict[str, Any] = {**dict(plain), "services": services}
    return as_text(OrganizationWithServices.model_construct(**said))


def as_text(made: BaseModel) -> str:
    return made.model_dump_json(exclude_none=True)


def _plain(service: Service) -> Service:
    only = service.organization
    without = only.model_copy(update={"attributes": None}) if only else None
    return service.model_copy(update=dict.fromkeys(NESTED) | {"organization": without})


def _of_organization(service: Service, *, full: bool) -> Service:
    shown = service if full else _plain(service)
    return shown.model_copy(update={"organization": None})


def _at_place(service: Service) -> ServiceAtLocation:
    place = (service.service_at_locations or [])[0]
    own = service.model_copy(update={"service_at_locations": None})
    return place.model_copy(update={"service": own})
