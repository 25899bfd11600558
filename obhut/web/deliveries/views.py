"""Deliveries for whoever keeps an area: upload, look, mend, decide, activate, go back."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obhut.directory.actions.deliveries import activating, mending, settling, uploading
from obhut.directory.policies import KEEPERS
from obhut.directory.queries.drafts import delivery_for
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.deliveries import asking
from obhut.web.deliveries.columns_page import columns_page
from obhut.web.deliveries.line_page import line_page
from obhut.web.deliveries.list_page import list_page
from obhut.web.deliveries.preview_page import preview_page
from obhut.web.requests import actor


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def list_deliveries(request: HttpRequest) -> HttpResponse:
    """What was delivered for my area, and the way to deliver more."""
    who = actor(request)
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            asked = asking.file_asked(request)
            made = uploading.upload_delivery(**asked, by=who, at=timezone.now())
            return redirect("deliveries:show_delivery", made.pk)
        except Faulty as refused:
            faults = asking.reasons(refused)
    told = list_page(who, request.POST, faults=faults)
    return render(request, "deliveries/list.html", told, status=asking.status_of(faults))


@require_safe
@for_keepers(*KEEPERS)
def show_delivery(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The delivery beside the directory as it is now."""
    found = delivery_for(actor(request), delivery)
    page = preview_page(found, actor(request), request.GET)
    status = HTTPStatus.NOT_FOUND if page.beyond else HTTPStatus.OK
    return render(request, "deliveries/preview.html", {"page": page}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def map_columns(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Which heading of the file is which column of ours."""
    who = actor(request)
    found = delivery_for(who, delivery)
    if request.method == "POST":
        mapped = asking.columns_asked(request, found)
        told = asking.deed(request)
        mending.map_columns(found, mapped, **told)
        messages.success(request, _("The columns are assigned. The source remembers it."))
        return redirect("deliveries:show_delivery", delivery)
    return render(request, "deliveries/columns.html", columns_page(found))


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def mend_line(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """One line of the file with all its cells."""
    found = delivery_for(actor(request), delivery)
    place = asking.place_asked(request)
    if request.method == "POST":
        mending.mend_line(found, place, asking.cells_asked(request), **asking.deed(request))
        messages.success(request, _("The line was changed."))
        return redirect("deliveries:show_delivery", delivery)
    return render(request, "deliveries/line.html", line_page(found, place))


@require_POST
@for_keepers(*KEEPERS)
def drop_line(request: HttpRequest, delivery: UUID) -> HttpResponse:
    found = delivery_for(actor(request), delivery)
    mending.drop_line(found, asking.place_asked(request), **asking.deed(request))
    messages.success(request, _("The line was left out."))
    return redirect("deliveries:show_delivery", delivery)


@require_POST
@for_keepers(*KEEPERS)
def decide(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """What was delivered, or what a keeper wrote."""
    found = delivery_for(actor(request), delivery)
    row, takes = asking.choice_asked(request)
    told = asking.deed(request)
    mending.decide_conflict(found, row, takes, functions=asking.functions(), **told)
    messages.success(request, _("That is decided."))
    return redirect("deliveries:show_delivery", delivery)


@require_POST
@for_keepers(*KEEPERS)
def upload_again(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Another file in place of this one."""
    found = delivery_for(actor(request), delivery)
    content, name = asking.content_asked(request)
    told = asking.deed(request)
    uploading.upload_again(found, content, file_name=name, **told)
    messages.success(request, _("The new file takes the place of the old one."))
    return redirect("deliveries:show_delivery", delivery)


@require_POST
@for_keepers(*KEEPERS)
def activate(request: HttpRequest, delivery: UUID) -> HttpResponse:
    found = delivery_for(actor(request), delivery)
    told = asking.deed(request)
    activating.activate_delivery(found, functions=asking.functions(), **told)
    messages.success(request, _("Activated. The directory answers with it from now on."))
    return redirect("deliveries:show_delivery", delivery)


@require_POST
@for_keepers(*KEEPERS)
def refuse(request: HttpRequest, delivery: UUID) -> HttpResponse:
    found = delivery_for(actor(request), delivery)
    settling.refuse_delivery(found, why=request.POST.get("why", ""), **asking.deed(request))
    messages.success(request, _("The delivery is refused."))
    return redirect("deliveries:show_delivery", delivery)


@require_POST
@for_keepers(*KEEPERS)
def withdraw(request: HttpRequest, delivery: UUID) -> HttpResponse:
    found = delivery_for(actor(request), delivery)
    settling.withdraw_delivery(found, **asking.deed(request))
    messages.success(request, _("The delivery is withdrawn."))
    return redirect("deliveries:list_deliveries")


@require_POST
@for_keepers(*KEEPERS)
def go_back(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The generation before it answers again."""
    who = actor(request)
    settling.go_back_before(delivery_for(who, delivery), by=who, at=timezone.now())
    messages.success(request, _("The directory answers as before this delivery."))
    return redirect("deliveries:show_delivery", delivery)
