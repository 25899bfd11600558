"""One node of a draft: its form, saved as you go. A script asks the same address as the button."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import draft_for
from obhut.concepts.queries.node_forms import node_deleted, node_seen
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting.fields.forms import Given, handed_in
from obhut.web.drafting.fields.rearranging import rearranged
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.shown import fields
from obhut.web.drafting.node_gone import gone
from obhut.web.drafting.node_page import findings_in, given_in, node_page, previews, titles_in
from obhut.web.drafting.node_saving import Outcome, Work, compared, faults_in, save
from obhut.web.drafting.node_versions import decided, undecided, versions
from obhut.web.keeping.looking import EVERYBODY
from obhut.web.requests import actor, write_down

DO, REVISION, DECIDES, RESHAPE = "do", "revision", "decides", "reshape"
DISCARD = "discard"
AS_JSON = "application/json"
LONGEST_NUMBER = 15


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*EVERYBODY)
def show_node(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """The form of a node. A POST saves what fits; whatever does not waits for whoever typed it."""
    work, stands = _work(request, concept, node)
    if not stands:
        return gone(request, work)
    if request.method != "POST":
        return _page_on_opening(request, work)
    try:
        return _handed_in(request, work)
    except (NotAllowed, SomebodyWasFaster) as refused:
        if not _asks_for_json(request):
            raise
        status = HTTPStatus.FORBIDDEN
        if isinstance(refused, NotAllowed):
            write_down(request, str(refused))
        else:
            status = HTTPStatus.CONFLICT
        return JsonResponse({"state": "refused", "said": str(refused)}, status=status)


def _handed_in(request: HttpRequest, work: Work) -> HttpResponse:
    if not work.node.may_edit:
        raise NotAllowed(_("You may read this text. Whoever keeps the area changes it."))
    if work.node.is_locked:
        raise NotAllowed(
            _("The template has fixed this node. It is read here and changed nowhere.")
        )
    if request.POST.get(DO) == DISCARD:
        return _discard(request, work)
    if DECIDES in request.POST:
        return _decide(request, work)
    return _save(request, work)


def _work(request: HttpRequest, concept: str, node: UUID) -> tuple[Work, bool]:
    """The place of work, and whether the node still stands in the draft.

    Raises Http404 where there is no such draft or node, or none one may know of.
    """
    who, at = actor(request), timezone.now()
    try:
        draft = draft_for(who, concept)
    except NoSuchEdition as unknown:
        raise Http404 from unknown
    stands = node_seen(draft, node, who) if draft else None
    seen = stands or (node_deleted(draft, node, who) if draft else None)
    if draft is None or seen is None:
        raise Http404
    work = Work(draft=draft, node=seen, titles=titles_in(draft), by=who, at=at)
    return work, stands is not None


def _again(work: Work) -> Work:
    """The same place as it is after something was saved."""
    draft = draft_for(work.by, work.draft.concept)
    seen = node_seen(draft, work.node.id, work.by) if draft else None
    if draft is None or seen is None:
        raise SomebodyWasFaster(_("Somebody has deleted this node meanwhile."))
    return replace(work, draft=draft, node=seen, titles=titles_in(draft))


def _page_on_opening(request: HttpRequest, work: Work) -> HttpResponse:
    """What waits is shown again with what is wrong with it; where both changed it, both versions."""
    waiting = work.node.waiting
    if waiting is None or not work.node.may_edit or work.node.is_locked:
        return _page(request, work, Outcome(revision=work.node.revision))
    touched, theirs, both = compared(work, waiting.given, on_revision=waiting.on_revision)
    outcome = Outcome(revision=waiting.on_revision, waiting=touched, theirs=theirs, both=both)
    if both:
        return _versions(request, work, outcome, status=HTTPStatus.OK)
    outcome.faults = faults_in(work, touched)
    return _page(request, work, outcome)


def _save(request: HttpRequest, work: Work) -> HttpResponse:
    post = request.POST
    given = handed_in(work.node.kind, post)
    do = post.get(DO, "")
    if do:
        given = dict(rearranged(work.node.kind, given, do, work.titles))
    outcome = save(work, given, on_revision=_number(post.get(REVISION, "")))
    if outcome.both:
        return _versions(request, work, outcome, status=HTTPStatus.CONFLICT)
    after = _again(work)
    if _asks_for_json(request):
        return JsonResponse(_told(after, outcome, given, _reshaped(post, do)))
    if outcome.faults or do:
        held = {name: given[name] for name in given if do or name in outcome.waiting}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if outcome.faults else HTTPStatus.OK
        return _page(request, after, replace(outcome, waiting=held), status=status)
    messages.success(request, _said(after, outcome))
    return redirect("drafting:show_node", work.draft.concept, work.node.id)


def _decide(request: HttpRequest, work: Work) -> HttpResponse:
    """Of what waits that remains which was chosen; then it is saved upon what was shown."""
    waiting = work.node.waiting
    if waiting is None:
        return redirect("drafting:show_node", work.draft.concept, work.node.id)
    touched, theirs, both = compared(work, waiting.given, on_revision=waiting.on_revision)
    is_newer = _number(request.POST.get(REVISION, "")) != work.node.revision
    if is_newer or undecided(both, request.POST):
        outcome = Outcome(revision=waiting.on_revision, waiting=touched, theirs=theirs, both=both)
        return _versions(request, work, outcome, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    chosen = decided(touched, both, request.POST)
    outcome = save(work, chosen, on_revision=work.node.revision)
    after = _again(work)
    if outcome.faults:
        return _page(request, after, outcome, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _said(after, outcome))
    return redirect("drafting:show_node", work.draft.concept, work.node.id)


def _discard(request: HttpRequest, work: Work) -> HttpResponse:
    save(work, {}, on_revision=work.node.revision)
    messages.success(request, _("What was waiting was discarded."))
    return redirect("drafting:show_node", work.draft.concept, work.node.id)


def _page(
    request: HttpRequest, work: Work, outcome: Outcome, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    given = given_in(work, outcome.waiting)
    told = node_page(work, given, outcome.faults)
    told |= {"waits": bool(outcome.waiting) and bool(work.node.waiting)}
    return render(request, "drafting/node.html", told, status=status)


def _versions(request: HttpRequest, work: Work, outcome: Outcome, *, status: int) -> HttpResponse:
    """Both versions; nothing of either is lost until somebody has chosen."""
    if _asks_for_json(request):
        said = _("Somebody else has changed the same. Compare both versions.")
        return JsonResponse({"state": "versions", "said": said}, status=HTTPStatus.CONFLICT)
    told = {
        "draft": work.draft,
        "node": work.node,
        "title": work.titles.label(work.node.kind, work.node.key),
        "versions": versions(
            work, outcome.waiting, outcome.both, on_revision=outcome.revision, post=request.POST
        ),
        "undecided": DECIDES in request.POST,
    }
    return render(request, "drafting/node_versions.html", told, status=status)


def _told(work: Work, outcome: Outcome, given: Given, reshaped: str) -> Mapping[str, Any]:
    """What the script puts into the page it has: no more than what may have changed."""
    shown = fields(work.node.kind, _in_hand(given, reshaped), work.titles, outcome.faults)
    lines = {"findings": findings_in(work), "draft": work.draft}
    return {
        "state": "waiting" if outcome.faults else "saved",
        "said": _said(work, outcome),
        "revision": work.node.revision,
        "faults": {name: list(told) for name, told in outcome.faults.items()},
        "fields": {
            each.name: render_to_string("drafting/node_field.html", {"field": each})
            for each in shown
        },
        "findings": render_to_string("drafting/node_findings.html", lines),
        "preview": render_to_string("drafting/preview.html", {"previews": previews(given)}),
    }


def _in_hand(given: Given, name: str) -> Given:
    return {name: given[name]} if name in given else {}


def _reshaped(post: Mapping[str, str], do: str) -> str:
    """The field whose inputs are not the same any more."""
    path = do.partition(" ")[2] or post.get(RESHAPE, "")
    steps = path.split(".")
    return ".".join(steps[:2] if steps[0] == "facts" else steps[:1])


def _said(work: Work, outcome: Outcome) -> str:
    parts = parts_of_node(work.node.kind)
    said = [_("Saved.")]
    if outcome.faults:
        said = [_("Saved, except for what is marked. It waits here until it fits.")]
    if outcome.theirs:
        names = ", ".join(str(parts[name].label) for name in outcome.theirs)
        told = _("Meanwhile somebody else has changed: %(names)s. That stays.")
        said.append(told % {"names": names})
    return " ".join(said)


def _asks_for_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == AS_JSON


def _number(said: str) -> int:
    is_number = said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER
    return int(said) if is_number else 0
