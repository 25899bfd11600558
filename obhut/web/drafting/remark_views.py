"""What those who work on a text say to each other about its nodes."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from obhut.concepts.actions import remarks as actions
from obhut.concepts.queries.drafts import RemarkSeen, remarks_on
from obhut.concepts.queries.editions import tree_seen
from obhut.kernel.concept.tree import Tree, numbers_of
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting.looking import Place, node_said, number_said, place, reasons, title_in
from obhut.web.drafting.people import People
from obhut.web.finder.words import moment_in_words, said
from obhut.web.keeping.looking import EVERYBODY
from obhut.web.requests import actor

MOST = 200
"""So many conversations are shown; what is settled drops out first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    id: int
    node: UUID
    number: str
    title: str
    is_there: bool
    text: str
    who: str
    when: str
    is_settled: bool
    answers: "tuple[RemarkLine, ...]"


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*EVERYBODY)
def list_remarks(request: HttpRequest, concept: str) -> HttpResponse:
    """Of the whole text or of one node. A POST says something, or answers."""
    here, node = place(request, concept), node_said(request.GET.get("node"))
    if request.method != "POST":
        return _remarks(request, here, node, [])
    about = node_said(request.POST.get("node")) or node or here.draft.id
    try:
        actions.write_remark(
            concept,
            about,
            request.POST.get("text", ""),
            answers=number_said(request.POST.get("answers")),
            by=actor(request),
            at=timezone.now(),
        )
    except Faulty as refused:
        return _remarks(request, here, node, reasons(refused))
    messages.success(request, _("Your remark stands here now."))
    return _back(concept, node)


@require_POST
@for_keepers(*EVERYBODY)
def settle_remark(request: HttpRequest, concept: str, remark: int) -> HttpResponse:
    """Say that it is done with."""
    place(request, concept)
    actions.settle_remark(concept, remark, by=actor(request), at=timezone.now())
    messages.success(request, _("The remark is settled."))
    return _back(concept, node_said(request.POST.get("back")))


def _back(concept: str, node: UUID | None) -> HttpResponseRedirect:
    address = reverse("drafting:list_remarks", args=[concept])
    return HttpResponseRedirect(f"{address}?node={node}" if node else address)


def _remarks(
    request: HttpRequest, here: Place, node: UUID | None, refused: list[str]
) -> HttpResponse:
    found = remarks_on(here.concept, node)[:MOST]
    people = People(
        {one.person for each in found for one in (each, *each.answers)}, seen_by=actor(request)
    )
    tree = tree_seen(here.draft)
    numbers = numbers_of(tree)
    told = {
        "concept": here.concept,
        "draft": here.draft,
        "way": "remarks",
        "title": said(here.concept.title),
        "remarks": [_line(each, tree, numbers, people) for each in found],
        "node": node,
        "node_title": title_in(tree, node),
        "typed": request.POST if refused else {},
        "reasons": refused,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "drafting/remarks.html", told, status=status)


def _line(remark: RemarkSeen, tree: Tree, numbers: dict[UUID, str], people: People) -> RemarkLine:
    node = tree.nodes.get(remark.node)
    return RemarkLine(
        id=remark.id,
        node=remark.node,
        number=numbers.get(remark.node, ""),
        title=said(node.title) if node else "",
        is_there=node is not None,
        text=remark.text,
        who=people.called(remark.person, remark.at),
        when=moment_in_words(remark.at),
        is_settled=remark.settled_at is not None,
        answers=tuple(_line(each, tree, numbers, people) for each in remark.answers),
    )
