"""Readings of concepts. What is in force is public; nobody has to say who asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition
from obhut.concepts.queries.editions import text_at
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.one_look import Reading, once_in_a_look
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.reading import write_edition
from obhut.kernel.mechanism.directory import write_directory

FEDERAL = "federal"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInForce:
    """Which edition holds, since when, and its digest."""

    id: UUID
    concept: str
    number: int
    digest: str
    in_force_at: datetime


@once_in_a_look
def edition_in_force() -> EditionInForce | None:
    """The federal edition in force; None before the first content was loaded."""
    for row in _IN_FORCE.rows():
        return EditionInForce(
            id=UUID(row["id"]),
            concept=FEDERAL,
            number=row["number"],
            digest=row["digest"],
            in_force_at=datetime.fromisoformat(row["in_force_at"]),
        )
    return None


_IN_FORCE = Reading(
    Edition.objects.filter(concept__key=FEDERAL, state=EditionState.IN_FORCE)
    .order_by()
    .values_list("id", "number", "digest", "in_force_at")
)


def text_of(edition: UUID) -> EditionText:
    """All nodes of a frozen edition, in order. Kept: a frozen edition never changes."""
    return text_at(edition, 0)


def files_in_force() -> dict[str, str] | None:
    """The files of ``content/`` as they are in force, byte for byte; None before a first load."""
    edition = edition_in_force()
    directory = directory_in_force()
    if edition is None or directory is None:
        return None
    federal = write_edition(text_of(edition.id))
    return {f"{FEDERAL}/{name}": text for name, text in federal.items()} | write_directory(
        directory
    )
