"""How the concepts say no, beyond the ways of the house."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from obhut.kernel.refusals import Refusal, SomebodyWasFaster

if TYPE_CHECKING:
    from obhut.concepts.queries.obstacles import WhatIsMissing


class NoSuchEdition(Refusal):
    """There is no such concept or edition, or none that this actor may know of."""


class ChangedMeanwhile(SomebodyWasFaster):
    """Somebody has saved this node since. Carries what stands there now, so that both can be seen."""

    def __init__(self, reason: str, *, present: Mapping[str, Any], revision: int) -> None:
        super().__init__(reason)
        self.present = present
        self.revision = revision


class NotYet(Refusal):
    """Something stands between a draft and its coming into force. Carries and notes all of it."""

    def __init__(self, reason: str, missing: "WhatIsMissing") -> None:
        super().__init__(reason)
        self.missing = missing
        for each in missing.obstacles:
            self.add_note(repr(each))
