"""Adding an entry or a desk, and removing one."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.directory.actions.rows import change_row
from obhut.directory.policies import check_may_keep
from obhut.directory.queries.keeping import KeptRow, row_for_keeping
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from obhut.knowledge.queries import functions_everywhere
from obhut.web.accounts.doors import for_keepers
from obhut.web.keeping import forms
from obhut.web.keeping.areas import areas_written
from obhut.web.keeping.gone import gone
from obhut.web.keeping.looking import KEEPERS, content_of, entry_of, row_or_404, title_of
from obhut.web.keeping.shown import sections
from obhut.web.keeping.suggested import suggestions
from obhut.web.requests import actor, write_down

LONGEST_KEY = 60
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
SIMILAR = 20
"""So many keys of the same name are tried before somebody is asked for one."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def add_entry(request: HttpRequest) -> HttpResponse:
    """A new institution. Where a desk was missing, that desk is asked for next."""
    today = timezone.localdate().isoformat()
    begun: dict[str, Any] = {"minors": "not_stated", "confidence": "page", "seen": today}
    begun |= {"areas": areas_written(request.GET.get("area", "")), "hours": {"state": "not_seen"}}
    return _add(request, SERVICE_POINTS, begun, on="")


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def add_desk(request: HttpRequest, key: str) -> HttpResponse:
    """A new desk of an entry: one more function that it has."""
    point = row_or_404(request, SERVICE_POINTS, key)
    areas = areas_written(request.GET.get("area", "")) or content_of(point).get("areas", [])
    begun = {"service_point": key, "function": request.GET.get("function", ""), "areas": areas}
    return _add(request, DESKS, begun, on=key)


def _add(request: HttpRequest, file: str, begun: Mapping[str, Any], *, on: str) -> HttpResponse:
    """``on``: key of the entry that a desk is added to."""
    given = forms.handed_in(file, request.POST, fixed=frozenset())
    errors: forms.Errors = {}
    status = HTTPStatus.OK
    if request.method == "POST":
        meant = forms.meant(file, given, over={"service_point": on} if on else {})
        errors = meant.errors
        if not errors:
            try:
                added = _added(request, file, meant.content, given.reason)
            except Faulty as refused:
                errors = forms.all_errors(refused, file, "new", meant.content)
            except NotAllowed as refused:
                errors, status = {"": (str(refused),)}, HTTPStatus.FORBIDDEN
                write_down(request, str(refused))
            else:
                return _next(request, file, added)
    told = {
        "sections": sections(file, given.held, content=begun, errors=errors, fixed=frozenset()),
        "told": forms.told_at_the_top(file, errors),
        "reason": given.reason,
        "reason_errors": errors.get(forms.REASON, ()),
        "suggestions": suggestions(actor(request)),
        "entry": on,
    }
    if errors and status == HTTPStatus.OK:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "keeping/add.html", told, status=status)


def _added(request: HttpRequest, file: str, content: Mapping[str, Any], reason: str) -> str:
    """The key under which it now stands. Raises Faulty and NotAllowed."""
    for key in _keys(file, content):
        try:
            change_row(
                file,
                key,
                content,
                seen_version=0,
                why=reason,
                by=actor(request),
                at=timezone.now(),
                functions=frozenset(functions_everywhere()),
            )
        except SomebodyWasFaster:
            continue
        return key
    raise SomebodyWasFaster(_("Too many entries have this name. Give it another one."))


def _keys(file: str, content: Mapping[str, Any]) -> list[str]:
    """A key that people recognise: of the name, or of the entry and the function."""
    said = content.get("name", "")
    if file == DESKS:
        said = f"{content.get('service_point', '')} {content.get('function', '')}"
    plain = slugify(str(said).casefold().translate(UMLAUTS)).replace("_", "-")
    plain = plain[:LONGEST_KEY].strip("-") or "x"
    return [plain, *(f"{plain}-{number}" for number in range(2, SIMILAR))]


def _next(request: HttpRequest, file: str, added: str) -> HttpResponse:
    messages.success(request, _("Added. It holds from this moment."))
    if file == DESKS:
        row = row_for_keeping(actor(request), file, added)
        return redirect("keeping:show_entry", entry_of(row) if row else added)
    wanted = {name: request.GET[name] for name in ("function", "area") if request.GET.get(name)}
    if "function" in wanted:
        return redirect(f"{reverse('keeping:add_desk', args=[added])}?{urlencode(wanted)}")
    return redirect("keeping:show_entry", added)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def remove_row(request: HttpRequest, key: str, *, file: str) -> HttpResponse:
    """Ask once more, with the reason; then remove. What others name stays until they do not."""
    row = row_for_keeping(actor(request), file, key)
    if row is None:
        return gone(request, file, key)
    check_may_keep(areas_of(row.row), actor(request))
    reasons: list[str] = []
    if request.method == "POST":
        given = forms.handed_in(file, request.POST, fixed=frozenset())
        try:
            change_row(
                file,
                key,
                None,
                seen_version=given.seen_version,
                why=given.reason,
                by=actor(request),
                at=timezone.now(),
            )
        except Faulty as refused:
            reasons = [
                sentence
                for said in forms.errors_of(refused.faults, file).values()
                for sentence in said
            ]
        except SomebodyWasFaster as faster:
            reasons = [str(faster)]
        else:
            return _removed(request, row)
    told = {"title": title_of(row), "row": row, "entry": entry_of(row), "reasons": reasons}
    told["reason"] = request.POST.get(forms.REASON, "")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "keeping/remove.html", told, status=status)


def _removed(request: HttpRequest, row: KeptRow) -> HttpResponse:
    messages.success(request, _("Removed. Its history stays, and it can be taken back there."))
    if row.file == DESKS:
        return redirect("keeping:show_entry", entry_of(row))
    return redirect("keeping:list_entries")
