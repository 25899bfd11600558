"""Lummerland's rows, who may change them, and how a test does."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.directory.actions.rows import change_row
from obhut.directory.models import RowChange
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.refusals import Faulty
from tests.cast import ADA, BELA, CEM
from tests.conftest import LOADED_AT
from tests.lummerland import DESKS as LUMMERLAND
from tests.lummerland import POINTS

TUESDAY = LOADED_AT + timedelta(days=7)


OFFICE = next(row for row in POINTS if row["key"] == "office")


OFFICE_DESK = next(row for row in LUMMERLAND if row["key"] == "office")


CALLED = {"phones": ["0906 1234"]}


def keeper(role: Role, level: str, key: str, who: Actor = BELA) -> Actor:
    return Actor(person=who.person, desk=who.desk, grants=frozenset({Grant(role, level, key)}))


OF_BAVARIA = keeper(Role.LAND_COORDINATION, "land", "DE-BY")


OF_KREIS = keeper(Role.DISTRICT_KEEPER, "kreis", "09564")


OF_SAXONY = keeper(Role.LAND_COORDINATION, "land", "DE-SN", CEM)


AT_THE_OFFICE = keeper(Role.DESK_HOLDER, "desk", "office", ADA)


def change(content: dict[str, Any] | None, file: str = DESKS, **told: Any) -> RowChange:
    key = told.pop("key", content["key"] if content else "")
    usual: dict[str, Any] = {
        "seen_version": 1,
        "why": "So ist es jetzt.",
        "by": OF_BAVARIA,
        "at": TUESDAY,
    }
    return change_row(file, key, content, **usual | told)


def faults_of(
    content: dict[str, Any] | None, file: str = DESKS, **told: Any
) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as refused:
        change(content, file, **told)
    return [(fault.field, fault.en) for fault in refused.value.faults]
