"""How an operation is registered and described, the same for every interface of ours."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from ninja import NinjaAPI
from pydantic import BaseModel

from obhut.web.api import parameters, problems, schemas

JSON = "application/json"
View = Callable[..., HttpResponseBase]
REFUSED = dict.fromkeys((400, 404, 405, 414, 422, 503), schemas.ProblemOut)


def add_operation(
    api: NinjaAPI,
    path: str,
    answers: type[BaseModel],
    asked: parameters.Parameters,
    *,
    needs: str = "",
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


def declared(responses: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Responses as a document declares them: every refusal is a problem."""
    return {
        status: response | {"content": {problems.CONTENT_TYPE: response["content"][JSON]}}
        if status >= HTTPStatus.BAD_REQUEST
        else response
        for status, response in responses.items()
    }


def answered(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=JSON)
