"""Who acts, at which desk, and what was granted to them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5


class Role(StrEnum):
    """What somebody may do inside an area, from the widest to the narrowest right."""

    FEDERAL_EDITOR = "federal_editor"
    """Writes the federal text, keeps what serves the whole federation."""
    LAND_COORDINATION = "land_coordination"
    """Keeps the directory of a Land and tailors its mechanism."""
    DISTRICT_KEEPER = "district_keeper"
    """Keeps the desks of a Kreis or Bezirk."""
    DESK_HOLDER = "desk_holder"
    """Holds a desk, and answers for what stands there."""
    READER = "reader"
    """Reads what is not public in an area."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role inside an area.

    ``level`` and ``key`` name the area as routing does ("land", "DE-BY"; "kreis", "09564"), or a
    single desk ("desk", its key).
    """

    role: Role
    level: str
    key: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a desk, with what was granted to them.

    Rights, duties and letters belong to desks; people come and go.
    """

    person: UUID
    desk: UUID
    grants: frozenset[Grant] = frozenset()

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles was granted, wherever."""
        return any(grant.role in roles for grant in self.grants)


INSTALLATION = Actor(
    person=UUID(int=0),
    desk=UUID(int=0),
    grants=frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")}),
)
"""Whoever has the command line of this installation: loads content, runs migrations."""

CLOCK = Actor(person=UUID(int=1), desk=UUID(int=0))
"""What happens because its time has come."""

ANYBODY = Actor(person=UUID(int=2), desk=UUID(int=0))
"""A reader without an account. Nothing is known of them, and nothing is written down."""

MAILBOX = UUID(int=3)
"""In place of a person: whoever reads a function mailbox. Who that is, nobody here knows."""


def desk_id(key: str) -> UUID:
    """The number under which the record knows a desk of the directory. The same key, the same one."""
    return uuid5(NAMESPACE_URL, f"obhut:desk:{key}")


def at_mailbox_of(desk: str) -> Actor:
    """The mailbox of a desk: it may say what its holders may say, of this desk alone."""
    grant = Grant(Role.DESK_HOLDER, "desk", desk)
    return Actor(person=MAILBOX, desk=desk_id(desk), grants=frozenset({grant}))
