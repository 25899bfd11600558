"""A list as the standard pages it: a page with its counts, or every object on a line of its own."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from obhut.web.api.operations import answered
from obhut.web.hsds.asking import Asked, read_id

NDJSON = "application/x-ndjson"
NO_RECORD = "There is no record with this id."
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class NotHere(Exception):
    """No such record, or no such page."""


class Several(Protocol[T_co]):
    """What is listed: counted, and handed out a stretch at a time."""

    def __len__(self) -> int: ...
    def __getitem__(self, stretch: slice, /) -> Iterable[T_co]: ...


def listed(
    asked: Asked, every: Several[T], texts: Callable[[Sequence[T]], Iterable[str]]
) -> HttpResponseBase:
    """The page that was asked for, or everything. Raises NotHere behind the last page."""
    if asked.ndjson:
        lines = (f"{text}\n" for text in texts(list(every[:])))
        return StreamingHttpResponse(lines, content_type=NDJSON)
    pages = -(-len(every) // asked.per_page)
    if asked.page > max(pages, 1):
        raise NotHere(f"There are only {pages} pages.")
    first = (asked.page - 1) * asked.per_page
    shown = list(every[first : first + asked.per_page])
    return _page(list(texts(shown)), total=len(every), number=asked.page, pages=pages)


def all_on_one_page(asked: Asked, texts: Sequence[str]) -> HttpResponseBase:
    if asked.ndjson:
        return StreamingHttpResponse((f"{text}\n" for text in texts), content_type=NDJSON)
    return _page(texts, total=len(texts), number=1, pages=min(1, len(texts)))


def as_known(said: str, known: Mapping[UUID, object]) -> UUID:
    """The id, where something bears it. Raises NotHere."""
    try:
        own: UUID | None = read_id(said)
    except ValueError:
        own = None
    if own is None or own not in known:
        raise NotHere(NO_RECORD)
    return own


def the_only(texts: Iterable[str]) -> str:
    """The one record that was asked for. Raises NotHere where it was removed this moment."""
    for text in texts:
        return text
    raise NotHere(NO_RECORD)


def _page(texts: Sequence[str], *, total: int, number: int, pages: int) -> HttpResponse:
    last = number >= pages
    told = {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(texts),
        "first_page": number == 1,
        "last_page": last,
        "empty": not texts,
    }
    head = json.dumps(told, separators=(",", ":"))[:-1]
    return answered(f'{head},"contents":[{",".join(texts)}]}}')
