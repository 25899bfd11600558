"""What was typed into the form of a node and does not fit yet: kept for whoever typed it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from obhut.concepts.actions.drafting.deeds import draft_to_work_on
from obhut.concepts.models import Unsaved
from obhut.kernel.actor import Actor


@transaction.atomic
def keep_unsaved(  # noqa: PLR0913 -- what was typed, where, upon which revision, by whom and when
    draft: UUID,
    node: UUID,
    given: Mapping[str, Any],
    *,
    on_revision: int,
    by: Actor,
    at: datetime,
) -> None:
    """In place of what waited there before; nothing waits where nothing was given.

    No event of the record: it is no part of the text, nobody else sees it, and it is there only
    so that it is not lost.
    """
    edition = draft_to_work_on(draft, by)
    if not given:
        Unsaved.objects.filter(edition=edition, node=node, person=by.person).delete()
        return
    Unsaved.objects.update_or_create(
        edition=edition,
        node=node,
        person=by.person,
        defaults={"given": dict(given), "on_revision": on_revision, "at": at},
    )
