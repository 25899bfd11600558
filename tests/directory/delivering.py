"""Delivering lists for Lummerland, as tests do it."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.directory.actions.deliveries.activating import activate_delivery
from obhut.directory.actions.deliveries.uploading import upload_delivery
from obhut.directory.actions.rows import change_row
from obhut.directory.models import Delivery, DirectoryRow, Generation, RowChange
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.drafts import Draft, read_draft
from obhut.directory.queries.places import active_generation
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.refusals import Faulty
from tests.cast import BELA, CEM
from tests.conftest import LOADED_AT
from tests.directory.spreadsheets import youth_office
from tests.lummerland import POINTS, put_lummerland_in_force

MONDAY = LOADED_AT + timedelta(days=6)
TUESDAY = LOADED_AT + timedelta(days=7)
FUNCTIONS = (
    ("youth-office", "Jugendamt", "Youth welfare office"),
    ("night-watch", "Nachtwache", "Night watch"),
    ("advice", "Beratung", "Advice"),
)
FILES = {DESKS: "desk", SERVICE_POINTS: "point"}
OFFICE = next(row for row in POINTS if row["key"] == "office")
NUREMBERG = youth_office("09564", "Jugendamt Nürnberg", "0911 1")
FUERTH = youth_office("09563", "Jugendamt Fürth", "0911 2")


def keeper(role: Role, level: str, key: str, who: Actor = BELA) -> Actor:
    return Actor(person=who.person, desk=who.desk, grants=frozenset({Grant(role, level, key)}))


OF_BAVARIA = keeper(Role.LAND_COORDINATION, "land", "DE-BY")
OF_NUREMBERG = keeper(Role.DISTRICT_KEEPER, "kreis", "09564")
OF_SAXONY = keeper(Role.LAND_COORDINATION, "land", "DE-SN", CEM)


def put_in_force() -> None:
    """The office serves its Kreis, so that whoever keeps Bavaria keeps it."""
    put_lummerland_in_force()
    change_row(
        SERVICE_POINTS,
        "office",
        OFFICE | {"areas": [{"level": "kreis", "key": "09564"}]},
        seen_version=1,
        why="Es ist das Jugendamt von Nürnberg.",
        by=INSTALLATION,
        at=LOADED_AT,
    )


def upload(content: bytes, **told: Any) -> Delivery:
    usual: dict[str, Any] = {
        "file_name": "liste.xlsx",
        "source": "Jugendämter in Bayern",
        "is_whole": False,
        "by": OF_BAVARIA,
        "at": MONDAY,
    }
    return upload_delivery(content, **usual | told)


def draft(delivery: Delivery) -> Draft:
    delivery.refresh_from_db()
    return read_draft(delivery, FUNCTIONS)


def fates(delivery: Delivery) -> dict[str, str]:
    """Of desks and service points: what would become of each."""
    rows = draft(delivery).judgement.rows
    return {f"{FILES[row.file]} {row.key}": str(row.weighed.fate) for row in rows}


def activate(delivery: Delivery, **told: Any) -> Generation:
    delivery.refresh_from_db()
    usual: dict[str, Any] = {
        "functions": FUNCTIONS,
        "seen_version": delivery.version,
        "by": OF_BAVARIA,
        "at": TUESDAY,
    }
    return activate_delivery(delivery, **usual | told)


def refused(delivery: Delivery, **told: Any) -> list[str]:
    before = Generation.objects.count(), active_generation(), RowChange.objects.count()
    with pytest.raises(Faulty) as caught:
        activate(delivery, **told)
    assert (Generation.objects.count(), active_generation(), RowChange.objects.count()) == before
    return [fault.en for fault in caught.value.faults]


def desk_keys() -> list[str]:
    return [desk.key for desk in desk_book().desks]


def keep(phones: list[str]) -> RowChange:
    row = DirectoryRow.objects.get(generation__active=True, file=SERVICE_POINTS, key="office")
    return change_row(
        SERVICE_POINTS,
        "office",
        row.content | {"phones": phones},
        seen_version=row.version,
        why="Neue Nummer.",
        by=INSTALLATION,
        at=MONDAY,
    )
