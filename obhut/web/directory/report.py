"""A reader says that an entry is wrong: one of a few choices, no words, no name, no account."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind, WrongAbout
from obhut.directory.queries.entries import Entry, entry
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.routing.places import Area
from obhut.web.directory import words
from obhut.web.directory.entry_cards import name_of


@csrf_exempt  # whoever is signed in does nothing more by it than anybody; no cookie is set for it
@require_http_methods(["GET", "HEAD", "POST"])
def say_it_is_wrong(request: HttpRequest, key: str) -> HttpResponse:
    """Ask what is wrong; then thank. The same said twice is one task for the keepers."""
    match entry(key):
        case Entry(point=point):
            pass
        case _:
            raise Http404
    chosen = request.POST.get("what", "")
    if request.method == "POST" and chosen in WrongAbout.values:
        open_task(
            TaskKind.WRONG_ENTRY, area=_area(point), about=key, what=chosen, at=timezone.now()
        )
        return redirect(f"{request.path}?said={chosen}")
    told = {
        "key": key,
        "name": name_of(point),
        "choices": words.WRONG.items(),
        "nothing_chosen": request.method == "POST",
        "said": words.WRONG.get(request.GET.get("said", ""), ""),
    }
    faulty = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "directory/say_it_is_wrong.html", told, status=status)


def _area(point: ServicePointRow) -> Area:
    """Whoever keeps the first of its areas is asked."""
    return areas_of(point)[0]
