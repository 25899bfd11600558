"""The operations. Thin: read the question, ask the same readings as the pages, answer as data."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from obhut.kernel.refusals import Faulty
from obhut.knowledge.errors import NothingInForce
from obhut.knowledge.queries import in_force, plan_for, who_answers, who_is_responsible
from obhut.web.api import parameters, problems, schemas
from obhut.web.api.answers import (
    as_json,
    mechanism_in_force_as_json,
    plan_as_data,
    responsible_as_data,
)
from obhut.web.finder.asking import read_question

JSON = "application/json"
View = Callable[[HttpRequest], HttpResponse]
STILL_IN_FORCE = {"description": "What you have is still in force"}
REFUSED = dict.fromkeys((400, 404, 405, 414, 422, 503), schemas.ProblemOut)


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Refusals are problems, and functions and professions are those in force."""
        document = super().get_openapi_schema(**kwargs)
        choices = _keys_in_force()
        for path, operations in document["paths"].items():
            for operation in operations.values():
                operation["responses"] = _declared(operation["responses"])
                operation["parameters"] = [
                    parameter | {"schema": choices.get(parameter["name"], parameter["schema"])}
                    for parameter in operation["parameters"]
                ]
                if path.endswith("/mechanism"):
                    operation["responses"][HTTPStatus.NOT_MODIFIED.value] = STILL_IN_FORCE
        return document


def _declared(responses: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {
        status: response | {"content": {problems.CONTENT_TYPE: response["content"][JSON]}}
        if status >= HTTPStatus.BAD_REQUEST
        else response
        for status, response in responses.items()
    }


def _keys_in_force() -> dict[str, dict[str, Any]]:
    """The values that content decides; none before a first load."""
    try:
        mechanism = in_force().mechanism
    except NothingInForce:
        return {}
    return {
        "function": {"type": "string", "enum": list(mechanism.functions)},
        "profession": {"type": "string", "enum": list(mechanism.professions)},
    }


api = Api(
    title="Obhut",
    version="1",
    description="Whom to call on a suspicion of child trafficking, here and now. No sign-in.",
    docs_url=None,
    docs_decorator=require_safe,
    urls_namespace="api",
)


def _operation(
    path: str, answers: type[schemas.Schema], asked: parameters.Parameters, *, needs: str = ""
) -> Callable[[View], View]:
    """An operation that can be read (GET) and asked for its head (HEAD, not in the document)."""

    def registered(view: View) -> View:
        name = view.__name__
        api.get(
            path,
            response={HTTPStatus.OK: answers} | REFUSED,
            openapi_extra=parameters.described(asked, required=needs),
            operation_id=name,
            url_name=name,
        )(view)
        api.api_operation(["HEAD"], path, include_in_schema=False, url_name=name)(view)
        return view

    return registered


@_operation("/responsible", schemas.ResponsibleOut, parameters.RESPONSIBLE, needs="function")
def responsible(request: HttpRequest) -> HttpResponse:
    """Who answers for a function, at a place and a moment."""
    mechanism = in_force().mechanism
    query = parameters.read_query(request, parameters.RESPONSIBLE)
    asked = parameters.read_responsibility(query, now=timezone.now())
    answer = who_is_responsible(asked.function, place=asked.place, at=asked.at)
    instead = who_answers(asked.function, place=asked.place, at=asked.at)
    told = responsible_as_data(asked.function, answer, mechanism, at=asked.at, instead=instead)
    return _json(as_json(told))


@_operation("/plan", schemas.PlanOut, parameters.PLAN, needs="profession")
def plan(request: HttpRequest) -> HttpResponse:
    """What to do, in order, in a situation at a place and a moment."""
    mechanism = in_force().mechanism
    query = parameters.read_query(request, parameters.PLAN)
    asked = read_question(query, now=timezone.now())
    made = plan_for(asked.situation, place=asked.place, at=asked.at)
    return _json(as_json(plan_as_data(made, mechanism)))


@_operation("/mechanism", schemas.MechanismOut, parameters.NOTHING)
def mechanism(request: HttpRequest) -> HttpResponse:
    """The edition in force as data. Its ETag is the digest."""
    digest, text = mechanism_in_force_as_json()
    parameters.read_query(request, parameters.NOTHING)
    etag = f'"{digest}"'
    known = [
        each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))
    ]
    answer = HttpResponseNotModified() if etag in known or "*" in known else _json(text)
    answer.headers["ETag"] = etag
    return answer


@api.exception_handler(Faulty)
def refuse_what_does_not_fit(_request: HttpRequest, refused: Faulty) -> HttpResponse:
    return problems.faulty(refused.faults)


@api.exception_handler(NothingInForce)
def say_that_nothing_is_in_force(_request: HttpRequest, refused: NothingInForce) -> HttpResponse:
    return problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, detail=str(refused))


def _json(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=JSON)
