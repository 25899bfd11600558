"""Writing down what happened, in the same transaction as the deed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from obhut.audit.models import AuditEvent
from obhut.kernel.actor import Actor

CHAIN = 0x0B4117
"""Number of the advisory lock that lets one event at a time take its place in the chain."""


@transaction.atomic
def record(
    kind: str, *, subject: str, by: Actor, at: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Append one event to the chain. ``facts`` are plain values and never name a child."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN])
    last = AuditEvent.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    event = AuditEvent(
        kind=kind,
        subject=subject,
        person=by.person,
        desk=by.desk,
        at=at,
        facts=dict(facts or {}),
        previous=last,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)


def digest_of(event: AuditEvent) -> str:
    """SHA-256 over the event's plain values and the digest of the one before it."""
    form = [
        event.previous,
        event.kind,
        event.subject,
        str(event.person),
        str(event.desk),
        event.at.astimezone(UTC).isoformat(),
        event.facts,
    ]
    canonical = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
