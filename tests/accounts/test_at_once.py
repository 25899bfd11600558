"""Two at once, each with a connection of their own: one of them wins, and nothing is done twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import pytest_django
from django.db import connection

from obhut.accounts.actions.invitations import accept_invitation, invite
from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, revoke_role
from obhut.accounts.models import Person
from obhut.audit.models import AuditEvent
from obhut.kernel.actor import INSTALLATION, Grant, Role
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import BAVARIA, FOUR_WORDS, NOW, somebody

READER = Grant(Role.READER, "land", "DE-BY")


@pytest.fixture
def db() -> None:
    """Named so that the test database is made; no test here opens a transaction of its own."""


@pytest.fixture
def really(
    db: None, _content_kept: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """What is done here is kept, so that another connection sees it."""
    with django_db_blocker.unblock(), nobody_afterwards():
        yield


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of them at the same moment; the names of what each said, sorted."""
    together = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        together.wait()
        try:
            deed()
        except Exception as refused:  # noqa: BLE001 -- whatever it said is what is compared
            return type(refused).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as several:
        return sorted(several.map(do, deeds))


@pytest.mark.parametrize("turn", range(3))
def test_a_link_is_used_once_even_by_three_at_once(really: None, turn: int) -> None:
    secret = invite("bela@example.org", BAVARIA, by=INSTALLATION, at=NOW).secret

    def accept() -> None:
        accept_invitation(secret, name="Bela", passphrase=FOUR_WORDS, at=NOW)

    said = at_once(accept, accept, accept)

    assert said == ["LinkNoLonger", "LinkNoLonger", "done"]
    assert Person.objects.get().grants.count() == 1
    assert AuditEvent.objects.filter(kind="invitation accepted").count() == 1


def test_two_invitations_to_one_mailbox_open_one_account_with_both_roles(really: None) -> None:
    secrets = [
        invite("bela@example.org", grant, by=INSTALLATION, at=NOW).secret
        for grant in (BAVARIA, READER)
    ]

    said = at_once(
        *(
            lambda secret=secret: accept_invitation(
                secret, name="Bela", passphrase=FOUR_WORDS, at=NOW
            )
            for secret in secrets
        )
    )

    assert said == ["done", "done"]
    assert Person.objects.get().grants.count() == 2


def test_a_role_is_taken_back_once(really: None) -> None:
    given = somebody("Bela", BAVARIA).grants.get()

    def revoke() -> None:
        revoke_role(given, by=INSTALLATION, at=NOW)

    said = at_once(revoke, revoke)

    assert said == ["SomebodyWasFaster", "done"]
    assert AuditEvent.objects.filter(kind="role revoked").count() == 1


def test_nobody_is_granted_a_role_while_the_account_is_being_closed(really: None) -> None:
    bela = somebody("Bela", BAVARIA)

    at_once(
        lambda: deactivate_person(bela, by=INSTALLATION, at=NOW),
        lambda: grant_role(bela, READER, by=INSTALLATION, at=NOW),
    )
    bela.refresh_from_db()

    assert (bela.is_active, bela.grants.filter(to_on=None).count()) == (False, 0)
