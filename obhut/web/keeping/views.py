"""What somebody keeps: what is to be mended there, the entries, the tasks."""

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.directory.actions.tasks import close_task as close
from obhut.directory.enums import TaskKind, TaskOutcome, TaskState
from obhut.directory.queries.keeping import (
    Keeping,
    row_for_keeping,
    rows_for_keeping,
)
from obhut.directory.queries.tasks import task_for, tasks_for
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.kernel.refusals import ImpossibleTransition
from obhut.knowledge.queries.keeping import Lack
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping import mending, words
from obhut.web.keeping.areas import area_name, areas_written, known_areas, own_areas
from obhut.web.keeping.asked import Asked, address, filters_of_entries, pages_of, read_filters
from obhut.web.keeping.choices import choices
from obhut.web.keeping.entry_page import entry_page
from obhut.web.keeping.fields import functions
from obhut.web.keeping.gone import gone
from obhut.web.keeping.lines import entry_line
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.keeping.task_lines import task_lines
from obhut.web.requests import actor

PAGE = 100
FIRST = 5
"""So many of each kind stand on the first page; the rest has a page of its own."""


@require_safe
@for_keepers(*EVERYBODY)
def overview(request: HttpRequest) -> HttpResponse:
    """What is to be done in my area: what is to be mended, and what others have asked for."""
    who, now = actor(request), timezone.now()
    tasks = tasks_for(who)
    lacks = [
        {
            "lack": lack.value,
            "label": words.LACKS[lack],
            "what": words.WHAT_LACKS[lack],
            "count": len(found),
            "lines": [mending.in_words(each) for each in found[:FIRST]],
            "address": address("keeping:list_findings", {"lack": lack.value}),
        }
        for lack, found in mending.mend_lines(who, at=now).items()
    ]
    told = {
        "lacks": lacks,
        "tasks": task_lines(tasks.tasks[:FIRST], who),
        "count": tasks.count,
        "areas": sorted(area_name(area) for area in own_areas(who)),
        "may_add": who.has(*KEEPERS),
    }
    return render(request, "keeping/overview.html", told)


@require_safe
@for_keepers(*EVERYBODY)
def list_findings(request: HttpRequest) -> HttpResponse:
    """What is to be mended, a hundred at a time, by what is the matter."""
    asked = read_filters(request.GET, {"lack": tuple(Lack)})
    lack = Lack(asked.query.get("lack", Lack.MISSING))
    found = mending.mend_lines(actor(request), at=timezone.now())
    lines = found[lack][(asked.page - 1) * PAGE : asked.page * PAGE]
    pages = max(1, -(-len(found[lack]) // PAGE))
    told = {
        "lack": lack.value,
        "label": words.LACKS[lack],
        "what": words.WHAT_LACKS[lack],
        "kinds": [
            (str(words.LACKS[each]), len(found[each]), each is lack, _findings(each))
            for each in Lack
        ],
        "count": len(found[lack]),
        "lines": [mending.in_words(each) for each in lines],
        "pages": pages_of(
            "keeping:list_findings", {"lack": lack.value}, page=asked.page, pages=pages
        ),
    }
    return _list(request, "keeping/findings.html", told, asked, pages)


@require_safe
@for_keepers(*EVERYBODY)
def list_entries(request: HttpRequest) -> HttpResponse:
    """My entries, a hundred at a time. The filters stand in the address."""
    asked = read_filters(request.GET, filters_of_entries())
    found = _entries(actor(request), asked)
    told = _entries_in_words(request, asked, found) | {
        "pages": pages_of("keeping:list_entries", asked.query, page=asked.page, pages=found.pages),
        "may_add": actor(request).has(*KEEPERS),
    }
    return _list(request, "keeping/entries.html", told, asked, found.pages)


@require_safe
@for_keepers(*KEEPERS)
def choose_entry(request: HttpRequest) -> HttpResponse:
    """A function lacks a desk: which of my entries has it, or is it a new one?"""
    asked = read_filters(request.GET, {"function": tuple(functions())})
    wanted = {"function": asked.query.get("function", ""), "area": request.GET.get("area", "")}
    if not wanted["function"] or not areas_written(wanted["area"]):
        raise Http404
    by_text = Asked(query={"q": asked.query.get("q", "")}, page=asked.page, reasons=())
    found = _entries(actor(request), by_text)
    told = _entries_in_words(request, asked, found) | {
        "wanted": wanted,
        "function": words.function_name(wanted["function"]),
        "area": known_areas(actor(request)).get(wanted["area"], wanted["area"]),
        "asked_for": address("keeping:choose_entry", wanted).partition("?")[2],
        "pages": pages_of(
            "keeping:choose_entry", {**asked.query, **wanted}, page=asked.page, pages=found.pages
        ),
    }
    return _list(request, "keeping/choose.html", told, asked, found.pages)


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
    asked = read_filters(
        request.GET, {"state": tuple(TaskState.values), "kind": tuple(TaskKind.values)}
    )
    state = TaskState(asked.query.get("state", TaskState.OPEN))
    kind = asked.query.get("kind", "")
    who = actor(request)
    found = tasks_for(who, state=state, kind=kind, page=asked.page)
    told = {
        "tasks": task_lines(found.tasks, who),
        "count": found.count,
        "is_open": state == TaskState.OPEN,
        "states": [(value, str(name), value == state) for value, name in words.STATES.items()],
        "kinds": [(value.value, str(name), value == kind) for value, name in words.TASKS.items()],
        "outcomes": [(value.value, str(name)) for value, name in words.OUTCOMES.items()],
        "pages": pages_of("keeping:list_tasks", asked.query, page=asked.page, pages=found.pages),
    }
    return _list(request, "keeping/tasks.html", told, asked, found.pages)


@require_POST
@for_keepers(*EVERYBODY)
def close_task(request: HttpRequest, task: int) -> HttpResponse:
    """Say what became of it."""
    found = task_for(actor(request), task)
    outcome = request.POST.get("outcome", "")
    if outcome not in TaskOutcome.values:
        messages.error(request, _("Please say what became of the task."))
        return redirect("keeping:list_tasks")
    try:
        close(found, TaskOutcome(outcome), by=actor(request), at=timezone.now())
    except ImpossibleTransition:
        messages.info(request, _("Somebody has closed this task already."))
    else:
        messages.success(request, _("The task is done."))
    return redirect("keeping:list_tasks")


def _entries(by: Actor, asked: Asked) -> Keeping:
    query = dict(asked.query)
    return rows_for_keeping(
        by,
        text=query.get("q", ""),
        land=query.get("land", ""),
        kreis=query.get("kreis", ""),
        bezirk=query.get("bezirk", ""),
        function=query.get("function", ""),
        page=asked.page,
    )


def _entries_in_words(request: HttpRequest, asked: Asked, found: Keeping) -> dict[str, object]:
    now = timezone.now()
    return {
        "entries": [entry_line(each, at=now) for each in found.entries],
        "count": found.count,
        "text": asked.query.get("q", ""),
        "choices": choices(actor(request), asked.query),
        "is_narrowed": bool(asked.query),
    }


def _list(
    request: HttpRequest, template: str, told: Mapping[str, object], asked: Asked, pages: int
) -> HttpResponse:
    """A page of a list: 422 where a filter was not understood, 404 behind the last page."""
    status = HTTPStatus.OK
    if asked.page > pages:
        status = HTTPStatus.NOT_FOUND
    if asked.reasons:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    said = {"reasons": asked.reasons, "beyond": asked.page > pages}
    return render(request, template, {**told, **said}, status=status)


def _findings(lack: Lack) -> str:
    return address("keeping:list_findings", {"lack": lack.value})
