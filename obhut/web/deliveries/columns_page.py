"""Which heading of the file is which column of ours."""

from typing import TYPE_CHECKING, Any

from obhut.directory.queries.drafts import sheets_of
from obhut.kernel.mechanism.delivered.columns import COLUMNS
from obhut.kernel.mechanism.delivered.headings import columns_of
from obhut.web.deliveries import words

if TYPE_CHECKING:
    from obhut.directory.models import Delivery

SAMPLES = 3


def columns_page(delivery: "Delivery") -> dict[str, Any]:
    """Each heading once, with what stands below it, and what it is taken for."""
    headings: dict[str, dict[str, Any]] = {}
    for sheet in sheets_of(delivery):
        taken = columns_of(sheet.headings, delivery.mapping)
        for number, heading in sheet.headings.items():
            below = (line.cells[number].text for line in sheet.lines if number in line.cells)
            headings.setdefault(
                heading,
                {
                    "number": len(headings),
                    "heading": heading,
                    "samples": [text for text, _at in zip(below, range(SAMPLES), strict=False)],
                    "taken": taken.get(number, ""),
                },
            )
    return {
        "delivery": delivery,
        "headings": list(headings.values()),
        "columns": [
            {"name": column.name, "label": words.column_name(column), "needed": column.is_needed}
            for column in COLUMNS
        ],
    }
