"""Who acts, and at which desk."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a desk.

    Rights, duties and letters belong to desks; people come and go.
    """

    person: UUID
    desk: UUID


INSTALLATION = Actor(person=UUID(int=0), desk=UUID(int=0))
"""Whoever has the command line of this installation: loads content, runs migrations."""
