"""Ada, Bela and Cem with accounts, and how they sign in without waiting for Argon2 each time."""

import time
from datetime import UTC, datetime

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.test import Client

from obhut.accounts.actions.people import take_in
from obhut.accounts.actions.roles import grant_role
from obhut.accounts.models import Person
from obhut.kernel.actor import INSTALLATION, Grant, Role

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FOUR_WORDS = "lindwurm treppe salbei"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
BAVARIA = Grant(Role.LAND_COORDINATION, "land", "DE-BY")
NUREMBERG = Grant(Role.DISTRICT_KEEPER, "kreis", "09564")
FEDERATION = Grant(Role.FEDERAL_EDITOR, "federation", "DE")
PERIOD = 30
METHODS_OF = "account_authentication_methods_user"


def somebody(name: str, *grants: Grant, passphrase: str | None = None) -> Person:
    """A person with an account and these roles."""
    person = take_in(f"{name.lower()}@example.org", name=name, passphrase=passphrase, at=NOW)
    for grant in grants:
        grant_role(person, grant, by=INSTALLATION, at=NOW)
    return person


def with_codes(person: Person) -> Person:
    """The same with codes from an app set up."""
    TOTP.activate(person, SEED)
    return person


def signed_in(person: Person, *, proved: bool = True) -> Client:
    """A browser in which somebody is signed in; with the second factor proved, or not."""
    client = Client()
    client.force_login(person)
    kept = {"user": person, "ip": "192.0.2.1", "user_agent": "Netscape"}
    UserSession.objects.create(session_key=client.session.session_key, **kept)
    if proved:
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
        session[METHODS_OF] = str(person.pk)
        session.save()
    return client


def keeper(name: str, *grants: Grant) -> tuple[Person, Client]:
    """Somebody with these roles who has come through the door of ``for_keepers``."""
    person = with_codes(somebody(name, *grants))
    return person, signed_in(person)


def code_now(seed: str = SEED) -> str:
    """The code that the app shows; waits where it is about to change."""
    if time.time() % PERIOD > PERIOD - 3:
        time.sleep(3.1)
    return str(format_hotp_value(hotp_value(seed, int(time.time()) // PERIOD)))
