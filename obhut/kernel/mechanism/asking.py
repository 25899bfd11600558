"""Which desks are asked whether what stands there is still right, and at which mailbox."""

from datetime import date

from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.routing.freshness import DUE_AFTER, months_between

ASKED_ALONG_AFTER = DUE_AFTER - 2
"""Months: desks at one mailbox are asked together, so that one letter does for all of them."""


def mailbox_to_ask(row: DeskRow, point: ServicePointRow) -> str:
    """That of the function; empty where only somebody's own is known, or nobody sits there."""
    if row.holders == 0:
        return ""
    known = [row.mailbox] if row.mailbox else [m for m in point.emails if not is_personal(m)]
    return known[0] if known else ""


def is_due(row: DeskRow, point: ServicePointRow, *, today: date) -> bool:
    """Six months after it was confirmed, or seen where nobody has confirmed it yet."""
    return _months(row, point, today) >= DUE_AFTER


def may_come_along(row: DeskRow, point: ServicePointRow, *, today: date) -> bool:
    """Not due yet, but soon: it is asked in the letter that goes to its mailbox anyway."""
    return _months(row, point, today) >= ASKED_ALONG_AFTER


def _months(row: DeskRow, point: ServicePointRow, today: date) -> int:
    return months_between(date.fromisoformat(row.confirmed_on or point.seen), today)
