"""The language of a page stands in its address, and nowhere else.

German pages live at ``/``, English ones at ``/en/``. No cookie and no setting of the browser
changes that: a link that is passed on opens as the sender saw it.
"""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse, translate_url
from django.utils import translation

GERMAN, ENGLISH = "de", "en"
NAMES = {GERMAN: "Deutsch", ENGLISH: "English"}


def language_of(path: str) -> str:
    return ENGLISH if path == "/en" or path.startswith("/en/") else GERMAN


def other_language(language: str) -> str:
    return GERMAN if language == ENGLISH else ENGLISH


def address_in(language: str, full_path: str) -> str:
    """The same page in another language; its front door where the page does not exist."""
    path, asked, query = full_path.partition("?")
    there = _path_in(language, path)
    return f"{there}{asked}{query}" if there else _front_door(language)


@lru_cache(maxsize=500)
def _path_in(language: str, path: str) -> str:
    """Empty where there is no such page. Kept: the path alone says it, and no answer is in it."""
    with translation.override(language_of(path)):
        address = translate_url(path, language)
    return address if language_of(address) == language else ""


def _front_door(language: str) -> str:
    with translation.override(language):
        return reverse("pages:home")


class LanguageOfTheAddress:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response
