"""What somebody keeps: what is to be mended there, the entries, the tasks."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.directory.actions import tasks as actions
from obhut.directory.enums import TaskOutcome
from obhut.directory.queries.keeping import row_for_keeping
from obhut.directory.queries.tasks import task_for
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.kernel.refusals import ImpossibleTransition
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping import list_pages
from obhut.web.keeping.entry_page import entry_page
from obhut.web.keeping.gone import gone
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor


@require_safe
@for_keepers(*EVERYBODY)
def overview(request: HttpRequest) -> HttpResponse:
    """What is to be done in my area: what is to be mended, and what others have asked for."""
    told = list_pages.overview(actor(request), at=timezone.now())
    return render(request, "keeping/overview.html", told)


@require_safe
@for_keepers(*EVERYBODY)
def list_findings(request: HttpRequest) -> HttpResponse:
    """What is to be mended, a hundred at a time, by what is the matter."""
    listed = list_pages.findings(actor(request), request.GET, at=timezone.now())
    return _shown(request, "keeping/findings.html", listed)


@require_safe
@for_keepers(*EVERYBODY)
def list_entries(request: HttpRequest) -> HttpResponse:
    """My entries, a hundred at a time. The filters stand in the address."""
    listed = list_pages.entries(actor(request), request.GET, at=timezone.now())
    return _shown(request, "keeping/entries.html", listed)


@require_safe
@for_keepers(*KEEPERS)
def choose_entry(request: HttpRequest) -> HttpResponse:
    """A function lacks a desk: which of my entries has it, or is it a new one?"""
    listed = list_pages.entries_to_choose(actor(request), request.GET, at=timezone.now())
    return _shown(request, "keeping/choose.html", listed)


@require_safe
@for_keepers(*EVERYBODY)
def show_entry(request: HttpRequest, key: str) -> HttpResponse:
    """An entry with its desks: what stands there, what is to be mended, what waits."""
    row = row_for_keeping(actor(request), SERVICE_POINTS, key)
    if row is None:
        return gone(request, SERVICE_POINTS, key)
    return render(request, "keeping/entry.html", entry_page(actor(request), row, at=timezone.now()))


@require_safe
@for_keepers(*EVERYBODY)
def list_tasks(request: HttpRequest) -> HttpResponse:
    """What waits in my area, a hundred at a time, and what was done."""
    return _shown(request, "keeping/tasks.html", list_pages.tasks(actor(request), request.GET))


@require_POST
@for_keepers(*EVERYBODY)
def close_task(request: HttpRequest, task: int) -> HttpResponse:
    """Say what became of it."""
    found, outcome = task_for(actor(request), task), request.POST.get("outcome", "")
    if outcome not in TaskOutcome.values:
        messages.error(request, _("Please say what became of the task."))
    else:
        try:
            actions.close_task(found, TaskOutcome(outcome), by=actor(request), at=timezone.now())
            messages.success(request, _("The task is done."))
        except ImpossibleTransition:
            messages.info(request, _("Somebody has closed this task already."))
    return redirect("keeping:list_tasks")


def _shown(request: HttpRequest, template: str, listed: list_pages.Listed) -> HttpResponse:
    """422 where a filter was not understood, 404 behind the last page."""
    status = HTTPStatus.NOT_FOUND if listed.beyond else HTTPStatus.OK
    if listed.asked.reasons:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    said = {"reasons": listed.asked.reasons, "beyond": listed.beyond}
    return render(request, template, listed.told | said, status=status)
