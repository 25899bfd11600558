"""The tree of a draft: looking at it, and letting its nodes stand elsewhere."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.concepts.actions.drafting import move_node, open_draft, restore_node
from obhut.concepts.queries.editions import tree_seen
from obhut.concepts.queries.texts import concept_worked_on
from obhut.kernel.concept.stepping import Target, Way, stepped
from obhut.kernel.concept.tree import Tree
from obhut.kernel.refusals import Faulty, NotAllowed
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting import words
from obhut.web.drafting.looking import Place, node_said, place_to_change, reasons
from obhut.web.drafting.tree_page import Looking, tree_page
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor, write_down
from obhut.web.tailoring.lists import text_line

PUT_AFTER, PUT_BELOW, TAKE, LEAVE = "put_after", "put_below", "take", "leave"
PAGES = {
    "open": "drafting:show_node",
    "delete": "drafting:delete_node",
}
NEW = {"insert_after": "after", "insert_below": "below"}
ABOUT = {"remarks": "drafting:list_remarks", "history": "drafting:show_history"}


@require_POST
@for_keepers(*KEEPERS)
def begin_draft(request: HttpRequest, concept: str) -> HttpResponse:
    """Open a draft, or go to the one that is open."""
    open_draft(concept, by=actor(request), at=timezone.now())
    return redirect("drafting:show_draft", concept)


@require_safe
@for_keepers(*EVERYBODY)
def show_draft(request: HttpRequest, concept: str) -> HttpResponse:
    """The tree with its numbers. Without a draft: what can be begun."""
    who = actor(request)
    found = concept_worked_on(who, concept)
    if found.draft is None:
        return render(request, "drafting/no_draft.html", {"text": text_line(found, who)})
    looking = Looking(
        node=node_said(request.GET.get("node")),
        moving=node_said(request.GET.get("moving")),
        only=request.GET.get("only", ""),
    )
    told = tree_page(found, found.draft, who, looking, at=timezone.now())
    return render(request, "drafting/tree.html", told)


@require_POST
@for_keepers(*KEEPERS)
def arrange(request: HttpRequest, concept: str) -> HttpResponse:
    """What one of the buttons below the tree does with the node in hand."""
    here = place_to_change(request, concept)
    tree = tree_seen(here.draft)
    node, act = node_said(request.POST.get("node")), request.POST.get("act", "")
    if node is None or node not in tree.nodes:
        messages.error(request, _("Please choose a node first."))
        return redirect("drafting:show_draft", concept)
    if page := _page_for(act, concept, node):
        return HttpResponseRedirect(page)
    if act == TAKE:
        return back_to_tree(concept, node, moving=node)
    if act in (PUT_AFTER, PUT_BELOW):
        return _put(request, here, tree, node, act)
    return _step(request, here, tree, node, act)


@require_POST
@for_keepers(*KEEPERS)
def bring_back(request: HttpRequest, concept: str, node: UUID) -> HttpResponse:
    """Take over again what was left out of the template."""
    here = place_to_change(request, concept)
    try:
        restore_node(here.draft.id, node, by=actor(request), at=timezone.now())
        messages.success(request, _("It stands here again, as the template has it."))
    except Faulty as refused:
        _tell(request, refused)
    return back_to_tree(concept, node)


def back_to_tree(
    concept: str, node: UUID | None, *, moving: UUID | None = None
) -> HttpResponseRedirect:
    said = {"node": node, "moving": moving}
    asked = urlencode({name: each for name, each in said.items() if each})
    address = reverse("drafting:show_draft", args=[concept])
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)


def _page_for(act: str, concept: str, node: UUID) -> str:
    """Where it is done, for whatever needs a page of its own."""
    if act in PAGES:
        return reverse(PAGES[act], args=[concept, node])
    if act in ABOUT:
        return f"{reverse(ABOUT[act], args=[concept])}?node={node}"
    if act in NEW:
        asked = urlencode({"node": node, "where": NEW[act]})
        return f"{reverse('drafting:insert_node', args=[concept])}?{asked}"
    return ""


def _step(request: HttpRequest, here: Place, tree: Tree, node: UUID, act: str) -> HttpResponse:
    if act in list(Way):
        target = stepped(tree, node, Way(act))
        if target is None:
            messages.info(request, str(words.NO_WAY_ON[act]))
        else:
            _move(request, here, node, target)
    return back_to_tree(here.concept.key, node)


def _put(request: HttpRequest, here: Place, tree: Tree, node: UUID, act: str) -> HttpResponse:
    """Let the node that was taken up stand after the one in hand, or below it as the last."""
    taken = node_said(request.POST.get("moving"))
    if taken is None or taken not in tree.nodes:
        messages.error(request, _("Somebody has deleted this node meanwhile."))
        return back_to_tree(here.concept.key, node)
    there = [each for each in tree.children.get(node, ()) if each != taken]
    below = Target(node, there[-1] if there else None)
    target = below if act == PUT_BELOW else Target(tree.parents[node], node)
    if taken == node or not _move(request, here, taken, target):
        return back_to_tree(here.concept.key, node, moving=taken)
    return back_to_tree(here.concept.key, taken)


def _move(request: HttpRequest, here: Place, node: UUID, target: Target) -> bool:
    """Whether it stands there now; if not, why not was said."""
    try:
        move_node(
            here.draft.id,
            node,
            below=target.below,
            after=target.after,
            by=actor(request),
            at=timezone.now(),
        )
    except Faulty as refused:
        _tell(request, refused)
        return False
    except NotAllowed as refused:
        write_down(request, str(refused))
        messages.error(request, str(refused))
        return False
    return True


def _tell(request: HttpRequest, refused: Faulty) -> None:
    for reason in reasons(refused):
        messages.error(request, reason)
