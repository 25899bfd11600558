"""Templates to download: a table in which the columns are explained and choices can be picked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from obhut.directory.policies import KEEPERS
from obhut.web.accounts.doors import for_keepers
from obhut.web.deliveries.asking import functions
from obhut.web.deliveries.template_files import SEPARATED, WORKBOOK, separated, workbook
from obhut.web.finder.words import in_english


@require_safe
@for_keepers(*KEEPERS)
def fetch_template(_request: HttpRequest, kind: str) -> HttpResponse:
    """In the language of the page; it is read in either."""
    english = in_english()
    match kind:
        case "xlsx":
            content, what = workbook(functions(), english=english), WORKBOOK
        case "csv":
            content, what = separated(english=english), SEPARATED
        case _:
            raise Http404
    name = "obhut-template" if english else "obhut-vorlage"
    return HttpResponse(
        content,
        content_type=what,
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )
