"""Who holds a desk: starting a hand-over, or giving the desk to somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.accounts.actions.hand_overs import Leaving, start_hand_over
from obhut.accounts.actions.roles import grant_role, name_deputy
from obhut.accounts.policies import GRANTING
from obhut.accounts.queries import hand_overs as readings
from obhut.accounts.queries.people import person_for
from obhut.kernel.actor import Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.accounts.steps import status_of
from obhut.web.keeping.hand_over_forms import (
    GiveDesk,
    StartHandOver,
    people_to_name,
    people_who_may_come,
    show_faults,
)
from obhut.web.keeping.hand_over_lines import holders_in_words
from obhut.web.keeping.words import desk_name
from obhut.web.requests import actor

OF_A_DESK = (*GRANTING, Role.DESK_HOLDER)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*OF_A_DESK)
def show_holders(request: HttpRequest, key: str) -> HttpResponse:
    """Who holds this desk. A POST says that one of them leaves."""
    who, now = actor(request), timezone.now()
    form = _start_form(request, key)
    if form is not None and request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("next")
        leaving = Leaving(
            holding=readings.holding_for(who, int(form.cleaned_data["holding"]), on=day_of(now)),
            last_on=form.cleaned_data["last_on"],
            next=person_for(who, UUID(chosen), on=day_of(now)) if chosen else None,
        )
        try:
            started = start_hand_over(leaving, by=who, at=now)
        except Faulty as refused:
            show_faults(form, refused)
        else:
            messages.success(request, _("The hand-over has begun."))
            return redirect("keeping:show_hand_over", started.pk)
    return _show(request, key, form, None)


@require_http_methods(["POST"])
@for_keepers(*GRANTING)
def give_desk(request: HttpRequest, key: str) -> HttpResponse:
    """Let somebody of my area hold this desk from today on, or stand in at it."""
    who, now = actor(request), timezone.now()
    readings.holders_of(who, key, on=day_of(now))
    form = GiveDesk(request.POST, people=people_to_name(who, on=day_of(now)))
    if not form.is_valid():
        return _show(request, key, _start_form(request, key), form)
    person = person_for(who, UUID(form.cleaned_data["person"]), on=day_of(now))
    if form.cleaned_data["seat"] == "deputy":
        name_deputy(person, key, by=who, at=now)
    else:
        grant_role(person, Grant(Role.DESK_HOLDER, "desk", key), by=who, at=now)
    messages.success(request, _("From today on they sit at this desk."))
    return redirect("keeping:show_holders", key)


def _start_form(request: HttpRequest, key: str) -> StartHandOver | None:
    """For those who may leave by the word of whoever asks; None where that is nobody."""
    who, today = actor(request), day_of(timezone.now())
    keeps = readings.may_give(key, who)
    leaving = [
        each
        for each in readings.holders_of(who, key, on=today)
        if each.hand_over is None and (keeps or each.person == who.person)
    ]
    if not leaving:
        return None
    given = request.POST if request.method == "POST" and "holding" in request.POST else None
    people = people_who_may_come(who, key, on=today) if keeps else []
    return StartHandOver(given, people=people, holders=leaving)


def _show(
    request: HttpRequest, key: str, start: StartHandOver | None, give: GiveDesk | None
) -> HttpResponse:
    who, today = actor(request), day_of(timezone.now())
    if give is None and readings.may_give(key, who):
        give = GiveDesk(people=people_to_name(who, on=today), auto_id="give_%s")
    told = {
        "key": key,
        "name": desk_name(key),
        "holders": holders_in_words(readings.holders_of(who, key, on=today)),
        "start": start,
        "give": give,
    }
    wrong = [form for form in (start, give) if form is not None and form.is_bound and form.errors]
    return render(
        request, "keeping/hand_over_desk.html", told, status=status_of(wrong[0] if wrong else None)
    )
