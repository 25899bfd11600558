"""One hand-over: who leaves, who comes, what is to be opened, and the yes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obhut.accounts.actions import hand_overs as deeds
from obhut.accounts.policies import GRANTING
from obhut.accounts.queries import hand_overs as readings
from obhut.accounts.queries.people import person_for
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.accounts.steps import status_of
from obhut.web.keeping.hand_over_forms import NameNext, people_who_may_come, show_faults
from obhut.web.keeping.hand_over_items import items_for
from obhut.web.keeping.hand_over_lines import item_lines, lines_in_words, one_in_words
from obhut.web.requests import actor


@require_safe
@for_keepers()
def list_hand_overs(request: HttpRequest) -> HttpResponse:
    """Those that wait for me, those of mine, those of my area."""
    who = actor(request)
    told = {
        "lines": lines_in_words(readings.hand_overs_of(who)),
        "keeps": who.has(*GRANTING),
    }
    return render(request, "keeping/hand_over_list.html", told)


@require_safe
@for_keepers()
def show_hand_over(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    return _show(request, hand_over, None)


@require_http_methods(["POST"])
@for_keepers(*GRANTING)
def name_next(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    """Say who comes."""
    who, now = actor(request), timezone.now()
    found = readings.hand_over_for(who, hand_over)
    people = people_who_may_come(who, found.holding.desk, on=day_of(now))
    form = NameNext(request.POST, people=people)
    if form.is_valid():
        chosen = form.cleaned_data["next"]
        person = person_for(who, UUID(chosen), on=day_of(now)) if chosen else None
        try:
            deeds.name_next(found, person, by=who, at=now)
        except Faulty as refused:
            show_faults(form, refused)
        else:
            messages.success(request, _("It is written down, and a letter is on its way."))
            return redirect("keeping:show_hand_over", hand_over)
    return _show(request, hand_over, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers()
def read_item(request: HttpRequest, hand_over: UUID, item: str) -> HttpResponse:
    """One thing that whoever comes has to know. Their POST says that they have read it."""
    who = actor(request)
    found = readings.hand_over_for(who, hand_over)
    line = readings.hand_over_line(found, who)
    shown = next((each for each in items_for(line.desk) if each.name == item), None)
    if shown is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("mark") != shown.mark:
            messages.warning(request, _("This has changed meanwhile. Please read it again."))
            return redirect("keeping:read_item", hand_over, item)
        deeds.mark_read(found, item, shown.mark, by=who, at=timezone.now())
        return redirect("keeping:show_hand_over", hand_over)
    told = {"item": shown, "line": one_in_words(line)}
    return render(request, "keeping/hand_over_item.html", told)


@require_POST
@for_keepers()
def confirm_hand_over(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    """Take the desk over."""
    who = actor(request)
    found = readings.hand_over_for(who, hand_over)
    listed = {each.name: each.mark for each in items_for(readings.hand_over_line(found, who).desk)}
    deeds.confirm_hand_over(found, listed=listed, by=who, at=timezone.now())
    messages.success(request, _("You have taken the desk over."))
    return redirect("keeping:show_hand_over", hand_over)


@require_POST
@for_keepers()
def cancel_hand_over(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    who = actor(request)
    deeds.cancel_hand_over(readings.hand_over_for(who, hand_over), by=who, at=timezone.now())
    messages.success(request, _("The hand-over is cancelled."))
    return redirect("keeping:show_hand_over", hand_over)


def _show(request: HttpRequest, hand_over: UUID, form: NameNext | None) -> HttpResponse:
    who, today = actor(request), day_of(timezone.now())
    line = readings.hand_over_line(readings.hand_over_for(who, hand_over), who)
    if line.may_name and form is None:
        people = people_who_may_come(who, line.desk, on=today)
        form = NameNext(initial={"next": str(line.next or "")}, people=people)
    told = {
        "line": one_in_words(line),
        "items": item_lines(line, items_for(line.desk)),
        "form": form,
    }
    return render(request, "keeping/hand_over.html", told, status=status_of(form))
