"""Agreements that exist already become concepts of their own kind, loaded with the content."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.concepts.actions.force import come_into_force
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.models import Concept, Edition
from obhut.concepts.states import EDITION
from obhut.kernel.actor import Actor
from obhut.kernel.concept.edition import digest
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.papers import Paper, papers_of
from obhut.kernel.routing.places import Level
from obhut.kernel.states import check_transition

PREFIX = "paper-"


@transaction.atomic
def load_papers(directory: DirectoryText, *, by: Actor, at: datetime) -> int:
    """What the files of the Länder know of existing agreements, in force; returns what changed.

    The same again changes nothing. What a Land has gone on writing itself is never replaced: the
    files know less. A paper that the files know no more, or know to have ended, becomes past.
    """
    wanted = {paper.key: paper for land in directory.laender for paper in papers_of(land)}
    present = _from_files()
    changed = [
        paper
        for key, paper in wanted.items()
        if key not in present or present[key].digest != digest(paper.text)
    ]
    loaded = sum(_load(paper, by=by, at=at) for paper in changed)
    return loaded + sum(
        _end(edition, by=by, at=at) for key, edition in present.items() if key not in wanted
    )


def _from_files() -> Mapping[str, Edition]:
    rows = Edition.objects.select_related("concept").filter(
        concept__kind=ConceptKind.AGREEMENT,
        concept__key__startswith=PREFIX,
        state=EditionState.IN_FORCE,
    )
    return {row.concept.key: row for row in rows}


def _load(paper: Paper, *, by: Actor, at: datetime) -> bool:
    if _is_kept_by_people(paper.key):
        return False
    home, _made = Concept.objects.update_or_create(
        key=paper.key,
        defaults={
            "owner": paper.owner,
            "kind": ConceptKind.AGREEMENT,
            "level": Level.LAND,
            "area": paper.land,
            "title_de": paper.title.de,
            "title_en": paper.title.en,
        },
    )
    last = home.editions.order_by("-number").first()
    edition = Edition.objects.create(
        concept=home,
        number=last.number + 1 if last else 1,
        digest=digest(paper.text),
        made_at=at,
        state=EditionState.APPROVED,
    )
    write_nodes(edition, paper.text)
    come_into_force(edition, by=by, at=at)
    return True


def _end(edition: Edition, *, by: Actor, at: datetime) -> bool:
    if _is_kept_by_people(edition.concept.key):
        return False
    check_transition(EDITION, present=edition.state, wanted=EditionState.PAST)
    edition.state, edition.past_at = EditionState.PAST, at
    edition.save(update_fields=["state", "past_at"])
    record(
        "agreement ended",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts={"concept": edition.concept.key, "number": edition.number},
    )
    return True


def _is_kept_by_people(key: str) -> bool:
    """Whether somebody has gone on writing it. Locks the concept, so that nobody begins meanwhile."""
    home = Concept.objects.select_for_update().filter(key=key).first()
    return home is not None and home.editions.filter(changes__isnull=False).exists()
