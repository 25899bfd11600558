"""One may only grant what one has, and only inside one's own area. Everything is recorded."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, revoke_role
from obhut.accounts.models import Holding, RoleGrant
from obhut.accounts.queries.acting import actor_of
from obhut.audit.models import AuditEvent
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role, desk_id
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.web.accounts.people import BAVARIA, FEDERATION, NOW, NUREMBERG, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
TODAY = date(2026, 11, 24)
DESK = Grant(Role.DESK_HOLDER, "desk", "desk-by-nbg-hotline-youth-office")


def test_who_keeps_a_land_appoints_the_keepers_of_its_districts() -> None:
    ada, bela = somebody("Ada", BAVARIA), somebody("Bela")

    grant_role(bela, NUREMBERG, by=actor_of(ada, on=TODAY), at=NOW)

    assert actor_of(bela, on=TODAY).grants == {NUREMBERG}


@pytest.mark.parametrize(
    ("has", "wants", "reason"),
    [
        (BAVARIA, Grant(Role.DISTRICT_KEEPER, "kreis", "02000"), "inside one's own area"),
        (BAVARIA, Grant(Role.LAND_COORDINATION, "land", "DE-HH"), "inside one's own area"),
        (BAVARIA, FEDERATION, "inside one's own area"),
        (NUREMBERG, Grant(Role.DISTRICT_KEEPER, "kreis", "09562"), "inside one's own area"),
        (NUREMBERG, BAVARIA, "inside one's own area"),
        (Grant(Role.READER, "land", "DE-BY"), NUREMBERG, "keeps an area"),
    ],
)
def test_nobody_grants_beyond_their_own_area_or_role(has: Grant, wants: Grant, reason: str) -> None:
    ada, bela = somebody("Ada", has), somebody("Bela")

    with pytest.raises(NotAllowed, match=reason):
        grant_role(bela, wants, by=actor_of(ada, on=TODAY), at=NOW)

    assert actor_of(bela, on=TODAY).grants == frozenset()


def test_nobody_grants_a_wider_role_than_they_have() -> None:
    ada, bela = somebody("Ada", NUREMBERG), somebody("Bela")
    wider = Grant(Role.LAND_COORDINATION, "kreis", "09564")

    with pytest.raises(NotAllowed, match="what one has"):
        grant_role(bela, wider, by=actor_of(ada, on=TODAY), at=NOW)


def test_nobody_changes_their_own_rights() -> None:
    ada = somebody("Ada", FEDERATION)
    herself = actor_of(ada, on=TODAY)

    with pytest.raises(NotAllowed, match="their own rights"):
        grant_role(ada, BAVARIA, by=herself, at=NOW)
    with pytest.raises(NotAllowed, match="their own rights"):
        revoke_role(ada.grants.get(), by=herself, at=NOW)
    with pytest.raises(NotAllowed, match="their own rights"):
        deactivate_person(ada, by=herself, at=NOW)


def test_a_desk_is_held_and_only_the_keeper_of_all_its_areas_gives_it() -> None:
    ada, bela, cem = somebody("Ada", NUREMBERG), somebody("Bela"), somebody("Cem", BAVARIA)

    grant_role(bela, DESK, by=actor_of(ada, on=TODAY), at=NOW)
    acting = actor_of(bela, on=TODAY)

    assert (acting.grants, acting.desk) == (frozenset({DESK}), desk_id(DESK.key))
    revoke_role(bela.holdings.get(), by=actor_of(cem, on=TODAY), at=NOW)
    assert actor_of(bela, on=TODAY).grants == frozenset()


def test_a_desk_that_the_directory_does_not_know_is_refused_with_a_reason() -> None:
    bela = somebody("Bela")

    with pytest.raises(Faulty, match="does not know"):
        grant_role(bela, Grant(Role.DESK_HOLDER, "desk", "no-desk"), by=INSTALLATION, at=NOW)

    assert Holding.objects.count() == 0


def test_what_was_taken_back_no_longer_holds_from_that_moment() -> None:
    bela = somebody("Bela", NUREMBERG)
    given = bela.grants.get()

    revoke_role(given, by=INSTALLATION, at=NOW)

    assert actor_of(bela, on=TODAY).grants == frozenset()
    with pytest.raises(SomebodyWasFaster, match="taken back already"):
        revoke_role(given, by=INSTALLATION, at=NOW)


def test_a_grant_holds_from_its_first_day_until_before_its_last() -> None:
    bela = somebody("Bela")
    RoleGrant.objects.create(
        person=bela,
        role=NUREMBERG.role.value,
        level=NUREMBERG.level,
        key=NUREMBERG.key,
        from_on=TODAY,
        to_on=TODAY + timedelta(days=2),
        granted_by=INSTALLATION.person,
        granted_at=NOW,
    )

    held = [bool(actor_of(bela, on=TODAY + timedelta(days=n)).grants) for n in (-1, 0, 1, 2)]

    assert held == [False, True, True, False]


def test_granting_the_same_twice_changes_nothing() -> None:
    bela = somebody("Bela", NUREMBERG)

    grant_role(bela, NUREMBERG, by=INSTALLATION, at=NOW)

    assert bela.grants.count() == 1
    assert AuditEvent.objects.filter(kind="role granted", subject=str(bela.pk)).count() == 1


def test_closing_an_account_ends_its_rights_and_is_recorded() -> None:
    ada, bela = somebody("Ada", BAVARIA), somebody("Bela", NUREMBERG, DESK)
    by = actor_of(ada, on=TODAY)

    deactivate_person(bela, by=by, at=NOW)
    bela.refresh_from_db()

    assert actor_of(bela, on=TODAY) == Actor(person=bela.pk, desk=actor_of(ada, on=TODAY).desk)
    assert (bela.grants.filter(to_on=None).count(), bela.holdings.filter(to_on=None).count()) == (
        0,
        0,
    )
    closed = AuditEvent.objects.get(kind="account closed")
    assert (closed.subject, closed.person) == (str(bela.pk), ada.pk)
    with pytest.raises(SomebodyWasFaster, match="closed already"):
        grant_role(bela, NUREMBERG, by=by, at=NOW)


def test_an_account_with_a_role_elsewhere_is_not_closed_by_the_keeper_of_one_area() -> None:
    ada = somebody("Ada", NUREMBERG)
    bela = somebody("Bela", NUREMBERG, Grant(Role.READER, "land", "DE-HH"))

    with pytest.raises(NotAllowed):
        deactivate_person(bela, by=actor_of(ada, on=TODAY), at=NOW)

    assert actor_of(bela, on=TODAY).has(Role.DISTRICT_KEEPER)


def test_the_record_names_nobody_by_name_or_mailbox() -> None:
    somebody("Ada", BAVARIA)

    told = " ".join(f"{each.subject} {each.facts}" for each in AuditEvent.objects.all())

    # as a whole word: the digits of an id may spell it
    assert re.findall(r"\bada\b|example\.org", told, re.IGNORECASE) == []


def test_the_moment_decides_in_german_days() -> None:
    """At half past eleven at night in Berlin it is still the same day."""
    ada = somebody("Ada", BAVARIA)
    bela = somebody("Bela")
    late = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)

    given = grant_role(bela, NUREMBERG, by=actor_of(ada, on=TODAY), at=late)

    assert given.from_on == TODAY
