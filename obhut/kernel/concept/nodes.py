"""A node: one addressable statement of a concept, the same across editions and Länder."""

from typing import Any
from uuid import UUID

from pydantic import SerializeAsAny, model_validator

from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.texts import Day, Evidence, Fact, Force, Freedom, Key, Review, Text


class Node(Fact):
    """Its id is lasting; its number is computed; its facts are those of its kind."""

    id: UUID
    key: Key
    kind: str
    under: Key | None = None
    """Key of the node it stands below; none: directly below its chapter."""
    title: Text
    text: Text | None = None
    force: Force
    freedom: Freedom
    evidence: Evidence
    sources: list[Key] = []
    review: Review
    as_of: Day
    facts: SerializeAsAny[Fact]

    @model_validator(mode="before")
    @classmethod
    def read_facts_of_the_kind(cls, given: Any) -> Any:
        """Facts are read with the class of the kind; an unknown kind is refused by name."""
        if not isinstance(given, dict) or isinstance(given.get("facts"), Fact):
            return given
        kind = KINDS.get(str(given.get("kind")))
        if kind is None:
            known = ", ".join(sorted(KINDS))
            raise ValueError(f"There is no kind {given.get('kind')!r}. Kinds: {known}.")
        return given | {"facts": kind.model_validate(given.get("facts", {}))}
