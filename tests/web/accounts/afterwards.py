"""Accounts that are really kept, for tests with several connections; afterwards there are none."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TOUCHED = (
    "accounts_rolegrant", "accounts_holding", "accounts_invitation", "accounts_person",
    "account_emailaddress", "account_emailconfirmation", "mfa_authenticator",
    "usersessions_usersession", "socialaccount_socialaccount", "socialaccount_socialtoken",
    "django_session", "accounts_attempts",
)  # fmt: skip


@contextmanager
def nobody_afterwards() -> Iterator[None]:
    """Nobody has an account; afterwards it is so again, and the record ends where it did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM audit_auditevent")
        (last,) = cursor.fetchone()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(TOUCHED)} CASCADE")
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER audit_append_only")
            cursor.execute("DELETE FROM audit_auditevent WHERE id > %s", [last])
            cursor.execute("ALTER TABLE audit_auditevent ENABLE TRIGGER audit_append_only")
        connection.close()
