"""A row that was removed, perhaps while somebody was changing it."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from obhut.directory.queries.keeping import changes_of
from obhut.kernel.mechanism.directory import DESKS
from obhut.web.keeping import forms
from obhut.web.keeping.conflicts import conflicts
from obhut.web.keeping.history import changes_in_words
from obhut.web.requests import actor


def gone(request: HttpRequest, file: str, key: str) -> HttpResponse:
    """Who removed it and why; what somebody has typed meanwhile is shown to them once more."""
    changes = changes_of(actor(request), file, key)
    if not changes or changes[0].after is not None:
        raise Http404
    given = forms.handed_in(file, request.POST, fixed=frozenset())
    told = {
        "key": key,
        "is_desk": file == DESKS,
        "changes": changes_in_words(changes[:1], may_undo=False),
        "typed": conflicts(file, given, base=None, theirs=changes[0].before or {}),
    }
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.GONE
    return render(request, "keeping/gone.html", told, status=status)
