"""Why a text deviates at one node: read it, write it down, strike it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from obhut.concepts.actions import tailoring as actions
from obhut.concepts.queries.tailoring import tailored_for
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor
from obhut.web.tailoring import node_page

SEEN = "seen"


@for_keepers(*EVERYBODY)
def show_node(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """What differs and why. Handed in, the reason is written down."""
    if request.method == "POST":
        return _write_down(request, concept, node)
    told = node_page.page(actor(request), concept, node)
    return render(request, "tailoring/node.html", told)


@require_POST
@for_keepers(*KEEPERS)
def strike_reason(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """The deviation stays and lacks a reason again."""
    draft = tailored_for(actor(request), concept).edition
    actions.take_back_deviation(
        draft.id, node, seen=request.POST.get(SEEN, ""), by=actor(request), at=timezone.now()
    )
    messages.success(request, _("The reason is struck."))
    return redirect("tailoring:show_node", concept, node)


def _write_down(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """Nothing that was written is lost: a refusal brings the form back as it was filled in."""
    by, at = actor(request), timezone.now()
    node_page.check_may_write(by, concept)
    draft = tailored_for(by, concept).edition
    try:
        reason = node_page.meant(request.POST)
        seen = request.POST.get(SEEN, "")
        actions.decide_deviation(draft.id, node, reason, seen=seen, by=by, at=at)
    except Faulty as refused:
        told = node_page.page(by, concept, node)
        told = node_page.refused(told, request.POST, refused.faults)
        return render(request, "tailoring/node.html", told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomebodyWasFaster as refused:
        told = node_page.refused(node_page.page(by, concept, node), request.POST, ())
        told |= {"faster": str(refused)}
        return render(request, "tailoring/node.html", told, status=HTTPStatus.CONFLICT)
    messages.success(request, _("The reason is written down."))
    return redirect("tailoring:show_node", concept, node)
