"""Following the template, page by page: open, decide, accept, make the draft, give up."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.concepts.actions import merging as actions
from obhut.kernel.concept.merging import Pick
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting.fields.typed import words_in
from obhut.web.keeping.looking import KEEPERS
from obhut.web.merging.lines import Refused, anchor_of
from obhut.web.merging.page import page
from obhut.web.merging.words import LISTS
from obhut.web.requests import actor

PAGE = "merging/merge.html"


@require_safe
@for_keepers(*KEEPERS)
def show_merge(request: HttpRequest, concept: str) -> HttpResponse:
    """What is asked; before it is opened, what would be."""
    return render(request, PAGE, page(actor(request), concept, request.GET))


@require_POST
@for_keepers(*KEEPERS)
def open_merge(request: HttpRequest, concept: str) -> HttpResponse:
    actions.open_merge(concept, by=actor(request), at=timezone.now())
    return redirect("merging:show_merge", concept)


@require_POST
@for_keepers(*KEEPERS)
def decide_item(request: HttpRequest, concept: str) -> HttpResponse:
    """Decide one item and go on to the next. A refusal brings the form back as it was filled in."""
    by, given = actor(request), request.POST
    try:
        actions.decide_item(concept, _meant(given), by=by, at=timezone.now())
    except Faulty as refused:
        reasons = tuple(_said(each) for each in refused.faults)
        return _again(request, concept, reasons, HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomebodyWasFaster as refused:
        return _again(request, concept, (str(refused),), HTTPStatus.CONFLICT)
    return redirect(f"{_list_of(concept, given)}#{given.get('next', '')[:200]}")


@require_POST
@for_keepers(*KEEPERS)
def accept_listed(request: HttpRequest, concept: str) -> HttpResponse:
    """Take over everything that only the template has changed, as it was listed."""
    shown = request.POST.get("mark", "")
    count = actions.accept_listed(concept, shown=shown, by=actor(request), at=timezone.now())
    messages.success(
        request,
        ngettext("%(count)s change taken over.", "%(count)s changes taken over.", count)
        % {"count": count},
    )
    return redirect("merging:show_merge", concept)


@require_POST
@for_keepers(*KEEPERS)
def apply_merge(request: HttpRequest, concept: str) -> HttpResponse:
    """Make the draft that follows the new edition."""
    actions.apply_merge(concept, by=actor(request), at=timezone.now())
    messages.success(request, _("The new draft is there. It follows the template's new edition."))
    return redirect("tailoring:show_text", concept)


@require_POST
@for_keepers(*KEEPERS)
def abandon_merge(request: HttpRequest, concept: str) -> HttpResponse:
    actions.abandon_merge(concept, by=actor(request), at=timezone.now())
    messages.success(request, _("Given up. Our text stays as it was."))
    return redirect("merging:show_merge", concept)


def _meant(given: QueryDict) -> actions.Decision:
    """Raises Faulty where nothing was chosen."""
    pick, before = given.get("pick", ""), given.get("before", "")
    if pick not in set(Pick):
        raise Faulty(
            (
                Fault(
                    where="",
                    field="pick",
                    de="Bitte wählen Sie, was gelten soll.",
                    en="Please choose what shall hold.",
                ),
            )
        )
    return actions.Decision(
        item=given.get("item", ""),
        pick=Pick(pick),
        fingerprint=given.get("fingerprint", ""),
        before=Pick(before) if before in set(Pick) else None,
        value=words_in(given, "value"),
    )


def _again(
    request: HttpRequest, concept: str, reasons: tuple[str, ...], status: HTTPStatus
) -> HttpResponse:
    given = request.POST
    item, pick = given.get("item", ""), given.get("pick", "")
    refused = Refused(item=item, pick=pick, value=words_in(given, "value"), reasons=reasons)
    told = page(actor(request), concept, given, refused)
    told |= {"reasons": reasons, "refused": anchor_of(item)}
    return render(request, PAGE, told, status=status)


def _list_of(concept: str, given: QueryDict) -> str:
    shown, number = given.get("show", ""), given.get("page", "")
    query = urlencode(
        {"show": shown if shown in LISTS else "", "page": number[:4] if number.isdecimal() else ""}
    )
    return f"{reverse('merging:show_merge', args=[concept])}?{query}"


def _said(fault: Fault) -> str:
    return fault.en if get_language() == "en" else fault.de
