"""The operations. Thin: read the question, ask the same readings as the pages, answer as data."""

from collections.abc import Iterable
from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from obhut.concepts.queries import present_texts
from obhut.directory.errors import NotRegistered
from obhut.kernel.gate.gate import may_tell
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.refusals import Faulty
from obhut.knowledge.actions import note_gaps
from obhut.knowledge.errors import NothingInForce
from obhut.knowledge.queries import (
    in_force,
    mechanism_of,
    mentions_in,
    plan_for,
    who_answers,
    who_is_responsible,
)
from obhut.web.api import directory_schemas, parameters, problems, schemas
from obhut.web.api import register_schemas as registers
from obhut.web.api.answers import (
    as_json,
    mechanism_as_json,
    plan_as_data,
    responsible_as_data,
)
from obhut.web.api.directory_answers import service_points_as_data
from obhut.web.api.gate_answers import gate_as_data
from obhut.web.api.gate_schemas import GateOut
from obhut.web.api.operations import add_operation, answered, declared
from obhut.web.api.register_answers import (
    actors_as_data,
    forms_as_data,
    norm_as_data,
    norms_as_data,
)
from obhut.web.api.signs import PARAMETERS, SignsOut, signs_as_data
from obhut.web.finder.asking import read_question
from obhut.web.gate.asking import known_values, read_gate
from obhut.web.kept import Kept
from obhut.web.knowledge.norms import found_norms, near_norms, read_filters
from obhut.web.signs.choosing import chosen_signs, read_chosen
from obhut.web.speaking import text_named

SIGNS = PARAMETERS | parameters.SPEAKS
_SIGNS: Kept[str] = Kept(most=32)
"""Kept: an edition in force never changes."""
STILL_IN_FORCE = {"description": "What you have is still in force"}


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Refusals are problems, and functions and professions are those in force."""
        document = super().get_openapi_schema(**kwargs)
        choices = _keys_in_force()
        for path, operations in document["paths"].items():
            for operation in operations.values():
                operation["responses"] = declared(operation["responses"])
                operation["parameters"] = [
                    parameter | {"schema": choices.get(parameter["name"], parameter["schema"])}
                    for parameter in operation["parameters"]
                ]
                if path.endswith("/mechanism"):
                    operation["responses"][HTTPStatus.NOT_MODIFIED.value] = STILL_IN_FORCE
        return document


def _keys_in_force() -> dict[str, dict[str, Any]]:
    """The values that the texts in force decide; none before a first load."""
    found: dict[str, dict[str, None]] = {}
    for text in present_texts():
        for name, keys in _keys_in(mechanism_of(text.id)).items():
            found[name] = found.get(name, {}) | dict.fromkeys(keys)
    return {name: {"type": "string", "enum": list(keys)} for name, keys in found.items()}


def _keys_in(mechanism: Mechanism) -> dict[str, Iterable[str]]:
    known = known_values(mechanism)
    return {
        "function": mechanism.functions,
        "profession": mechanism.professions,
        "card": ("", *mechanism.cards),
        "form": ("", *mechanism.forms),
        **{name: known[name] for name in ("sender", "recipient", "data_class")},
    }


api = Api(
    title="Obhut",
    version="1",
    description="Whom to call on a suspicion of child trafficking, here and now. No sign-in.",
    docs_url=None,
    docs_decorator=require_safe,
    urls_namespace="api",
)
_operation = partial(add_operation, api)


@_operation("/responsible", schemas.ResponsibleOut, parameters.RESPONSIBLE, needs="function")
def responsible(request: HttpRequest) -> HttpResponse:
    """Who answers for a function, at a place and a moment."""
    query = _query(request, parameters.RESPONSIBLE)
    asked = parameters.read_responsibility(query, now=timezone.now())
    answer = who_is_responsible(asked.function, place=asked.place, at=asked.at)
    instead = who_answers(asked.function, place=asked.place, at=asked.at)
    note_gaps((instead,), place=asked.place, at=timezone.now())
    told = responsible_as_data(asked.function, answer, asked.present, at=asked.at, instead=instead)
    return answered(as_json(told))


@_operation("/plan", schemas.PlanOut, parameters.PLAN, needs="profession")
def plan(request: HttpRequest) -> HttpResponse:
    """What to do, in order, in a situation at a place and a moment."""
    query = _query(request, parameters.PLAN)
    asked = read_question(query, now=timezone.now())
    made = plan_for(asked.situation, place=asked.place, at=asked.at)
    note_gaps(made.calls, place=asked.place, at=timezone.now())
    return answered(as_json(plan_as_data(made, asked.present)))


@_operation("/signs", SignsOut, SIGNS)
def signs(request: HttpRequest) -> HttpResponse:
    """The signs, narrowed as on the page. Each with the steps that follow from it, and why."""
    query = _query(request, SIGNS)
    present = text_named(query)
    chosen = read_chosen(query, present.mechanism)
    return answered(
        _SIGNS.get(
            (present.edition, chosen),
            lambda: as_json(signs_as_data(chosen_signs(chosen, present.mechanism), present)),
        )
    )


@_operation("/gate", GateOut, parameters.GATE, needs="sender recipient data_class")
def gate(request: HttpRequest) -> HttpResponse:
    """May this be told to them: the answer and its ground. Nothing is kept, nothing is sent."""
    query = _query(request, parameters.GATE)
    asked = read_gate(query, now=timezone.now())
    answer = may_tell(asked.question, asked.present.mechanism)
    return answered(as_json(gate_as_data(answer, asked.present, at=asked.at)))


@_operation("/mechanism", schemas.MechanismOut, parameters.SPEAKS)
def mechanism(request: HttpRequest) -> HttpResponse:
    """The edition in force as data, of a Land or a district where one is named. Its ETag is the digest."""
    edition = text_named(_query(request, parameters.SPEAKS)).edition
    etag = f'"{edition.digest}"'
    known = [
        each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))
    ]
    same = etag in known or "*" in known
    answer = HttpResponseNotModified() if same else answered(mechanism_as_json(edition))
    answer.headers["ETag"] = etag
    return answer


@_operation("/norms", registers.NormsOut, parameters.NORMS)
def norms(request: HttpRequest) -> HttpResponse:
    """The norm register, or the part of it that fits."""
    query = _query(request, parameters.NORMS)
    present = text_named(query)
    found = found_norms(read_filters(query), present.mechanism)
    return answered(as_json(norms_as_data(found, present)))


@_operation("/norms/{key}", registers.NormWithUsesOut, parameters.SPEAKS)
def norm(request: HttpRequest, key: str) -> HttpResponse:
    """One norm, and everything that names it."""
    present = text_named(_query(request, parameters.SPEAKS))
    known = present.mechanism.norms
    if key not in known:
        return problems.no_such_norm(near_norms(key, present.mechanism))
    uses = mentions_in(present.edition.id).get(key, ())
    return answered(as_json(norm_as_data(known[key], present, uses)))


@_operation("/forms", registers.FormsOut, parameters.SPEAKS)
def forms(request: HttpRequest) -> HttpResponse:
    """The forms of exploitation."""
    present = text_named(_query(request, parameters.SPEAKS))
    return answered(as_json(forms_as_data(present)))


@_operation("/actors", registers.ActorsOut, parameters.SPEAKS)
def actors(request: HttpRequest) -> HttpResponse:
    """The bodies involved."""
    present = text_named(_query(request, parameters.SPEAKS))
    return answered(as_json(actors_as_data(present)))


@_operation("/service-points", directory_schemas.ServicePointsOut, parameters.SERVICE_POINTS)
def service_points(request: HttpRequest) -> HttpResponse:
    """The entries of the directory that fit, twenty a page."""
    query = parameters.read_query(request, parameters.SERVICE_POINTS)
    return answered(as_json(service_points_as_data(query, now=timezone.now())))


def _query(request: HttpRequest, asked: parameters.Parameters) -> dict[str, str]:
    """Without any text in force no question fits: that is said first. Raises NothingInForce, Faulty."""
    in_force()
    return parameters.read_query(request, asked)


@api.exception_handler(Faulty)
def refuse_what_does_not_fit(request: HttpRequest, refused: Faulty) -> HttpResponse:
    """Allowed is what the text of the place allows, where the place fits."""
    query = {name: str(value) for name, value in request.GET.items()}
    try:
        present = text_named(query)
    except Faulty:
        present = in_force()
    return problems.faulty(refused.faults, present.mechanism)


@api.exception_handler(NothingInForce)
@api.exception_handler(NotRegistered)
def say_that_nothing_is_in_force(_request: HttpRequest, refused: Exception) -> HttpResponse:
    return problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, detail=str(refused))
