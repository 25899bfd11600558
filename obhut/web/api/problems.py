"""Every no of the API is a problem in the form of RFC 9457, and says what would be right."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from obhut.directory.queries.places import districts
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.situation import QUESTIONS
from obhut.kernel.refusals import Fault
from obhut.web.api.schemas import ErrorOut, ProblemOut
from obhut.web.gate.asking import known_values
from obhut.web.knowledge.lines import LinkLine
from obhut.web.knowledge.names import LEVELS, REVIEWS
from obhut.web.signs.choosing import choices

CONTENT_TYPE = "application/problem+json"


def problem(
    status: HTTPStatus, *, detail: str | None = None, errors: list[ErrorOut] | None = None
) -> HttpResponse:
    """The answer that says no."""
    told = ProblemOut(title=status.phrase, status=status.value, detail=detail, errors=errors)
    return HttpResponse(
        told.model_dump_json(exclude_none=True), status=status, content_type=CONTENT_TYPE
    )


def faulty(faults: Iterable[Fault], mechanism: Mechanism) -> HttpResponse:
    """422: every field that does not fit, in both languages, with what would fit."""
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        detail="The question cannot be answered as it was put.",
        errors=[_error(fault, mechanism) for fault in faults],
    )


def unfit(faults: Iterable[Fault]) -> HttpResponse:
    """The same where no field has a list of values that belongs to the mechanism."""
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        detail="The question cannot be answered as it was put.",
        errors=[
            ErrorOut(field=fault.field, reason_de=fault.de, reason_en=fault.en) for fault in faults
        ],
    )


def no_such_address(request: HttpRequest) -> HttpResponse:
    """404, for everything below /api/ and /hsds/ that is no operation."""
    described = "/hsds/v3/" if request.path_info.startswith("/hsds/") else "/api/v1/"
    return problem(
        HTTPStatus.NOT_FOUND, detail=f"Operations are listed in {described}openapi.json."
    )


def no_such_norm(near: Iterable[LinkLine]) -> HttpResponse:
    """404, with the keys of norms that may have been meant."""
    meant = ", ".join(each.key for each in near)
    detail = f"No norm has this key. Near: {meant}." if meant else "No norm has this key."
    return problem(HTTPStatus.NOT_FOUND, detail=detail)


def _error(fault: Fault, mechanism: Mechanism) -> ErrorOut:
    allowed = _choices(mechanism).get(fault.field)
    return ErrorOut(
        field=fault.field,
        reason_de=fault.de,
        reason_en=fault.en,
        allowed=list(allowed) if allowed else None,
    )


def _choices(mechanism: Mechanism) -> Mapping[str, Iterable[str]]:
    """Fields with a closed list of values."""
    return {
        "profession": mechanism.professions,
        "function": mechanism.functions,
        "land": districts().laender,
        "level": LEVELS,
        "review": REVIEWS,
        **QUESTIONS,
        **choices(mechanism),
        **known_values(mechanism),
    }
