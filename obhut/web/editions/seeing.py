"""Who reads: these pages are public, and somebody signed in sees the drafts they work on, too."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import EditionSeen, edition_for, editions_of
from obhut.kernel.actor import Actor
from obhut.web.accounts.doors import has_proved
from obhut.web.requests import actor


def reader(request: HttpRequest) -> Actor | None:
    """Whoever is signed in with both factors. A browser without a session is not asked at all."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if not request.user.is_authenticated or not has_proved(request):
        return None
    return actor(request)


def seen_by(request: HttpRequest, concept: str, number: int) -> EditionSeen:
    """Raises NoSuchEdition where there is none, or none that this reader may know of."""
    return edition_for(reader(request), concept, number)


def all_seen_by(request: HttpRequest, concept: str) -> tuple[EditionSeen, ...]:
    """Every edition of a concept, the newest first. Raises NoSuchEdition where there is none."""
    found = editions_of(reader(request), concept)
    if not found:
        raise NoSuchEdition("There is no such concept.")
    return found


def for_this_reader(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """What somebody signed in sees is kept by no cache."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        add_never_cache_headers(answer)
    return answer
