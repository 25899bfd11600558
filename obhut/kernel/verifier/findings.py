"""What the verifier says. Data only; sentences for people are worded in ``web``."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"
    TELLS = "tells"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend: which rule, how heavy, where (a path), and the facts of the matter."""

    rule: str
    weight: Weight
    where: str
    facts: tuple[tuple[str, str], ...] = ()
    """Plain values that the sentence for people is made of: ("district", "09564")."""
