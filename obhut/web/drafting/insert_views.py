"""Putting a new node in: which kind, then its form. And deleting one, with what goes along."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.concepts.actions import drafting as actions
from obhut.concepts.queries.drafts import keys_known
from obhut.concepts.queries.editions import tree_seen
from obhut.kernel.concept.checking import who_names
from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.moving import branch_of, without
from obhut.kernel.concept.stepping import Target
from obhut.kernel.concept.tree import Tree, numbers_of
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting import words
from obhut.web.drafting.fields.forms import Given, handed_in, read, typed_of
from obhut.web.drafting.fields.rearranging import rearranged
from obhut.web.drafting.fields.shown import fields
from obhut.web.drafting.keys import free_key
from obhut.web.drafting.looking import Place, node_said, place_to_change, reasons
from obhut.web.drafting.node_page import lists_of_titles, titles_in, told_at_the_top
from obhut.web.drafting.tree_views import back_to_tree
from obhut.web.finder.words import said
from obhut.web.keeping.looking import KEEPERS
from obhut.web.requests import actor

BELOW = "below"
BEGINS_WITH = {
    "force": "recommended",
    "freedom": "adaptable",
    "evidence": "proposal",
    "review": {"state": "unreviewed"},
}
"""Of a new node: our own proposal, which nobody has reviewed."""
Faults = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _New:
    """A node that is to be, and where."""

    here: Place
    kind: str
    target: Target
    beside: UUID | None
    where: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def insert_node(request: HttpRequest, concept: str) -> HttpResponse:
    """First which kind of node, then its form; nothing is in the draft before it fits."""
    here = place_to_change(request, concept)
    asked = request.POST if request.method == "POST" else request.GET
    beside, where = node_said(asked.get("node")), asked.get("where", "")
    target = _target(tree_seen(here.draft), beside, where)
    new = _New(here, asked.get("kind", ""), target, beside, where)
    if new.kind not in KINDS or (target.below is None and new.kind != "section"):
        return render(request, "drafting/insert_kind.html", _kinds_page(new))
    if request.method != "POST":
        start = {**BEGINS_WITH, "kind": new.kind, "as_of": day_of(timezone.now()).isoformat()}
        return _form(request, new, typed_of(start, titles_in(here.draft)), {})
    return _insert(request, new)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def delete_node(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """What goes along, and who refers to it; with a yes it is taken out."""
    here = place_to_change(request, concept)
    tree = tree_seen(here.draft)
    if node not in tree.nodes:
        raise Http404
    told = _deletion_page(here, tree, node)
    if request.method != "POST":
        return render(request, "drafting/delete.html", told)
    try:
        actions.delete_node(here.draft.id, node, by=actor(request), at=timezone.now())
    except Faulty as refused:
        told |= {"reasons": reasons(refused)}
        return render(request, "drafting/delete.html", told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("It is deleted. The history of the draft can bring it back."))
    return back_to_tree(concept, tree.parents[node])


def _target(tree: Tree, beside: UUID | None, where: str) -> Target:
    """Below the node in hand as the last, right after it, or behind the last chapter."""
    if beside is None or beside not in tree.nodes:
        chapters = tree.children.get(None, ())
        return Target(None, chapters[-1] if chapters else None)
    if where != BELOW:
        return Target(tree.parents[beside], beside)
    there = tree.children.get(beside, ())
    return Target(beside, there[-1] if there else None)


def _insert(request: HttpRequest, new: _New) -> HttpResponse:
    titles = titles_in(new.here.draft)
    given = handed_in(new.kind, request.POST)
    if request.POST.get("do"):
        given = dict(rearranged(new.kind, given, request.POST["do"], titles))
        return _form(request, new, given, {})
    found = read({"kind": new.kind}, given, titles)
    said_key = request.POST.get("key", "").strip()
    key = said_key or free_key(found.content.get("title"), new.kind, keys_known(new.here.draft))
    if found.faults:
        return _form(request, new, given, {name: (one,) for name, one in found.faults.items()})
    try:
        made = actions.insert_node(
            new.here.draft.id,
            new.kind,
            key,
            {name: value for name, value in found.content.items() if value is not None},
            below=new.target.below,
            after=new.target.after,
            by=actor(request),
            at=timezone.now(),
        )
    except Faulty as refused:
        return _form(request, new, given, _at_their_fields(refused.faults))
    messages.success(request, _("It stands in the draft now."))
    return redirect("drafting:show_node", new.here.concept.key, made)


def _at_their_fields(faults: tuple[Fault, ...]) -> Faults:
    found: dict[str, tuple[str, ...]] = {}
    for fault in faults:
        sentence = fault.en if get_language() == "en" else fault.de
        found[fault.field] = (*found.get(fault.field, ()), sentence)
    return found


def _form(request: HttpRequest, new: _New, given: Given, faults: Faults) -> HttpResponse:
    titles = titles_in(new.here.draft)
    shown = fields(new.kind, given, titles, {k: v for k, v in faults.items() if k != "key"})
    told = _page_of(new) | {
        "kind": new.kind,
        "kind_in_words": words.KINDS[new.kind],
        "key": request.POST.get("key", ""),
        "key_faults": faults.get("key", ()),
        "fields": shown,
        "told": told_at_the_top(new.kind, faults),
        "lists": lists_of_titles(shown, new.here.draft),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "drafting/insert.html", told, status=status)


def _kinds_page(new: _New) -> dict[str, object]:
    kinds = words.KINDS if new.target.below is not None else {"section": words.KINDS["section"]}
    chosen = _kind_beside(new)
    ordered = sorted(kinds.items(), key=lambda pair: str(pair[1]).casefold())
    return _page_of(new) | {
        "kinds": [(kind, str(label), kind == chosen) for kind, label in ordered]
    }


def _kind_beside(new: _New) -> str:
    tree = tree_seen(new.here.draft)
    around = tree.children.get(new.target.below, ())
    near = new.target.after or (around[0] if around else None)
    return tree.nodes[near].kind if near else "section"


def _page_of(new: _New) -> dict[str, object]:
    tree = tree_seen(new.here.draft)
    beside = tree.nodes.get(new.beside) if new.beside else None
    return {
        "concept": new.here.concept,
        "draft": new.here.draft,
        "title": said(new.here.concept.title),
        "beside": beside and said(beside.title),
        "node": new.beside or "",
        "where": new.where,
        "is_below": new.where == BELOW,
    }


def _deletion_page(here: Place, tree: Tree, node: UUID) -> dict[str, object]:
    branch, numbers = branch_of(tree, node), numbers_of(tree)
    rest = without(tree, node)
    named = who_names({each.key for each in branch.nodes.values()}, rest.nodes.values())
    by_key = {each.key: each for each in rest.nodes.values()}
    referring = dict.fromkeys(fault.where for fault in named)
    return {
        "concept": here.concept,
        "draft": here.draft,
        "title": said(tree.nodes[node].title),
        "number": numbers[node],
        "node": node,
        "along": [
            (numbers[each], said(tree.nodes[each].title)) for each, _depth in tree.walk(node)
        ],
        "referring": [(by_key[key].id, said(by_key[key].title)) for key in referring],
    }
