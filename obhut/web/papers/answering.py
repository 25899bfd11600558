"""From a finished document, or from a press that is busy, to what a browser gets."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from obhut.web.papers.press import Busy

COME_BACK = 10
"""Seconds after which it is worth asking again."""


TYPES = {
    ".pdf": ("inline", "application/pdf"),
    ".docx": (
        "attachment",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
"""What a file is called ends with -> whether a browser shows it, and its type."""


def document(request: HttpRequest, made: Callable[[], bytes], *, name: str) -> HttpResponse:
    """The document; while the press is busy a page that says so, with the help lines on it."""
    try:
        content = made()
    except Busy:
        return busy(request)
    shown, content_type = TYPES[Path(name).suffix]
    told = {"Content-Disposition": f'{shown}; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=told)


def busy(request: HttpRequest) -> HttpResponse:
    page = render(request, "papers/busy.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    page.headers["Retry-After"] = str(COME_BACK)
    return page
