"""The real federal content, a Land that derives from it, and a district that derives from the Land."""

from datetime import date
from uuid import UUID

from django.test import Client
from django.utils import timezone

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import change_node, delete_node, insert_node, open_draft
from obhut.concepts.actions.force import come_into_force
from obhut.concepts.actions.tailoring import decide_deviation, derive
from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition, NodeOfEdition
from obhut.concepts.queries.deviations import DeviationSeen
from obhut.concepts.queries.editions import EditionSeen, frozen_text
from obhut.concepts.queries.tailoring import newest_of
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.texts import Text
from obhut.kernel.routing.places import read_area
from tests.cast import ADA
from tests.web.accounts.people import BAVARIA, keeper

COORDINATION = Actor(person=ADA.person, desk=ADA.desk, grants=frozenset({BAVARIA}))
SAXONY = Grant(Role.LAND_COORDINATION, "land", "DE-SN")
BEGIN = {
    "area": "land:DE-BY",
    "title_de": "Konzept für Bayern",
    "title_en": "",
    "owner": "Staatsministerium",
}
REASON = {
    "reason": "Hier ist nachts die Rufbereitschaft zuständig.",
    "ground": "Erlass vom 1. Oktober 2026",
    "decided_by": "Leitung der Landeskoordination",
    "decided_on": "2026-11-20",
    "seen": "",
}
ADAPTED, LEFT_OUT = "step-1", "insight-1"


def of_the_land(name: str = "Ada") -> Client:
    return keeper(name, BAVARIA)[1]


def newest(concept: str) -> EditionSeen:
    found = newest_of(concept)
    assert found is not None
    return found


def node(key: str) -> UUID:
    """Its lasting id, the same in every edition."""
    row = NodeOfEdition.objects.filter(key=key).first()
    assert row is not None
    return row.node


def draft(concept: str = "de-by") -> Edition:
    return Edition.objects.get(concept__key=concept, state=EditionState.DRAFT)


def derived(concept: str = "") -> None:
    """Bavaria begins; or goes on with the next draft of its concept."""
    if concept:
        open_draft(concept, by=COORDINATION, at=timezone.now())
        return
    said = {name: BEGIN[name] for name in ("title_de", "title_en", "owner")}
    derive(newest("federal").id, read_area("land:DE-BY"), said, by=COORDINATION, at=timezone.now())


def decide(concept: str, key: str) -> None:
    why = DeviationSeen(
        reason=REASON["reason"],
        ground=REASON["ground"],
        decided_by=REASON["decided_by"],
        decided_on=date.fromisoformat(REASON["decided_on"]),
    )
    decide_deviation(draft(concept).pk, node(key), why, seen="", by=COORDINATION, at=timezone.now())


def adapt(concept: str, key: str, title: str, *, by: Actor = COORDINATION) -> None:
    row = NodeOfEdition.objects.get(edition=draft(concept), key=key)
    content = {"title": {"de": title, "en": title}}
    change_node(draft(concept).pk, row.node, content, seen=row.revision, by=by, at=timezone.now())


def leave_out(concept: str, key: str, *, by: Actor = COORDINATION) -> None:
    delete_node(draft(concept).pk, node(key), by=by, at=timezone.now())


def put_in(concept: str, key: str, *, below: str, by: Actor = COORDINATION) -> UUID:
    content = {
        "title": {"de": "Eigener Grundsatz", "en": "A principle of our own"},
        "force": "recommended",
        "freedom": "adaptable",
        "evidence": "proposal",
        "review": {"state": "unreviewed"},
        "as_of": "2026-11-24",
        "facts": {"number": 99, "of": "cooperation"},
    }
    return insert_node(
        draft(concept).pk, "principle", key, content,
        below=node(below), after=None, by=by, at=timezone.now(),
    )  # fmt: skip


def in_force(concept: str = "de-by", *, by: Actor = COORDINATION) -> EditionSeen:
    """As the rows have it; what has to come before is tried where it belongs."""
    row = Edition.objects.select_related("concept").get(pk=draft(concept).pk)
    row.state = EditionState.APPROVED
    row.save(update_fields=["state"])
    come_into_force(row, by=by, at=timezone.now())
    return newest(concept)


def next_federal(*keys: str) -> None:
    """The next federal edition: these nodes are called otherwise."""
    text = frozen_text(newest("federal").id)
    chapters = tuple(
        Chapter(
            chapter.section,
            tuple(
                each.model_copy(update={"title": Text(de=f"{each.title.de} (neu)", en="New")})
                if each.key in keys
                else each
                for each in chapter.nodes
            ),
        )
        for chapter in text.chapters
    )
    load_edition(
        EditionText(chapters), concept="federal", owner="Bund", by=INSTALLATION, at=timezone.now()
    )
