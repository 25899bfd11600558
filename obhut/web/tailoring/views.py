"""The texts somebody keeps: beginning one, what it does with its template, and the board of all."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from obhut.concepts.actions import tailoring as actions
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor
from obhut.web.tailoring import beginning, board_page, lists, overview, solutions_page


@require_safe
@for_keepers(*EVERYBODY)
def list_texts(request: HttpRequest) -> HttpResponse:
    """The texts of my areas, and from what I can begin a new one."""
    return render(request, "tailoring/list.html", lists.texts(actor(request)))


@for_keepers(*KEEPERS)
def begin_text(request: HttpRequest, template: str) -> HttpResponse:
    """Begin the concept of a Land or the annex of a district."""
    form = beginning.form(actor(request), template, request.POST)
    if request.method == "POST":
        try:
            area, said = form.meant()
            begun = actions.derive(form.base, area, said, by=actor(request), at=timezone.now())
        except Faulty as refused:
            told = form.told(refused.faults)
            return render(
                request, "tailoring/begin.html", told, status=HTTPStatus.UNPROCESSABLE_ENTITY
            )
        messages.success(request, _("The draft is there. It says what its template says."))
        return redirect("tailoring:show_text", begun.concept)
    return render(request, "tailoring/begin.html", form.told())


@require_safe
@for_keepers(*EVERYBODY)
def show_text(request: HttpRequest, concept: str) -> HttpResponse:
    """What it inherits, adapts, adds and leaves out; how far it is behind; what comes next."""
    return render(request, "tailoring/text.html", overview.page(actor(request), concept))


@require_safe
@for_keepers(*EVERYBODY)
def show_board(request: HttpRequest, template: str) -> HttpResponse:
    """Who did what with which node. The filters stand in the address."""
    told = board_page.page(actor(request), template, request.GET)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if told["reasons"] else HTTPStatus.OK
    return render(request, "tailoring/board.html", told, status=status)


@require_safe
@for_keepers(*EVERYBODY)
def show_solutions(request: HttpRequest, template: str, node: UUID) -> HttpResponse:
    """One node side by side: how each of them solved it, and why."""
    told = solutions_page.page(actor(request), template, node)
    return render(request, "tailoring/solutions.html", told)


@require_POST
@for_keepers(*KEEPERS)
def offer_template(request: HttpRequest, template: str) -> HttpResponse:
    """Withdraw a template, or offer it again."""
    if request.POST.get("offer") == "again":
        actions.offer_template_again(template, by=actor(request), at=timezone.now())
        messages.success(request, _("One may derive from it again."))
    else:
        actions.withdraw_template(template, by=actor(request), at=timezone.now())
        messages.success(request, _("The template is withdrawn. What was derived from it stays."))
    return redirect("tailoring:show_board", template)
