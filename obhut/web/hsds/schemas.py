"""The answers that are no objects of the standard themselves: its pages and what the API says of itself."""

from typing import Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from obhut.kernel.exchange.hsds_objects import (
    OrganizationWithServices,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)

T = TypeVar("T")


class ApiOut(BaseModel):
    version: str = Field(description="Of HSDS")
    profile: str
    openapi_url: str


class PageOut(BaseModel, Generic[T]):
    """A page of a list."""

    total_items: int
    total_pages: int
    page_number: int
    size: int = Field(description="How many stand on this page")
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[T]


class MinimalOut(BaseModel):
    """A service where ``minimal`` was asked for."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    last_modified: str


class ServicesOut(PageOut[Service | MinimalOut]): ...


class PlacesOut(PageOut[ServiceAtLocation]): ...


class OrganizationsOut(PageOut[OrganizationWithServices]): ...


class TaxonomiesOut(PageOut[Taxonomy]): ...


class TermsOut(PageOut[TaxonomyTerm]): ...
