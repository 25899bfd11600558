"""Lummerland as the federal text, Bavaria above it, Nürnberg above that; who keeps which."""

from datetime import date

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import change_node
from obhut.concepts.actions.force import come_into_force
from obhut.concepts.actions.tailoring import derive
from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition
from obhut.concepts.queries.deviations import DeviationSeen
from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.tailoring import newest_of
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.concept.edition import Chapter, EditionText, digest
from obhut.kernel.concept.nodes import Node
from obhut.kernel.routing.places import Area, read_area
from tests.cast import ADA, BELA, CEM
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    EDITOR,
    ISLE,
    TUESDAY,
    id_of,
    isle_in_force,
    revision_of,
)

BAVARIA, NUREMBERG, HAMBURG = map(read_area, ("land:DE-BY", "kreis:09564", "land:DE-HH"))
KEEPER = Actor(
    person=BELA.person,
    desk=BELA.desk,
    grants=frozenset({Grant(Role.DISTRICT_KEEPER, "kreis", "09564")}),
)
ELSEWHERE = Actor(
    person=CEM.person,
    desk=CEM.desk,
    grants=frozenset({Grant(Role.LAND_COORDINATION, "land", "DE-HH")}),
)
SAID = {"title_de": "Konzept für Bayern", "title_en": "", "owner": "Ministerium"}
WHY = DeviationSeen(
    reason="Nachts ist hier nur die Wache da.",
    ground="Erlass vom 1. Oktober 2026",
    decided_by="Leitung der Landeskoordination",
    decided_on=date(2026, 11, 20),
)
__all__ = ["ADA", "COORDINATION", "EDITOR", "ISLE", "TUESDAY", "id_of", "isle_in_force"]


def federal() -> EditionSeen:
    found = newest_of("federal")
    assert found is not None
    return found


def begun(area: Area = BAVARIA, *, by: Actor = COORDINATION) -> EditionSeen:
    """The draft of a Land, derived from what is in force."""
    return derive(federal().id, area, SAID, by=by, at=TUESDAY)


def says(draft: EditionSeen, key: str, words: str, *, by: Actor = COORDINATION) -> None:
    """The node says this as its title now."""
    title = {"title": {"de": words, "en": words}}
    seen = revision_of(draft.id, key)
    change_node(draft.id, id_of(key), title, seen=seen, by=by, at=TUESDAY)


def in_force(draft: EditionSeen, *, by: Actor = COORDINATION) -> EditionSeen:
    """As the rows have it; what has to come before is tried where it belongs."""
    row = Edition.objects.select_related("concept").get(pk=draft.id)
    row.state = EditionState.APPROVED
    row.save(update_fields=["state"])
    come_into_force(row, by=by, at=TUESDAY)
    found = newest_of(draft.concept)
    assert found is not None
    return found


def next_federal(*changes: tuple[str, str], without: str = "", added: Node | None = None) -> None:
    """The next federal edition: nodes of the harbour called otherwise, one left out, one put in."""
    said = dict(changes)
    isle, harbour, hills = ISLE.chapters
    nodes = tuple(
        node.model_copy(update={"title": node.title.model_copy(update={"de": said[node.key]})})
        if node.key in said
        else node
        for node in harbour.nodes
        if node.key != without
    )
    more = (added,) if added else ()
    text = EditionText((isle, Chapter(harbour.section, nodes), Chapter(hills.section, more)))
    assert digest(text) != digest(ISLE)
    load_edition(text, concept="federal", owner="Lummerland", by=EDITOR, at=TUESDAY)
