"""The ways in which the house says no.

    Refusal
     ├── NotAllowed            the rules forbid this act, now, for this actor
     ├── ImpossibleTransition  the state asked for cannot follow the present one
     ├── SomebodyWasFaster     the record changed between being read and being written
     └── Faulty                what was handed in cannot be used; carries every fault found

Anything else that is raised is a bug and may crash.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Refusal(Exception):
    """Base of every no that is meant for a person to read."""


class NotAllowed(Refusal):
    """The rules forbid this act, now, for this actor."""


class ImpossibleTransition(Refusal):
    """The state asked for cannot follow the present one."""


class SomebodyWasFaster(Refusal):
    """The record changed between being read and being written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in what was handed in: where, what, and what would be right."""

    where: str
    """File, node or row; with a line where there is one ("content/x.yaml:12")."""
    field: str
    de: str
    en: str

    def __str__(self) -> str:
        place = f"{self.where}: {self.field}" if self.field else self.where
        return f"{place}: {self.en}"


class Faulty(Refusal):
    """What was handed in cannot be used. Nothing was changed; every fault is listed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def allowed(check: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """Ask a check that raises, get a plain yes or no."""
    try:
        check(*args, **kwargs)
    except NotAllowed:
        return False
    return True
