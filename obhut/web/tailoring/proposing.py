"""Offering the template how a node was solved, and answering such an offer."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from obhut.concepts.actions import tailoring as actions
from obhut.concepts.queries.tailoring import tailored_for
from obhut.kernel.refusals import Faulty, NotAllowed
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor
from obhut.web.tailoring import lists, node_page, proposal_page


@for_keepers(*KEEPERS)
def propose_node(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """Offer the node as it stands, or that it be left out, and say why."""
    by, at, reason = actor(request), timezone.now(), request.POST.get("reason", "")
    told = node_page.page(by, concept, node) | {"held": {"reason": reason}}
    if request.method == "POST":
        edition = tailored_for(by, concept).edition
        try:
            actions.propose_to_template(edition.id, node, reason=reason, by=by, at=at)
        except Faulty as refused:
            told = node_page.refused(told, request.POST, refused.faults)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "tailoring/propose.html", told, status=status)
        messages.success(request, _("The proposal is with the editors of the template."))
        return redirect("tailoring:show_node", concept, node)
    return render(request, "tailoring/propose.html", told)


@require_safe
@for_keepers(*EVERYBODY)
def list_proposals(request: HttpRequest, template: str) -> HttpResponse:
    """What was offered to this template, and what became of it."""
    told = lists.proposals(actor(request), template)
    return render(request, "tailoring/proposals.html", told)


@for_keepers(*EVERYBODY)
def show_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """The offer beside what the template says. Handed in, it is answered."""
    by, at = actor(request), timezone.now()
    told = proposal_page.page(by, proposal)
    if request.method == "POST":
        if not told["is_editor"]:
            raise NotAllowed(_("Only the editors of the template answer its proposals."))
        try:
            answer = proposal_page.meant(request.POST)
            actions.answer_proposal(proposal, answer, by=by, at=at)
        except Faulty as refused:
            told = proposal_page.refused(told, request.POST, refused.faults)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "tailoring/proposal.html", told, status=status)
        messages.success(request, _("The answer is written down."))
        return redirect("tailoring:show_proposal", proposal)
    return render(request, "tailoring/proposal.html", told)
