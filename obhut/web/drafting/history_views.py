"""What became of a draft, and taking a change back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.concepts.actions.drafting import undo
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting.history_page import history_page
from obhut.web.drafting.looking import (
    Place,
    node_said,
    number_said,
    place,
    place_to_change,
    reasons,
)
from obhut.web.finder.words import said
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor


@require_safe
@for_keepers(*EVERYBODY)
def show_history(request: HttpRequest, concept: str) -> HttpResponse:
    """The newest change first, of the whole draft or of one node."""
    return _history(request, place(request, concept), [])


@require_POST
@for_keepers(*KEEPERS)
def undo_change(request: HttpRequest, concept: str, change: int) -> HttpResponse:
    """Take it back, as long as nothing rests on it; if something does, say what."""
    here = place_to_change(request, concept)
    try:
        undo(change, by=actor(request), at=timezone.now())
    except Faulty as refused:
        return _history(request, here, reasons(refused))
    except SomebodyWasFaster as faster:
        return _history(request, here, [str(faster)])
    messages.success(request, _("Taken back. What was there before holds again."))
    return redirect("drafting:show_history", concept)


def _history(request: HttpRequest, here: Place, refused: list[str]) -> HttpResponse:
    told = history_page(
        here.draft,
        actor(request),
        node=node_said(request.GET.get("node")),
        older_than=number_said(request.GET.get("before")),
        may_undo=here.concept.may_edit,
    )
    told |= {
        "concept": here.concept,
        "draft": here.draft,
        "way": "history",
        "title": said(here.concept.title),
        "reasons": refused,
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "drafting/history.html", told, status=status)
