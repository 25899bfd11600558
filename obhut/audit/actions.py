"""Writing down what happened, in the same transaction as the deed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from obhut.audit.models import AuditEvent
from obhut.audit.queries import event_of
from obhut.kernel.actor import Actor
from obhut.kernel.record import digest_of, line_of

CHAIN = 0x0B4117
"""Number of the advisory lock that lets one event at a time take its place in the chain."""


@transaction.atomic
def record(
    kind: str, *, subject: str, by: Actor, at: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Append one event to the chain. ``facts`` are plain values and never name a child.

    Raises TypeError for facts that are not plain.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN])
    last = AuditEvent.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    row = AuditEvent(
        kind=kind,
        subject=subject,
        person=by.person,
        desk=by.desk,
        at=at,
        facts=dict(facts or {}),
        previous=last,
    )
    row.digest = digest_of(line_of(event_of(row)))
    row.save(force_insert=True)
