"""From what a form sends to what a deed takes; whatever does not fit is refused in a sentence."""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypedDict

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from obhut.directory.enums import RowTaken
from obhut.directory.queries.drafts import Functions
from obhut.directory.queries.sheets.limits import LARGEST_FILE, check_size
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import functions_everywhere
from obhut.web.finder.words import in_english
from obhut.web.requests import actor

if TYPE_CHECKING:
    from obhut.directory.models import Delivery

LONGEST_NUMBER = 9


class FileAsked(TypedDict):
    content: bytes
    file_name: str
    source: str
    is_whole: bool


class DeedAsked(TypedDict):
    seen_version: int
    by: Actor
    at: datetime


def file_asked(request: HttpRequest) -> FileAsked:
    content, name = content_asked(request)
    source = request.POST.get("source", "").strip() or request.POST.get("known_source", "")
    return FileAsked(
        content=content,
        file_name=name,
        source=source,
        is_whole=request.POST.get("is_whole") == "yes",
    )


def content_asked(request: HttpRequest) -> tuple[bytes, str]:
    """The file, read no further than it may reach, and what it is called."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise _fault("file", "Bitte eine Datei wählen.", "Please choose a file.")
    content = file.read(LARGEST_FILE + 1)
    check_size(content)
    return content, file.name or ""


def deed(request: HttpRequest) -> DeedAsked:
    """Upon which version, by whom and when."""
    return DeedAsked(
        seen_version=_number(request.POST.get("seen", "")), by=actor(request), at=timezone.now()
    )


def place_asked(request: HttpRequest) -> tuple[str, int]:
    """Sheet and number of a line."""
    said = request.POST if request.method == "POST" else request.GET
    return said.get("sheet", ""), _number(said.get("line", ""))


def cells_asked(request: HttpRequest) -> dict[int, str]:
    """Number of the column -> what it shall say."""
    return {
        _number(name.removeprefix("cell-")): str(value)
        for name, value in request.POST.items()
        if name.startswith("cell-")
    }


def columns_asked(request: HttpRequest, delivery: "Delivery") -> dict[str, str]:
    """Heading -> our column, for every heading of the file."""
    headings = {text for each in delivery.headings.values() for text in each.values()}
    said = {
        str(request.POST.get(name, "")): str(request.POST.get(f"is-{name.removeprefix('of-')}", ""))
        for name in request.POST
        if name.startswith("of-")
    }
    return {heading: name for heading, name in said.items() if heading in headings}


def choice_asked(request: HttpRequest) -> tuple[tuple[str, str], RowTaken]:
    takes = request.POST.get("takes", "")
    if takes not in RowTaken.values:
        raise _fault("takes", "Bitte eines von beiden wählen.", "Please choose one of the two.")
    return (request.POST.get("row_file", ""), request.POST.get("row_key", "")), RowTaken(takes)


def functions() -> Functions:
    """The functions of the mechanism in force, as people call them."""
    found = functions_everywhere().values()
    return tuple((each.key, each.node.title.de, each.node.title.en) for each in found)


def reasons(refused: Faulty) -> tuple[str, ...]:
    return tuple(fault.en if in_english() else fault.de for fault in refused.faults)


def status_of(faults: Iterable[Any]) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if tuple(faults) else HTTPStatus.OK


def _number(said: str) -> int:
    if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER:
        return int(said)
    raise _fault(
        "form",
        "Diese Seite ist nicht mehr vollständig. Bitte neu laden.",
        "This page is no longer complete. Please load it again.",
    )


def _fault(field: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=field, field=field, de=de, en=en),))
