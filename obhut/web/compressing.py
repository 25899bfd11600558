"""Answers travel compressed, as cheaply as that can be had.

Brotli at a low quality is smaller than gzip as it is usually set, for a third of its CPU; whoever
cannot read it gets gzip at a low level.

The length of a compressed answer may betray what stands in it (BREACH). A public page holds no
secret. Whoever brings a cookie may be signed in: their answers are not compressed at all.
"""

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

WORTH_IT = 200
"""Bytes; below that an answer hardly gets smaller."""
BROTLI_QUALITY, GZIP_LEVEL = 3, 2
LONG, BROTLI_QUALITY_OF_LONG = 100_000, 6
"""Bytes from which an answer is long: there the better quality spares a reader a fifth."""


class Compressed:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (
            request.COOKIES
            or not isinstance(response, HttpResponse)
            or len(response.content) < WORTH_IT
            or response.has_header("Content-Encoding")
        ):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        _compress(response, accepted(request.headers.get("Accept-Encoding", "")))
        return response


def accepted(header: str) -> set[str]:
    """The encodings named in a header, without those that it refuses with q=0."""
    named = (part.partition(";") for part in header.lower().split(","))
    return {name.strip() for name, _, quality in named if not _is_refused(quality)}


def _is_refused(quality: str) -> bool:
    return quality.replace(" ", "").rstrip(".0") == "q="


def _compress(response: HttpResponse, encodings: set[str]) -> None:
    whole = response.content
    if "br" in encodings:
        quality = BROTLI_QUALITY if len(whole) < LONG else BROTLI_QUALITY_OF_LONG
        encoding, small = "br", brotli.compress(whole, quality=quality)
    elif "gzip" in encodings:
        encoding, small = "gzip", gzip.compress(whole, compresslevel=GZIP_LEVEL, mtime=0)
    else:
        return
    if len(small) >= len(whole):
        return
    response.content = small
    response.headers["Content-Length"] = str(len(small))
    response.headers["Content-Encoding"] = encoding
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"  # another body, the same meaning
