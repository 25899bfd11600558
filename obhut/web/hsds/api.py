"""The operations of HSDS. Lists are paged, narrowed and streamed as the standard has it."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from obhut.directory.errors import NotRegistered
from obhut.kernel.exchange.hsds_objects import (
    VERSION,
    OrganizationWithServices,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from obhut.kernel.refusals import Faulty
from obhut.knowledge.errors import NothingInForce
from obhut.web.api import problems
from obhut.web.api.operations import add_operation, answered, declared
from obhut.web.api.parameters import NOTHING, read_query
from obhut.web.hsds import asking, schemas
from obhut.web.hsds.asking import read_list, wanted_carriers, wanted_numbers, wanted_terms
from obhut.web.hsds.lists import NotHere, all_on_one_page, as_known, listed, the_only
from obhut.web.hsds.texts import (
    as_text,
    full_place,
    full_service,
    minimal_services,
    organization_text,
    plain_place,
    plain_service,
    present,
    texts_of,
)

PROFILE = "https://docs.openreferral.org/en/latest/hsds/"


class Hsds(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Refusals are problems."""
        document = super().get_openapi_schema(**kwargs)
        for operations in document["paths"].values():
            for each in operations.values():
                each["responses"] = declared(each["responses"])
        return document


api = Hsds(
    title="Obhut: HSDS",
    version=VERSION,
    description="Whom we know, as Open Referral HSDS: institutions only, nobody's name. No sign-in.",
    docs_url=None,
    docs_decorator=require_safe,
    urls_namespace="hsds",
)
_operation = partial(add_operation, api)


@_operation("/", schemas.ApiOut, NOTHING)
def about(request: HttpRequest) -> HttpResponse:
    """Which version of HSDS this is, and where it is described."""
    read_query(request, NOTHING)
    described = request.build_absolute_uri(reverse("hsds:openapi-json"))
    told = schemas.ApiOut(version=VERSION, profile=PROFILE, openapi_url=described)
    return answered(as_text(told))


@_operation("/services", schemas.ServicesOut, asking.SERVICES)
def services(request: HttpRequest) -> HttpResponseBase:
    """The service points of the directory."""
    here = present()
    asked = read_list(request, asking.SERVICES)
    numbers = wanted_numbers(asked, here.kept, here.words)
    if asked.says("minimal"):
        own = minimal_services(numbers, here.kept)
        return all_on_one_page(asked, own)
    making = full_service if asked.says("full") else plain_service
    return listed(asked, numbers, lambda some: texts_of(some, making, here))


@_operation("/services/{id}", Service, NOTHING)
def service(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 -- the standard's name
    """One service with all that belongs to it."""
    here = present()
    read_query(request, NOTHING)
    number = here.kept.services[as_known(id, here.kept.services)]
    return answered(the_only(texts_of([number], full_service, here)))


@_operation("/service_at_locations", schemas.PlacesOut, asking.PLACES)
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Where the services are. An address stands here only where everybody may know it."""
    here = present()
    asked = read_list(request, asking.PLACES)
    numbers = wanted_numbers(asked, here.kept, here.words)
    making = full_place if asked.says("full") else plain_place
    return listed(asked, numbers, lambda some: texts_of(some, making, here))


@_operation("/service_at_locations/{id}", ServiceAtLocation, NOTHING)
def service_at_location(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 -- the standard's name
    """One service at its location, with all that belongs to it."""
    here = present()
    read_query(request, NOTHING)
    number = here.kept.places[as_known(id, here.kept.places)]
    return answered(the_only(texts_of([number], full_place, here)))


@_operation("/organizations", schemas.OrganizationsOut, asking.ORGANIZATIONS)
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Who carries service points."""
    here = present()
    asked = read_list(request, asking.ORGANIZATIONS)
    carriers = wanted_carriers(asked, here)
    full, nested = asked.says("full_service"), asked.says("full")
    return listed(
        asked,
        carriers,
        lambda some: (
            organization_text(each, here, nested=nested or full, full=full) for each in some
        ),
    )


@_operation("/organizations/{id}", OrganizationWithServices, {"full_service": asking.FULL_SERVICE})
def organization(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 -- the standard's name
    """One organization with its services; with ``full_service`` all that belongs to these."""
    here = present()
    asked = read_list(request, {"full_service": asking.FULL_SERVICE})
    carrier = here.kept.carriers[as_known(id, here.kept.carriers)]
    full = asked.says("full_service")
    return answered(organization_text(carrier, here, nested=True, full=full))


@_operation("/taxonomies", schemas.TaxonomiesOut, asking.TAXONOMY_LIST)
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """Our own taxonomies: what HSDS has no field for is said in their terms."""
    here = present()
    asked = read_list(request, asking.TAXONOMY_LIST)
    fitting = [each for each in here.words.taxonomies() if asked.names(each.name, each.description)]
    return listed(asked, fitting, lambda some: map(as_text, some))


@_operation("/taxonomies/{id}", Taxonomy, NOTHING)
def taxonomy(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 -- the standard's name
    """One taxonomy."""
    known = {each.id: each for each in present().words.taxonomies()}
    read_query(request, NOTHING)
    return answered(as_text(known[as_known(id, known)]))


@_operation("/taxonomy_terms", schemas.TermsOut, asking.TERM_LIST)
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """The terms of our taxonomies. None stands below another."""
    here = present()
    asked = read_list(request, asking.TERM_LIST)
    return listed(asked, wanted_terms(asked, here.words), lambda some: map(as_text, some))


@_operation("/taxonomy_terms/{id}", TaxonomyTerm, NOTHING)
def taxonomy_term(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 -- the standard's name
    """One term."""
    known = {each.id: each for each in present().words.terms()}
    read_query(request, NOTHING)
    return answered(as_text(known[as_known(id, known)]))


@api.exception_handler(Faulty)
def refuse_what_does_not_fit(_request: HttpRequest, refused: Faulty) -> HttpResponse:
    return problems.unfit(refused.faults)


@api.exception_handler(NotHere)
def say_that_it_is_not_here(_request: HttpRequest, refused: NotHere) -> HttpResponse:
    return problems.problem(HTTPStatus.NOT_FOUND, detail=str(refused))


@api.exception_handler(NothingInForce)
@api.exception_handler(NotRegistered)
def say_that_nothing_is_in_force(_request: HttpRequest, refused: Exception) -> HttpResponse:
    return problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, detail=str(refused))
