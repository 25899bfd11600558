"""How the concepts say no, beyond the ways of the house."""

from collections.abc import Mapping
from typing import Any

from obhut.kernel.refusals import Refusal, SomebodyWasFaster


class NoSuchEdition(Refusal):
    """There is no such concept or edition, or none that this actor may know of."""


class ChangedMeanwhile(SomebodyWasFaster):
    """Somebody has saved this node since. Carries what stands there now, so that both can be seen."""

    def __init__(self, reason: str, *, present: Mapping[str, Any], revision: int) -> None:
        super().__init__(reason)
        self.present = present
        self.revision = revision
