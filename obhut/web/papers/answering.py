"""From a finished document, or from a press that is busy, to what a browser gets."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from obhut.web.papers.press import Busy

COME_BACK = 10
"""Seconds after which it is worth asking again."""


def pdf(request: HttpRequest, made: Callable[[], bytes], *, name: str) -> HttpResponse:
    """The document; while the press is busy a page that says so, with the help lines on it."""
    try:
        document = made()
    except Busy:
        return busy(request)
    told = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=told)


def busy(request: HttpRequest) -> HttpResponse:
    page = render(request, "papers/busy.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    page.headers["Retry-After"] = str(COME_BACK)
    return page
