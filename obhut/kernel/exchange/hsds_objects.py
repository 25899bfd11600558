"""The objects of Open Referral HSDS 3.1, as far as we fill or read them. Their names are the standard's.

What is not named here is refused when it is written; when it is read it is told and left out.
"""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

VERSION = "3.1"


class HsdsObject(BaseModel):
    """Base of all. Nothing is sent that was not said: no nulls, no empty lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID


class Taxonomy(HsdsObject):
    name: str
    description: str


class TaxonomyTerm(HsdsObject):
    code: str | None = None
    name: str
    description: str
    taxonomy: str | None = None
    taxonomy_detail: Taxonomy | None = None
    language: str | None = None


class Attribute(HsdsObject):
    link_id: UUID | None = None
    link_type: str | None = None
    link_entity: str | None = None
    value: str | None = None
    taxonomy_term: TaxonomyTerm | None = None
    label: str | None = None


class Url(HsdsObject):
    label: str | None = None
    url: str


class Language(HsdsObject):
    name: str | None = None
    code: str | None = None
    note: str | None = None


class Phone(HsdsObject):
    number: str
    extension: float | None = None
    type: str | None = None


class Schedule(HsdsObject):
    timezone: float | None = None
    freq: Literal["WEEKLY", "MONTHLY"] | None = None
    wkst: Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"] | None = None
    interval: float | None = None
    byday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    dtstart: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    until: str | None = None
    count: float | None = None
    byweekno: str | None = None
    bymonthday: str | None = None
    byyearday: str | None = None
    description: str | None = None
    notes: str | None = None


class ServiceArea(HsdsObject):
    """``service_area``: where a service is responsible."""

    name: str | None = None
    extent: str | None = None
    extent_type: str | None = None
    attributes: list[Attribute] | None = None


class Contact(HsdsObject):
    """Never a person: there is no field for a name."""

    title: str | None = None
    email: str | None = None
    attributes: list[Attribute] | None = None


class Address(HsdsObject):
    address_1: str
    address_2: str | None = None
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: Literal["physical", "postal", "virtual"]


class Location(HsdsObject):
    location_type: Literal["physical", "postal", "virtual"]
    name: str | None = None
    addresses: list[Address] | None = None
    phones: list[Phone] | None = None
    schedules: list[Schedule] | None = None
    languages: list[Language] | None = None


class Organization(HsdsObject):
    name: str
    description: str
    attributes: list[Attribute] | None = None


class Service(HsdsObject):
    name: str
    alternate_name: str | None = None
    description: str | None = None
    url: str | None = None
    additional_urls: list[Url] | None = None
    email: str | None = None
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    eligibility_description: str | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    assured_date: str | None = None
    alert: str | None = None
    last_modified: str | None = None
    phones: list[Phone] | None = None
    schedules: list[Schedule] | None = None
    service_areas: list[ServiceArea] | None = None
    service_at_locations: list["ServiceAtLocation"] | None = None
    languages: list[Language] | None = None
    organization: Organization | None = None
    contacts: list[Contact] | None = None
    attributes: list[Attribute] | None = None


class ServiceAtLocation(HsdsObject):
    phones: list[Phone] | None = None
    schedules: list[Schedule] | None = None
    service_areas: list[ServiceArea] | None = None
    location: Location | None = None
    service: Service | None = None


class OrganizationWithServices(Organization):
    services: list[Service] | None = None
