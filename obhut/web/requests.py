"""Where a no becomes a page: one place for every refusal, and nothing a visitor sends is a 500.

Who asks is known here too: ``actor`` says it, and what was refused to somebody with an account is
written down.

Pages get HTML that keeps the help lines in sight; addresses under /api/ and /hsds/ get problem+json.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, gettext

from obhut.accounts.actions.signing_in import note_refusal
from obhut.accounts.errors import LinkNoLonger
from obhut.accounts.queries.acting import actor_of
from obhut.concepts.errors import NoSuchEdition
from obhut.directory.errors import NotRegistered
from obhut.directory.queries.one_look import one_look
from obhut.kernel.actor import ANYBODY, Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Faulty, NotAllowed, Refusal
from obhut.knowledge.errors import NothingInForce
from obhut.web.api.problems import problem
from obhut.web.knowledge.lines import LinkLine
from obhut.web.knowledge.near import NotHere

OF_MACHINES = ("/api/", "/hsds/")
LONGEST_QUERY = 2_000
LARGEST_BODY = 6 * 1024 * 1024
"""Nothing that a page asks for is larger; the rest is not even read."""
LONGEST_OF_ANOTHER_HOUSE = 8_000
"""What an identity service sends back is not ours to shorten."""
LONGEST_LENGTH = 15
TO_OURSELVES = "same-origin"
"""Of a page with a form that changes something. Where no referrer is sent at all, browsers say of its
form that it comes from nowhere, and it is refused as if another site had sent it."""
NOTHING_READABLE = ("%00", "\0")  # no text holds it, and the database refuses it


class Refusals:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if _body_length(request) > LARGEST_BODY:
            return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if len(query) > _longest_query(request.path_info):
            return refuse(request, HTTPStatus.REQUEST_URI_TOO_LONG)
        if any(sign in request.path_info + query for sign in NOTHING_READABLE):
            return refuse(request, HTTPStatus.BAD_REQUEST)
        with one_look():
            answer = self._with_a_face(request, self.get_response(request))
        if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
            answer.headers["Referrer-Policy"] = TO_OURSELVES
            add_never_cache_headers(answer)
        return answer

    def _with_a_face(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A wrong method is answered with an empty page or a bare line; ours says where to go."""
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = refuse(request, HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        match raised:
            case NotAllowed():
                write_down(request, str(raised))
                return refuse(request, HTTPStatus.FORBIDDEN, reasons=_reasons(raised))
            case Faulty():
                reasons = [_in_this_language(fault.de, fault.en) for fault in raised.faults]
                return refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, reasons=reasons)
            case NothingInForce() | NotRegistered():
                return refuse(request, HTTPStatus.SERVICE_UNAVAILABLE)
            case ObjectDoesNotExist() | Http404() | NoSuchEdition():
                if request.method == "POST":
                    write_down(request, "There is nothing here that this account may change.")
                near = raised.near if isinstance(raised, NotHere) else ()
                return refuse(request, HTTPStatus.NOT_FOUND, near=near)
            case Refusal():
                status = (
                    HTTPStatus.GONE if isinstance(raised, LinkNoLonger) else HTTPStatus.CONFLICT
                )
                return refuse(request, status, reasons=_reasons(raised))
        return None


def refuse(
    request: HttpRequest,
    status: HTTPStatus,
    *,
    reasons: list[str] | None = None,
    near: tuple[LinkLine, ...] = (),
) -> HttpResponse:
    """The page, or the problem, that says this no."""
    if request.path_info.startswith(OF_MACHINES):
        return problem(status, detail=" ".join(reasons or []) or None)
    told = {"reasons": reasons or [], "near": near}
    return render(request, f"{status.value}.html", told, status=status)


def refuse_entry(request: HttpRequest) -> HttpResponse:
    """Nobody comes in this way. Why not, is not told."""
    reason = gettext("With this account nobody can sign in. Ask whoever keeps your area.")
    return refuse(request, HTTPStatus.FORBIDDEN, reasons=[reason])


def too_many(request: HttpRequest) -> HttpResponse:
    """Asked too often. Django-allauth looks for this by name, beside the addresses."""
    return refuse(request, HTTPStatus.TOO_MANY_REQUESTS)


def actor(request: HttpRequest) -> Actor:
    """Whoever asks, with the rights of today. Only pages for people with an account may call it."""
    known: Actor | None = getattr(request, "known_actor", None)
    if known is not None:
        return known
    person = request.user
    known = actor_of(person, on=day_of(timezone.now())) if person.is_authenticated else ANYBODY
    request.known_actor = known  # type: ignore[attr-defined]  # asked once in a request
    return known


def write_down(request: HttpRequest, reason: str) -> None:
    """A refusal to somebody unknown is not written down: anybody could fill the record with it."""
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and request.user.is_authenticated:
        note_refusal(actor(request), address=request.path, reason=reason, at=timezone.now())


def _body_length(request: HttpRequest) -> int:
    said = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < LONGEST_LENGTH else 0


def _longest_query(path: str) -> int:
    return LONGEST_OF_ANOTHER_HOUSE if path.endswith("/callback/") else LONGEST_QUERY


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke. The help lines must still be seen, whatever it was."""
    try:
        page = render_to_string("500.html", request=request)
    except Exception:  # noqa: BLE001 -- the frame itself may be what broke
        page = render_to_string("500_bare.html")
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _reasons(refusal: Refusal) -> list[str]:
    reason = str(refusal)
    return [gettext(reason)] if reason else []


def _in_this_language(de: str, en: str) -> str:
    return en if get_language() == "en" else de
