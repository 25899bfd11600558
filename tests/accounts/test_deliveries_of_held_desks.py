"""Who holds a desk is known here better than in any delivery."""

import pytest

from obhut.accounts.actions.roles import grant_role, revoke_role
from obhut.directory.actions.generations import activate_generation
from obhut.directory.actions.rows import undo_change
from obhut.directory.models import Generation, RowChange
from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.keeping import conflicts_for
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import NotAllowed
from tests.accounts.handing_over import NOW, OFFICE, desk, found, held, holding, it_is, waiting
from tests.directory.rows import OFFICE_DESK
from tests.directory.test_carrying import deliver
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import somebody


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def test_a_delivery_brings_its_news_and_leaves_the_number_of_holders() -> None:
    somebody("Ada", OFFICE)

    deliver(desks={"office": OFFICE_DESK | {"holders": 7, "deputy": "watch"}})

    rows = service_point_of("office")
    assert rows is not None
    assert (rows[0].holders, rows[0].deputy) == (1, "watch")
    assert conflicts_for(INSTALLATION) == ()
    assert it_is(NOW) == 0


def test_an_unstaffed_desk_stays_so_whichever_generation_is_answered_from() -> None:
    ada, before = somebody("Ada", OFFICE), Generation.objects.get(active=True)
    deliver(desks={"office": OFFICE_DESK | {"holders": 3}})
    revoke_role(holding(ada), by=INSTALLATION, at=NOW)

    newer = deliver(desks={"office": OFFICE_DESK | {"holders": 4}})
    after_a_delivery = held(), found()
    activate_generation(before, by=INSTALLATION, at=NOW)
    after_going_back = held(), found()
    grant_role(ada, OFFICE, by=INSTALLATION, at=NOW)
    activate_generation(newer, by=INSTALLATION, at=NOW)

    assert after_a_delivery == after_going_back == (0, ["office"])
    assert (held(), found(), waiting()) == (1, [], [])


def test_a_desk_that_left_the_directory_waits_for_nobody() -> None:
    ada = somebody("Ada", desk("left-bank"))
    revoke_role(holding(ada, "left-bank"), by=INSTALLATION, at=NOW)

    deliver(desks={"left-bank": None})
    settled = it_is(NOW), it_is(NOW)

    assert (settled, waiting("left-bank"), found()) == ((1, 0), [], [])


def test_the_number_of_holders_cannot_be_undone() -> None:
    somebody("Ada", OFFICE)

    with pytest.raises(NotAllowed, match="Übergabe"):
        undo_change(RowChange.objects.latest("pk"), by=INSTALLATION, at=NOW)
