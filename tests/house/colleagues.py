"""Who tries every page: nobody, each role in the area of the example, each role elsewhere.

The examples belong to Nürnberg in Bavaria: an entry and its desk, a task, a change, a delivery, a
hand-over, a person with an invitation. What each colleague gets for each address stands in
``colleagues.txt``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from obhut.accounts.actions.invitations import invite
from obhut.accounts.models import Invitation, RoleGrant
from obhut.concepts.actions.drafting import change_node, open_draft
from obhut.concepts.actions.rehearsing import ask_for_net
from obhut.concepts.actions.remarks import write_remark
from obhut.concepts.actions.tailoring import derive, propose_to_template
from obhut.concepts.models import NodeChange, NodeOfEdition, Proposal
from obhut.concepts.queries.editions import draft_for
from obhut.concepts.queries.tailoring import newest_of
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.directory.models import RowChange
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.routing.places import read_area
from tests.accounts.handing_over import starts
from tests.cast import ADA
from tests.directory.delivering import NUREMBERG as THE_OFFICE
from tests.directory.delivering import put_in_force, upload
from tests.directory.spreadsheets import workbook
from tests.house.test_every_page_tried_by_cem import EXAMPLES
from tests.web.accounts.people import keeper, signed_in, somebody

OWN = {
    "federal": Grant(Role.FEDERAL_EDITOR, "federation", "DE"),
    "land": Grant(Role.LAND_COORDINATION, "land", "DE-BY"),
    "district": Grant(Role.DISTRICT_KEEPER, "kreis", "09564"),
    "holder": Grant(Role.DESK_HOLDER, "desk", "office"),
    "reader": Grant(Role.READER, "land", "DE-BY"),
}
OTHER = {
    "land": Grant(Role.LAND_COORDINATION, "land", "DE-SN"),
    "district": Grant(Role.DISTRICT_KEEPER, "kreis", "05315"),
    "holder": Grant(Role.DESK_HOLDER, "desk", "watch"),
    "reader": Grant(Role.READER, "land", "DE-SN"),
}
EDITOR_OF_BAVARIA = Actor(person=ADA.person, desk=ADA.desk, grants=frozenset({OWN["land"]}))
SAID: dict[str, dict[str, str]] = {
    "keeping:close_task": {"outcome": "mended"},
    "keeping:log_test_call": {"result": "reached", "minutes": "2"},
}
"""What is handed in, where nothing in particular would be refused before anybody is."""
NOTHING = {"nothing": "said"}
COLLEAGUES = (
    "nobody",
    "without a second factor",
    *(f"{role} here" for role in OWN),
    *(f"{role} elsewhere" for role in OTHER),
)


@dataclass(frozen=True)
class House:
    """The browsers of all colleagues, and the arguments of each address."""

    browsers: Mapping[str, Client]
    arguments: Mapping[str, dict[str, Any]]


def house() -> House:
    """Everybody and everything there is to be tried."""
    put_in_force()
    ada, bela = (
        somebody(name, grant) for name, grant in (("Ada", OWN["holder"]), ("Bela", OWN["district"]))
    )
    invite("cem@example.org", OWN["district"], by=INSTALLATION, at=timezone.now())
    handed = {"hand_over": starts(ada).pk}
    delivered = {"delivery": upload(workbook(THE_OFFICE)).pk}
    tailored = {"node": the_lamp_is_called_otherwise_in_bavaria()}
    task = open_task(
        TaskKind.WRONG_ENTRY, area=read_area("kreis:09564"), about="office", at=timezone.now()
    )
    change = RowChange.objects.filter(key="office", kind="changed").latest("pk")
    there: dict[str, dict[str, Any]] = {
        "tailoring:show_proposal": {"proposal": Proposal.objects.get().pk},
        "accounts:withdraw_invitation": {"invitation": Invitation.objects.get().pk},
        "accounts:revoke_role": {
            "person": bela.pk, "kind": "grant", "number": RoleGrant.objects.get(person=bela).pk,
        },
        "keeping:close_task": {"task": task.pk},
        "keeping:undo_change": {"change": change.pk},
        "keeping:read_item": handed | {"item": "edition"},
        **_rehearsals(),
        **_drafting(tailored["node"]),
    }  # fmt: skip
    for name, told in EXAMPLES.items():
        if name in there:
            continue
        arguments = dict(told)
        rows = (handed, delivered, tailored)
        arguments |= {key: each[key] for each in rows for key in each if key in told}
        arguments |= {"person": bela.pk} if "person" in told else {}
        there[name] = arguments
    return House(browsers=_browsers(), arguments=there)


def the_lamp_is_called_otherwise_in_bavaria() -> UUID:
    """A draft that derives from the federal text, and the node at which it says something else."""
    by = EDITOR_OF_BAVARIA
    said = {"title_de": "Konzept für Bayern", "owner": "Ministerium"}
    at = timezone.now()
    federal = newest_of("federal")
    assert federal is not None
    draft = derive(federal.id, read_area("land:DE-BY"), said, by=by, at=at)
    row = NodeOfEdition.objects.get(edition=draft.id, key="never-alone")
    title = {"title": {"de": "Nie allein", "en": "Never alone"}}
    change_node(draft.id, row.node, title, seen=row.revision, by=by, at=at)
    propose_to_template(draft.id, row.node, reason="So ist es klarer.", by=by, at=at)
    return row.node


def _drafting(node: UUID) -> dict[str, dict[str, Any]]:
    """A remark on the node that says something else, and the change that made it so."""
    own: dict[str, Any] = {"concept": "de-by"}
    said = write_remark("de-by", node, "Warum?", by=EDITOR_OF_BAVARIA, at=timezone.now())
    return {
        "drafting:settle_remark": own | {"remark": said},
        "drafting:undo_change": own | {"change": NodeChange.objects.get(node=node).pk},
    }


def _rehearsals() -> dict[str, dict[str, Any]]:
    """A draft of the federal text, and a net over it."""
    draft = draft_for(INSTALLATION, "federal") or open_draft(
        "federal", by=INSTALLATION, at=timezone.now()
    )
    own: dict[str, Any] = {"concept": "federal", "number": draft.number}
    drawn: dict[str, Any] = {"land": "DE-BY", "seed": 1, "count": 10, "year": 2026}
    net = ask_for_net(draft, **drawn, by=INSTALLATION, at=timezone.now())
    return {
        "rehearsals:rehearse": own,
        "rehearsals:list_nets": own,
        "rehearsals:show_net": own | {"net": net},
    }


def _browsers() -> dict[str, Client]:
    browsers = {
        "nobody": Client(),
        "without a second factor": signed_in(somebody("Weak", OWN["federal"]), proved=False),
    }
    for where, grants in (("here", OWN), ("elsewhere", OTHER)):
        for role, grant in grants.items():
            browsers[f"{role} {where}"] = keeper(f"{role}-{where}", grant)[1]
    return browsers
