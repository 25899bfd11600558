"""What the verifier looks at: a mechanism, the desks that staff it, the districts it serves."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.places import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything under review, on one day. ``districts`` maps AGS-5 to its Land."""

    mechanism: Mechanism
    desks: tuple[Desk, ...] = ()
    districts: Mapping[str, str] = field(default_factory=dict)
    today: date
    within: frozenset[Key] | None = None
    """Only places in one of these areas are looked at; None: everywhere. All desks count either way."""
    besides: frozenset[Key] = frozenset()
    """Places in one of these areas are not looked at: a text of their own speaks for them."""
    book: DeskBook = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "book", DeskBook(self.desks))

    def of(self, mechanism: Mechanism) -> "Review":
        """The same desks and places beside another text. Nothing of them is indexed anew."""
        other = copy(self)
        object.__setattr__(other, "mechanism", mechanism)
        return other
