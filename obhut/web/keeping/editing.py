"""Changing one row: the form, what is wrong with it, and what to do where somebody was faster."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.directory.actions.rows import change_row
from obhut.directory.queries.keeping import KeptRow, changes_of, row_for_keeping
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from obhut.knowledge.queries import functions_everywhere
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping import conflicts, forms
from obhut.web.keeping.gone import gone
from obhut.web.keeping.history import changes_in_words
from obhut.web.keeping.looking import (
    CHANGERS,
    check_may_change_it,
    content_of,
    entry_of,
    fixed_for,
    title_of,
)
from obhut.web.keeping.shown import sections
from obhut.web.keeping.suggested import suggestions
from obhut.web.requests import actor, write_down


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*CHANGERS)
def edit_row(request: HttpRequest, key: str, *, file: str) -> HttpResponse:
    """The form of a row. A POST changes it, unless somebody else has done so meanwhile."""
    who = actor(request)
    row = row_for_keeping(who, file, key)
    if row is None:
        return gone(request, file, key)
    check_may_change_it(who, row)
    if request.method != "POST":
        return _form(request, row, forms.HandedIn(held={}), {})
    given = forms.handed_in(file, request.POST, fixed=fixed_for(who, row))
    if given.seen_version != row.version or conflicts.undecided(request.POST):
        return _conflict(request, row, given)
    return _save(request, row, conflicts.decided(given, request.POST))


def _save(request: HttpRequest, row: KeptRow, given: forms.HandedIn) -> HttpResponse:
    meant = forms.meant(row.file, given, over=content_of(row))
    if meant.errors:
        return _form(request, row, given, meant.errors)
    try:
        change_row(
            row.file,
            row.key,
            meant.content,
            seen_version=given.seen_version,
            why=given.reason,
            by=actor(request),
            at=timezone.now(),
            functions=frozenset(functions_everywhere()),
        )
    except Faulty as refused:
        errors = forms.all_errors(refused, row.file, row.key, meant.content)
        return _form(request, row, given, errors)
    except NotAllowed as refused:
        write_down(request, str(refused))
        return _form(request, row, given, {"": (str(refused),)}, status=HTTPStatus.FORBIDDEN)
    except SomebodyWasFaster:
        now = row_for_keeping(actor(request), row.file, row.key)
        return _conflict(request, now, given) if now else gone(request, row.file, row.key)
    messages.success(request, _("Changed. It holds from this moment."))
    return redirect("keeping:show_entry", entry_of(row))


def _form(
    request: HttpRequest,
    row: KeptRow,
    given: forms.HandedIn,
    errors: forms.Errors,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    content, fixed = content_of(row), fixed_for(actor(request), row)
    told = {
        "title": title_of(row),
        "row": row,
        "entry": entry_of(row),
        "sections": sections(row.file, given.held, content=content, errors=errors, fixed=fixed),
        "told": forms.told_at_the_top(row.file, errors),
        "reason": given.reason,
        "reason_errors": errors.get(forms.REASON, ()),
        "suggestions": suggestions(actor(request)),
    }
    return render(request, "keeping/edit.html", told, status=status if errors else HTTPStatus.OK)


def _conflict(request: HttpRequest, row: KeptRow, given: forms.HandedIn) -> HttpResponse:
    """Both versions; nothing of either is lost until somebody has chosen."""
    changes = changes_of(actor(request), row.file, row.key)
    base = conflicts.base_of(changes, given.base_version)
    found = conflicts.conflicts(row.file, given, base=base, theirs=content_of(row))
    if not found:
        messages.info(request, _("Somebody has made the same change meanwhile."))
        return redirect("keeping:show_entry", entry_of(row))
    since = tuple(each for each in changes if each.version > given.base_version)
    told = {
        "title": title_of(row),
        "row": row,
        "entry": entry_of(row),
        "conflicts": found,
        "changes": changes_in_words(since, may_undo=False),
        "reason": given.reason,
        "base_version": given.base_version,
        "undecided": conflicts.undecided(request.POST),
    }
    return render(request, "keeping/conflict.html", told, status=HTTPStatus.CONFLICT)
