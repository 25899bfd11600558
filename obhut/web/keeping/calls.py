"""Test calls that are due, and what came of them: a choice and a number, nothing else."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from obhut.directory.actions.calling import log_test_call
from obhut.directory.enums import CallResult
from obhut.directory.queries.test_calls import DueCall, calls_due_for, calls_made_for
from obhut.kernel.mechanism.desks import last_call_of
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.finder.desk_says import called_in_words
from obhut.web.finder.words import day_in_words
from obhut.web.keeping.looking import KEEPERS
from obhut.web.keeping.words import desk_name, fault_in_words
from obhut.web.requests import actor

LONGEST_NUMBER = 4
RESULTS = {
    CallResult.REACHED: pgettext_lazy("test call", "reached"),
    CallResult.NOT_REACHED: pgettext_lazy("test call", "nobody reached"),
    CallResult.WRONG_NUMBER: pgettext_lazy("test call", "wrong number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    key: str
    desk: str
    phones: tuple[str, ...]
    due_on: str
    last: str


@require_safe
@for_keepers(*KEEPERS)
def list_test_calls(request: HttpRequest) -> HttpResponse:
    """Whom to call now, and how the last calls ended."""
    by = actor(request)
    told = {
        "due": [_line(each) for each in calls_due_for(by)],
        "made": [
            {"desk": desk_name(desk.key), "said": called_in_words(last_call_of(desk.last_call))}
            for desk in calls_made_for(by)
        ],
        "results": RESULTS.items(),
    }
    return render(request, "keeping/test_calls.html", told)


@require_POST
@for_keepers(*KEEPERS)
def log(request: HttpRequest, desk: str) -> HttpResponse:
    """Write down how a call ended."""
    result, minutes = request.POST.get("result", ""), request.POST.get("minutes", "").strip()
    if result not in CallResult.values:
        messages.error(request, _("Please say how the call ended."))
        return redirect("keeping:list_test_calls")
    readable = minutes.isascii() and minutes.isdigit() and len(minutes) < LONGEST_NUMBER
    number = int(minutes) if readable and result == CallResult.REACHED else None
    try:
        log_test_call(
            desk, CallResult(result), minutes=number, by=actor(request), at=timezone.now()
        )
        messages.success(request, _("The call is written down."))
    except Faulty as faulty:
        messages.error(request, " ".join(map(fault_in_words, faulty.faults)))
    return redirect("keeping:list_test_calls")


def _line(due: DueCall) -> CallLine:
    return CallLine(
        key=due.desk.key,
        desk=desk_name(due.desk.key),
        phones=tuple(due.desk.point.phones),
        due_on=day_in_words(due.call.due_on),
        last=called_in_words(last_call_of(due.desk.desk.last_call)),
    )
