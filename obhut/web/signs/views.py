"""The signs: all of them, the sheet of each profession, and how to talk with the child."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.kernel.refusals import Faulty
from obhut.knowledge.queries import InForce
from obhut.web.finder.words import in_english
from obhut.web.signs.choosing import Chosen, read_chosen
from obhut.web.signs.list_page import list_page, ticking
from obhut.web.signs.rules import rules_of
from obhut.web.signs.sheets import calls_of_sheet, sheet, sheet_links
from obhut.web.signs.words import FILTERS
from obhut.web.speaking import spoken_for

Told = dict[str, object]


@require_safe
def list_signs(request: HttpRequest) -> HttpResponse:
    """What signs are for, the sheets, and the whole list. The address holds the filters."""
    present = spoken_for(request)
    chosen, faults = _chosen(request, present)
    told: Told = {"list": list_page(chosen, present.mechanism)}
    told |= {"reasons": faults, "ticking": ticking(chosen, present.mechanism)}
    told |= {"sheets": sheet_links(present.mechanism)}
    told |= {"rules": rules_of("signs", present.mechanism)}
    told |= {"contrary": rules_of("contrary_facts", present.mechanism)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "signs/list.html", told, status=status)


@require_safe
def show_sheet(request: HttpRequest, key: str) -> HttpResponse:
    """The sheet of one profession, for the screen and for paper."""
    present = spoken_for(request)
    if key not in present.mechanism.cards:
        raise Http404
    told: Told = {"sheet": sheet(key, present.mechanism)}
    told |= {"calls": calls_of_sheet(key, present.mechanism, at=timezone.now())}
    return render(request, "signs/sheet.html", told)


@require_safe
def talk(request: HttpRequest) -> HttpResponse:
    """What to do and what not to do in a talk with the child."""
    present = spoken_for(request)
    told: Told = {"rules": rules_of("talk", present.mechanism)}
    told |= {"sheets": sheet_links(present.mechanism)}
    return render(request, "signs/talk.html", told)


def _chosen(request: HttpRequest, present: InForce) -> tuple[Chosen, list[str]]:
    """What the list is narrowed to, and what does not fit: then nothing is listed."""
    query = {name: str(request.GET.get(name, "")) for name in FILTERS}
    try:
        return read_chosen(query, present.mechanism), []
    except Faulty as refused:
        return Chosen(), [
            f"{FILTERS[fault.field]}: {fault.en if in_english() else fault.de}"
            for fault in refused.faults
        ]
