"""The page behind a letter's link: without sign-in, without cookie, and looking uses nothing up."""

import re
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from obhut.accounts.queries.acting import holds_desk
from obhut.directory.actions.confirming import (
    Seen,
    propose_change,
    say_no_longer_us,
    say_still_right,
)
from obhut.directory.enums import Said
from obhut.directory.errors import LinkHoldsNoMore
from obhut.directory.queries.confirmations import Asked, AskedDesk, asked_by
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from obhut.web.confirming.change_form import ChangeForm
from obhut.web.confirming.desk_page import differences, shown_desk
from obhut.web.confirming.words import THANKS
from obhut.web.finder.words import day_in_words

View = Callable[..., HttpResponse]
EVERY = "*"
VERSIONS = re.compile(r"([a-z0-9-]{1,80}) ([0-9]{1,9}) ([0-9]{1,9})")
LOOK = "look"
"""The step at which a change is only shown, before it is sent."""


def behind_a_link(view: View) -> View:
    """Whoever has the link may; the page is kept nowhere, and every link that does not hold alike."""

    @csrf_exempt  # the link itself is what allows it; no cookie goes with it
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, token, *args, **kwargs)
        except LinkHoldsNoMore:
            response = render(request, "confirming/holds_no_more.html", status=HTTPStatus.NOT_FOUND)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@behind_a_link
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What stands there of each desk; confirmed with one click, one by one or all at once."""
    asked = _opened(token)
    if request.method != "POST":
        return _page(request, asked)
    seen = _chosen(request)
    if not seen:
        return _page(request, asked, HTTPStatus.UNPROCESSABLE_ENTITY, _("Please choose an answer."))
    try:
        say_still_right(token, seen, at=timezone.now())
    except SomebodyWasFaster as faster:
        return _page(request, _opened(token), HTTPStatus.CONFLICT, str(faster))
    return _onwards(token, Said.STILL_RIGHT)


@behind_a_link
def change(request: HttpRequest, token: str, desk: str) -> HttpResponse:
    """The form; then the differences; then it is sent."""
    asked = _desk(token, desk)
    form = ChangeForm(asked, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form(request, asked, form)
    if not form.is_valid():
        return _form(request, asked, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.POST.get("step", LOOK) == LOOK:
        found = differences(asked, form.wanted())
        return _form(request, asked, form, differences=found, nothing_changed=not found)
    return _send(request, token, asked, form)


@behind_a_link
def leave(request: HttpRequest, token: str, desk: str) -> HttpResponse:
    """Ask once more before a desk says that it is none any longer."""
    asked = _desk(token, desk)
    if request.method == "POST":
        say_no_longer_us(token, desk, at=timezone.now())
        return _onwards(token, Said.NO_LONGER_US)
    told = {"desk": shown_desk(asked), "token": token}
    return render(request, "confirming/leave.html", told)


@require_safe
def thank(request: HttpRequest) -> HttpResponse:
    """Everything was answered; the link is used up."""
    return render(request, "confirming/thank.html", {"said": _thanks(request)})


def _opened(token: str) -> Asked:
    asked = asked_by(token, at=timezone.now())
    if asked is None:
        raise LinkHoldsNoMore
    return asked


def _desk(token: str, desk: str) -> AskedDesk:
    asked = _opened(token)
    if desk not in asked:
        raise LinkHoldsNoMore
    return asked[desk]


def _page(
    request: HttpRequest, asked: Asked, status: HTTPStatus = HTTPStatus.OK, problem: str = ""
) -> HttpResponse:
    told = {
        "desks": [shown_desk(desk) for desk in asked.desks],
        "mailbox": asked.mailbox,
        "until": day_in_words(timezone.localdate(asked.until)),
        "problem": problem,
        "said": "" if problem else _thanks(request),
        "token": _token(request),
    }
    return render(request, "confirming/show.html", told, status=status)


def _thanks(request: HttpRequest) -> str:
    return str(THANKS.get(request.GET.get("said", ""), ""))


def _form(
    request: HttpRequest,
    asked: AskedDesk,
    form: ChangeForm,
    status: HTTPStatus = HTTPStatus.OK,
    **told: object,
) -> HttpResponse:
    told |= {"form": form, "desk": shown_desk(asked), "token": _token(request)}
    return render(request, "confirming/change.html", told, status=status)


def _send(request: HttpRequest, token: str, asked: AskedDesk, form: ChangeForm) -> HttpResponse:
    """Refused, the form is shown again with what was typed, and why."""
    seen, now = _seen(request), timezone.now()
    is_holders = holds_desk(asked.mailbox, asked.key, on=timezone.localdate(now))
    try:
        done = propose_change(
            token, asked.key, form.wanted(), seen=seen, at=now, is_holders=is_holders
        )
    except Faulty as faulty:
        english = get_language() == "en"
        problems = [each.en if english else each.de for each in faulty.faults]
        return _form(request, asked, form, HTTPStatus.UNPROCESSABLE_ENTITY, problems=problems)
    except SomebodyWasFaster as faster:
        newer = _desk(token, asked.key)
        return _form(request, newer, form, HTTPStatus.CONFLICT, problems=[str(faster)])
    return _onwards(token, "applied" if done.state == "applied" else Said.CHANGE)


def _token(request: HttpRequest) -> str:
    return str(request.resolver_match.kwargs["token"]) if request.resolver_match else ""


def _onwards(token: str, said: str) -> HttpResponse:
    """To the desks that are left; when none is, to the thanks."""
    left = asked_by(token, at=timezone.now())
    address = reverse("confirming:show", args=[token]) if left else reverse("confirming:thank")
    return redirect(f"{address}?{urlencode({'said': said})}")


def _chosen(request: HttpRequest) -> dict[str, Seen]:
    """The desks that were confirmed, with the versions that were shown; nothing where unreadable."""
    shown = dict(filter(None, map(_versions, request.POST.getlist("seen"))))
    chosen = request.POST.get("confirm", "")
    return shown if chosen == EVERY else {key: shown[key] for key in shown if key == chosen}


def _seen(request: HttpRequest) -> Seen:
    found = _versions(request.POST.get("seen", ""))
    return found[1] if found else Seen(desk=0, point=0)


def _versions(said: str) -> tuple[str, Seen] | None:
    found = VERSIONS.fullmatch(said)
    return (found[1], Seen(desk=int(found[2]), point=int(found[3]))) if found else None
