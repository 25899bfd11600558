"""Long readings in pages: each light enough to travel fast."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404, HttpRequest

from obhut.kernel.refusals import Fault, Faulty

T = TypeVar("T")
HEAVY = 34_000
"""Signs of a page, its marks counted; compressed a quarter of that or less."""
MARKS = 700
"""Signs that the marks around one thing take."""
LARGEST = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged(Generic[T]):
    """One page of a list. ``before`` and ``after``: numbers of its neighbours, none at the ends."""

    shown: tuple[T, ...]
    number: int
    count: int
    before: int | None
    after: int | None


def paged(request: HttpRequest, every: Iterable[T], weigh: Callable[[T], int]) -> Paged[T]:
    """The page asked for. Raises Faulty for what is no number, Http404 beyond the last page."""
    pages = pages_of(tuple(every), weigh)
    number = _asked(request.GET.get("page", "1"))
    if number > len(pages):
        raise Http404
    return Paged(
        shown=tuple(pages[number - 1]),
        number=number,
        count=len(pages),
        before=number - 1 if number > 1 else None,
        after=number + 1 if number < len(pages) else None,
    )


def pages_of(every: Sequence[T], weigh: Callable[[T], int]) -> list[list[T]]:
    """In order, a new page begins before the one that would be too much; there is always a first."""
    pages: list[list[T]] = [[]]
    weight = 0
    for each in every:
        own = weigh(each) + MARKS
        if pages[-1] and weight + own > HEAVY:
            pages.append([])
            weight = 0
        pages[-1].append(each)
        weight += own
    return pages


def _asked(given: str) -> int:
    if given.isascii() and given.isdigit() and 1 <= int(given[:5]) <= LARGEST:
        return int(given[:5])
    shown = given[:20]
    raise Faulty(
        (
            Fault(
                where="query",
                field="page",
                de=f"„{shown}“ ist keine Seitenzahl. Richtig wäre zum Beispiel: 1.",
                en=f'"{shown}" is no number of a page. Right would be, for example: 1.',
            ),
        )
    )
