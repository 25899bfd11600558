"""What was delivered, and the form to deliver more."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator

from obhut.directory.queries.drafts import deliveries_for, sources_for
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.columns import COLUMNS
from obhut.web.deliveries import words

ON_A_PAGE = 50


def list_page(by: Actor, asked: Mapping[str, Any], *, faults: tuple[str, ...]) -> dict[str, Any]:
    shown = Paginator(deliveries_for(by), ON_A_PAGE).get_page(asked.get("page"))
    return {
        "deliveries": [
            {
                "id": each.pk,
                "source": each.source.name,
                "file_name": each.file_name,
                "uploaded_at": each.uploaded_at,
                "state": words.STATES[each.state],
            }
            for each in shown
        ],
        "shown": shown,
        "sources": [each.name for each in sources_for(by)],
        "asked": asked,
        "faults": faults,
        "columns": [
            {
                "name": words.column_name(column),
                "says": words.column_explained(column),
                "is_needed": column.is_needed,
            }
            for column in COLUMNS
        ],
    }
