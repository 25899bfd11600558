"""Ada edits the federal text of Lummerland, Bela reads it, Cem has nothing to do with it."""

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.queries.editions import tree_seen
from obhut.kernel.actor import Grant, Role
from obhut.kernel.concept.tree import numbers_of
from tests.concepts.drafting.lummerland import EDITOR, TUESDAY, isle_in_force, seen_again
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import BAVARIA, FEDERATION, keeper

READS = Grant(Role.READER, "federation", "DE")
TREE = "/entwuerfe/federal/"


@dataclass(frozen=True)
class Desk:
    """A browser each."""

    ada: Client
    bela: Client
    cem: Client


def desk() -> Desk:
    put_lummerland_in_force()
    isle_in_force()
    open_draft("federal", by=EDITOR, at=TUESDAY)
    return Desk(
        ada=keeper("Ada", FEDERATION)[1],
        bela=keeper("Bela", READS)[1],
        cem=keeper("Cem", BAVARIA)[1],
    )


def numbers() -> dict[str, str]:
    """Number of each node in the harbour and the hills."""
    tree = tree_seen(seen_again())
    found = numbers_of(tree)
    return {
        tree.nodes[each].key: found[each]
        for each, _depth in tree.walk()
        if not found[each].startswith("1")
    }


def arranged(browser: Client, node: UUID, act: str, **more: object) -> str:
    """Where the button leads to."""
    said = {"node": node, "act": act, **more}
    answer = browser.post(f"{TREE}anordnen/", said)
    assert answer.status_code == 302
    return str(answer.headers["Location"])
