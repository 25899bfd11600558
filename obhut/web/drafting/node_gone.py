"""A node that somebody has deleted meanwhile: what one had typed is shown, and waits for its return."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from obhut.concepts.actions.drafting.unsaved import keep_unsaved
from obhut.web.drafting.fields.forms import handed_in, same, typed_of
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.node_saving import Work
from obhut.web.drafting.node_versions import as_typed

AS_JSON = "application/json"


def gone(request: HttpRequest, work: Work) -> HttpResponse:
    """410 for whoever only looks; 409 for whoever was writing in it."""
    parts = parts_of_node(work.node.kind)
    typed = dict(work.node.waiting.given) if work.node.waiting else {}
    if request.method == "POST":
        before = typed_of(work.node.content, work.titles)
        given = handed_in(work.node.kind, request.POST)
        typed |= {
            name: each for name, each in given.items() if not same(each, before[name], parts[name])
        }
        keep_unsaved(
            work.draft.id,
            work.node.id,
            typed,
            on_revision=work.node.revision,
            by=work.by,
            at=work.at,
        )
        if request.headers.get("Accept", "") == AS_JSON:
            said = _("Somebody has deleted this node meanwhile. What you typed is kept for you.")
            return JsonResponse({"state": "refused", "said": said}, status=HTTPStatus.CONFLICT)
    told = {
        "draft": work.draft,
        "title": work.node.content["title"]["de"],
        "typed": tuple(
            (str(parts[name].label), as_typed(each))
            for name, each in typed.items()
            if name in parts
        ),
    }
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.GONE
    return render(request, "drafting/node_gone.html", told, status=status)
