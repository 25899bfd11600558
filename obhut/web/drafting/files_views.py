"""A draft by file: taken along, edited elsewhere, laid beside the draft, and taken over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obhut.concepts.actions import drafting as actions
from obhut.concepts.queries.drafts import FilesWaiting, files_waiting
from obhut.concepts.queries.editions import text_seen
from obhut.kernel.concept.reading import write_edition
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting import words
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.history_page import FieldLine, field_lines
from obhut.web.drafting.looking import Place, number_said, place, place_to_change
from obhut.web.drafting.node_page import titles_in
from obhut.web.drafting.packed import LARGEST_PACKED, packed, unpacked
from obhut.web.finder.words import moment_in_words, said
from obhut.web.keeping.looking import EVERYBODY, KEEPERS
from obhut.web.requests import actor

MOST = 200
"""So many differences and faults are shown; the rest is counted."""
ZIP = "application/zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    node: UUID
    title: str
    kind: str
    what: str
    fields: tuple[FieldLine, ...]
    meanwhile: bool
    """Somebody has changed it in the draft since the files were written."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def show_files(request: HttpRequest, concept: str) -> HttpResponse:
    """The way out and the way in. A POST hands files in and shows what they would change."""
    here = place_to_change(request, concept)
    if request.method != "POST":
        return _page(request, here, {})
    try:
        file = request.FILES.get("file")
        if not isinstance(file, UploadedFile):
            return _page(request, here, {"faults": [("", _("Please choose a file."))]})
        found = unpacked(file.read(LARGEST_PACKED + 1))
        exported = found.exported if found.edition == str(here.draft.id) else None
        actions.keep_files(
            here.draft.id, found.files, exported=exported, by=actor(request), at=timezone.now()
        )
    except Faulty as refused:
        return _page(request, here, _faults(refused))
    return redirect("drafting:show_files", concept)


@require_safe
@for_keepers(*EVERYBODY)
def fetch_files(request: HttpRequest, concept: str) -> HttpResponse:
    """All of the draft as a package of YAML files."""
    draft = place(request, concept).draft
    package = packed(draft, write_edition(text_seen(draft)))
    name = f"{draft.concept}-{draft.number}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(package, content_type=ZIP, headers=headers)


@require_POST
@for_keepers(*KEEPERS)
def take_files(request: HttpRequest, concept: str) -> HttpResponse:
    """Take over what was looked at, or forget it."""
    here, who = place_to_change(request, concept), actor(request)
    waiting = files_waiting(here.draft, who)
    if waiting is None or request.POST.get("do") == "forget":
        actions.drop_files(here.draft.id, by=who)
        messages.info(request, _("The files were forgotten. The draft is as it was."))
        return redirect("drafting:show_files", concept)
    seen = number_said(request.POST.get("seen"))
    if seen != here.draft.revision:
        messages.info(
            request,
            _("The draft has been changed since. Look again at what the files would change."),
        )
        return redirect("drafting:show_files", concept)
    try:
        done = actions.load_files(
            here.draft.id, waiting.files, seen=seen, by=who, at=timezone.now()
        )
    except Faulty as refused:
        return _page(request, here, _faults(refused))
    count = len(done)
    said_ = ngettext("%(n)d node was taken over.", "%(n)d nodes were taken over.", count)
    messages.success(request, said_ % {"n": count})
    return redirect("drafting:show_history", concept)


def _page(request: HttpRequest, here: Place, told: Mapping[str, Any]) -> HttpResponse:
    waiting = files_waiting(here.draft, actor(request))
    found = dict(told)
    if waiting is not None and not found:
        try:
            found = _beside(request, here, waiting)
        except Faulty as refused:
            found = _faults(refused)
    shared = {
        "concept": here.concept,
        "draft": here.draft,
        "way": "files",
        "title": said(here.concept.title),
        "is_waiting": waiting is not None,
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK
    return render(request, "drafting/files.html", shared | found, status=wrong)


def _beside(request: HttpRequest, here: Place, waiting: FilesWaiting) -> dict[str, Any]:
    """What would change, read now: the draft may have been changed since they were handed in."""
    seen = actions.look_at_files(
        here.draft.id, waiting.files, by=actor(request), exported=waiting.exported
    )
    lines = list(_lines(seen, titles_in(here.draft)))
    return {
        "handed_in": moment_in_words(waiting.at),
        "lines": lines,
        "count": len(seen.differences),
        "more": max(0, len(seen.differences) - MOST),
        "meanwhile": len(seen.meanwhile),
        "knows_its_origin": waiting.exported is not None,
        "seen": seen.revision,
    }


def _lines(seen: actions.FilesSeen, titles: Titles) -> Iterator[DifferenceLine]:
    for each in seen.differences[:MOST]:
        before, after = each.before or each.after, each.after or each.before
        if before is not None and after is not None:
            yield DifferenceLine(
                node=each.node,
                title=said(after.title),
                kind=str(words.KINDS[after.kind]),
                what=str(words.WOULD_BE[each.what]),
                fields=field_lines(before, after, titles),
                meanwhile=each.node in seen.meanwhile,
            )


def _faults(refused: Faulty) -> dict[str, Any]:
    lines = [
        (
            ": ".join(each for each in (fault.where, fault.field) if each),
            fault.en if get_language() == "en" else fault.de,
        )
        for fault in refused.faults
    ]
    return {"faults": lines[:MOST], "more_faults": max(0, len(lines) - MOST)}
