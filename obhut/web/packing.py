"""Pages travel as Brotli where the reader's browser knows it; gzip serves the others.

A tenth smaller than gzip at the same speed, which a phone in a stairwell notices. Whoever sends a
cookie is left to gzip: it hides the length of a page by chance, and so what stands in it.
"""

from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

WORTH_IT = 200
QUALITY = 6  # a page of 180 kB in 4 ms; the next steps cost ten times as much for one per cent


class Brotli:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
            return response
        if len(response.content) < WORTH_IT or not _is_text(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "br" in _accepted(request) and not request.COOKIES:
            _pack(response)
        return response


def _pack(response: HttpResponse) -> None:
    response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=QUALITY)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"


def _is_text(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "")
    return kind.startswith("text/") or "json" in kind or "xml" in kind or "javascript" in kind


def _accepted(request: HttpRequest) -> set[str]:
    """The packings a browser names, without those it gives no weight."""
    named = (each.strip() for each in request.headers.get("Accept-Encoding", "").split(","))
    wishes = (each.partition(";") for each in named)
    return {
        name.strip()
        for name, _, weight in wishes
        if weight.replace(" ", "").removeprefix("q=").strip("0.") != "" or not weight
    }
