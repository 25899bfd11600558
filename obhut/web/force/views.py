"""What is still missing, who approves, and the deed itself with a step of confirmation."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obhut.concepts import actions
from obhut.concepts.enums import EditionState
from obhut.concepts.errors import NotYet
from obhut.concepts.queries.approvals import approvers_of, mark_of_approvers, may_work_on
from obhut.concepts.queries.editions import EditionSeen, edition_for, editions_of, text_seen
from obhut.concepts.queries.obstacles import WhatIsMissing, what_is_missing
from obhut.kernel.concept.nodes import Node
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.concepts.naming import SHOWN_OF_DIGEST
from obhut.web.editions.lines import edition_name
from obhut.web.finder.words import day_in_words, said
from obhut.web.force import asking, words
from obhut.web.force.approvals_page import approver_lines
from obhut.web.force.missing_page import Told, answers, missing_page
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.keeping.words import fault_in_words
from obhut.web.requests import actor

WORKED_ON = (EditionState.DRAFT, EditionState.APPROVED)


@require_safe
@for_keepers(*EVERYBODY)
def show_missing(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """What is still missing: owner, night and money first. Of what holds already: since when."""
    edition = edition_for(actor(request), concept, number)
    if edition.state not in WORKED_ON:
        return render(request, "force/done.html", _done(edition))
    return _missing(request, edition)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def put_in_force(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """A GET asks whether it is meant; a POST does it. What is missing is told instead."""
    edition = _worked_on(request, concept, number)
    if request.method == "POST":
        return _put_in_force(request, edition)
    missing = what_is_missing(edition.id, at=timezone.now())
    if not missing.is_nothing:
        return redirect("force:show_missing", concept, number)
    return _confirm(request, missing)


def _put_in_force(request: HttpRequest, edition: EditionSeen) -> HttpResponse:
    who, now, seen = actor(request), timezone.now(), request.POST.get("seen", "")
    try:
        on = asking.read_day(request.POST.get("on", ""), "on")
        after = actions.put_in_force(edition.id, seen=seen, by=who, at=now, on=on)
    except Faulty as refused:
        errors = {each.field: fault_in_words(each) for each in refused.faults}
        return _confirm(request, what_is_missing(edition.id, at=now), errors)
    except (NotYet, SomebodyWasFaster) as refused:
        messages.error(request, str(refused))
        return _missing(request, edition, status=HTTPStatus.CONFLICT)
    messages.success(request, _said(after))
    return redirect("force:show_missing", edition.concept, edition.number)


@require_POST
@for_keepers(*KEEPERS)
def take_back_day(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """It no longer waits for its day, and can be worked on again."""
    edition = _worked_on(request, concept, number)
    actions.take_back_day(edition.id, by=actor(request), at=timezone.now())
    messages.success(request, _("It is a draft again."))
    return redirect("force:show_missing", concept, number)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def name_approvers(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """Which functions have to approve of each edition of this text."""
    edition, post = _worked_on(request, concept, number), request.POST
    if request.method != "POST":
        present = approvers_of(concept)
        lines = [(each.key, each.title.de, each.title.en) for each in present]
        return _approvers(request, edition, lines)
    try:
        named, seen = asking.read_approvers(post, _functions(edition)), post.get("seen", "")
        actions.name_approvers(concept, named, seen=seen, by=actor(request), at=timezone.now())
    except Faulty as refused:
        reasons = [fault_in_words(each) for each in refused.faults]
        return _approvers(request, edition, asking.lines_of(post), reasons)
    messages.success(request, _("The functions are named."))
    return redirect("force:show_missing", concept, number)


@require_POST
@for_keepers(*EVERYBODY)
def approve(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """Enter that a function approves of the text as it stands."""
    edition, post = _worked_on(request, concept, number), request.POST
    approver, seen = post.get("approver", ""), post.get("seen", "")
    try:
        said = asking.read_approval(post)
        actions.approve(edition.id, approver, said, seen=seen, by=actor(request), at=timezone.now())
    except Faulty as refused:
        errors = {each.field: fault_in_words(each) for each in refused.faults}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _missing(request, edition, status=status, errors=errors)
    messages.success(request, _("The approval is entered. It counts for this very text."))
    return redirect("force:show_missing", concept, number)


@require_POST
@for_keepers(*EVERYBODY)
def take_back_approval(
    request: HttpRequest, concept: str, number: int, approval: int
) -> HttpResponse:
    """It no longer counts; that it was given stays written."""
    edition = _worked_on(request, concept, number)
    actions.take_back_approval(edition.id, approval, by=actor(request), at=timezone.now())
    messages.success(request, _("The approval no longer counts."))
    return redirect("force:show_missing", concept, number)


def _worked_on(request: HttpRequest, concept: str, number: int) -> EditionSeen:
    """Raises NoSuchEdition, SomebodyWasFaster where it is no draft any more."""
    edition = edition_for(actor(request), concept, number)
    if edition.state not in WORKED_ON:
        raise SomebodyWasFaster(str(words.ALREADY))
    return edition


def _missing(
    request: HttpRequest,
    edition: EditionSeen,
    *,
    status: int = HTTPStatus.OK,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    who = actor(request)
    missing = what_is_missing(edition.id, at=timezone.now())
    told = missing_page(missing, who, may_edit=may_work_on(who, edition.concept))
    post = request.POST if errors else {}
    told |= {"approvers": approver_lines(missing, who, post, errors or {})}
    told |= {"reasons": list((errors or {}).values())}
    return render(request, "force/missing.html", told, status=status)


def _confirm(
    request: HttpRequest, missing: WhatIsMissing, errors: Mapping[str, str] | None = None
) -> HttpResponse:
    edition = missing.edition
    before = next(
        (
            each
            for each in editions_of(None, edition.concept)
            if each.state is EditionState.IN_FORCE
        ),
        None,
    )
    told = missing_page(missing, actor(request), may_edit=True)
    told |= {"before": before, "errors": errors or {}, "on": request.POST.get("on", "")}
    told |= {"reasons": list((errors or {}).values()), "today": timezone.localdate().isoformat()}
    told |= {"shown_digest": missing.digest[:SHOWN_OF_DIGEST]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "force/confirm.html", told, status=status)


def _approvers(
    request: HttpRequest,
    edition: EditionSeen,
    lines: Sequence[asking.Line],
    reasons: list[str] | None = None,
) -> HttpResponse:
    free = [("", "", "")] * asking.FREE
    rows = [*lines, *free][: max(asking.ROWS, len(lines))]
    told: Told = {"edition": edition, "rows": rows, "reasons": reasons or []}
    told |= {"seen": mark_of_approvers(approvers_of(edition.concept))}
    told |= {"functions": [each.title.de for each in _functions(edition)]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "force/approvers.html", told, status=status)


def _functions(edition: EditionSeen) -> tuple[Node, ...]:
    return text_seen(edition).of_kind("function")


def _done(edition: EditionSeen) -> Told:
    since = edition.in_force_at
    return {
        "edition": edition,
        "name": edition_name(said(edition.title), edition.number),
        "since": day_in_words(timezone.localdate(since)) if since else "",
        "until": day_in_words(timezone.localdate(edition.past_at)) if edition.past_at else "",
    }


def _said(edition: EditionSeen) -> str:
    if edition.holds_from and edition.state is EditionState.APPROVED:
        told = {"day": day_in_words(edition.holds_from)}
        return _("It comes into force on %(day)s, if nothing is missing by then.") % told
    if not answers(edition):
        return _("It is in force: this is what is known of the agreement from now on.")
    return _("It is in force. Finder, plan and papers answer by it from now on.")
