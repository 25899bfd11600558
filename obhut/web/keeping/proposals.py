"""What mailboxes have said of their desks, and the keeper's yes or no."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.directory.actions import confirming as actions
from obhut.directory.enums import Said
from obhut.directory.queries.confirmations import Proposed, proposals_for
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.refusals import Faulty, ImpossibleTransition, NotAllowed, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.confirming.desk_page import Difference, differences_of
from obhut.web.keeping.looking import KEEPERS
from obhut.web.keeping.words import desk_name, fault_in_words
from obhut.web.requests import actor

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    id: int
    desk: str
    since: str
    mailbox: str
    is_doubt: bool
    """No longer us: there is nothing to apply, but the directory to be put right."""
    differences: tuple[Difference, ...]
    entry: str


@require_safe
@for_keepers(*KEEPERS)
def list_proposals(request: HttpRequest) -> HttpResponse:
    """What waits for a yes or a no, the longest waiting first."""
    lines = [_line(each) for each in proposals_for(actor(request))]
    return render(request, "keeping/proposals.html", {"proposals": lines})


@require_POST
@for_keepers(*KEEPERS)
def decide(request: HttpRequest, confirmation: int) -> HttpResponse:
    """One of them. What was changed meanwhile is said, and nothing is overwritten."""
    said = request.POST.get("decision", "")
    if confirmation not in {each.confirmation.pk for each in proposals_for(actor(request))}:
        raise Http404
    if said not in (YES, NO):
        messages.error(request, _("Please say yes or no."))
        return redirect("keeping:list_proposals")
    try:
        actions.decide_proposal(
            confirmation, accept=said == YES, by=actor(request), at=timezone.now()
        )
        messages.success(request, _("It is decided."))
    except (SomebodyWasFaster, NotAllowed) as refused:
        messages.error(request, str(refused))
    except ImpossibleTransition:
        messages.info(request, _("Somebody has decided this already."))
    except Faulty as faulty:
        messages.error(request, " ".join(map(fault_in_words, faulty.faults)))
    return redirect("keeping:list_proposals")


def _line(each: Proposed) -> ProposalLine:
    confirmation = each.confirmation
    answered = confirmation.answered_at or confirmation.inquiry.asked_at
    return ProposalLine(
        id=confirmation.pk,
        desk=desk_name(confirmation.desk),
        since=f"{answered.astimezone(GERMANY):%d.%m.%Y}",
        mailbox=confirmation.inquiry.mailbox,
        is_doubt=confirmation.answer == Said.NO_LONGER_US,
        differences=differences_of(confirmation.proposal),
        entry=reverse("keeping:show_entry", args=[each.asked.point.key]),
    )
