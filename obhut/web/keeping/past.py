"""What became of a row, and taking the last change of it back."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.directory.actions.rows import undo_change as undo
from obhut.directory.queries.keeping import change_for, changes_of, row_for_keeping
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping import words
from obhut.web.keeping.history import changes_in_words
from obhut.web.keeping.looking import CHANGERS, EVERYBODY, entry_of, title_of
from obhut.web.requests import actor


@require_safe
@for_keepers(*EVERYBODY)
def show_history(request: HttpRequest, key: str, *, file: str) -> HttpResponse:
    """What became of a row: who, when, why, and the difference."""
    return _history(request, file, key, reasons=[])


@require_POST
@for_keepers(*CHANGERS)
def undo_change(request: HttpRequest, change: int) -> HttpResponse:
    """Write back what was there before, if nobody has changed it since."""
    found = change_for(actor(request), change)
    try:
        undo(found, by=actor(request), at=timezone.now())
    except Faulty as refused:
        reasons = [words.fault_in_words(fault) for fault in refused.faults]
        return _history(request, found.file, found.key, reasons=reasons)
    except SomebodyWasFaster as faster:
        return _history(request, found.file, found.key, reasons=[str(faster)])
    messages.success(request, _("Taken back. What was there before holds again."))
    page = "keeping:show_desk_history" if found.file == DESKS else "keeping:show_entry_history"
    return redirect(page, found.key)


def _history(request: HttpRequest, file: str, key: str, *, reasons: list[str]) -> HttpResponse:
    who = actor(request)
    row, changes = row_for_keeping(who, file, key), changes_of(who, file, key)
    if row is None and not changes:
        raise Http404
    may_undo = who.has(*CHANGERS) and (row is None or row.may_keep)
    told = {
        "title": title_of(row) if row else _called_before(changes[0].before or {}),
        "entry": entry_of(row) if row else "",
        "is_desk": file == DESKS,
        "changes": changes_in_words(changes, may_undo=may_undo),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "keeping/history.html", told, status=status)


def _called_before(content: Mapping[str, Any]) -> str:
    """What a removed row was called."""
    return str(content["name"] if "name" in content else words.function_name(content["function"]))
