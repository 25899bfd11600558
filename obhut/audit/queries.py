"""Reading what happened, and proving that nothing of it was changed."""

from collections.abc import Iterator

from obhut.audit.models import AuditEvent
from obhut.kernel.record import Broken, Event, Whole, check_events, line_of

AT_ONCE = 2_000
"""Events read from the database in one go."""


def lines_of_record() -> Iterator[str]:
    """Every event as the line its digest is taken of, the oldest first."""
    return (line_of(event_of(row)) for row in _rows())


def check_record() -> Whole | Broken:
    """Whether what the database holds is the chain that was written, from its first event on."""
    return check_events((event_of(row), row.digest) for row in _rows())


def event_of(row: AuditEvent) -> Event:
    """The event in a row, without its digest."""
    return Event(
        previous=row.previous,
        kind=row.kind,
        subject=row.subject,
        person=row.person,
        desk=row.desk,
        at=row.at,
        facts=row.facts,
    )


def _rows() -> Iterator[AuditEvent]:
    return AuditEvent.objects.order_by("pk").iterator(chunk_size=AT_ONCE)
