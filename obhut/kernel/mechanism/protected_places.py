"""Where somebody hides from danger is said to nobody: no address, no street, no point on the map.

Such a place is reached by telephone or mail. What a person would find it by is refused wherever
a row may say something, so that no page, paper, export or history ever holds it.
"""

import re
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from obhut.kernel.concept.texts import Fact

SHELTER = "shelter"
"""The kind of service point."""
PROTECTED = frozenset({"protected-place"})
"""Functions of the mechanism at which children are hidden."""

STREET = re.compile(
    r"(str\.|[a-zäöüß -](stra(ß|ss)e|gasse|weg|allee|platz|ring|damm|ufer|park|markt|street|road)"
    r"|^(weg|platz|ring|markt)) ?(nr\. ?)?[0-9]{1,4}( ?[a-z])?\b"
    r"(?! ?(stunden|uhr|tage|jahre|plätze|personen|hours|days|years|places|people|/))",
    re.IGNORECASE,
)
"""A street with the number of a house: "Hafenstr. 14", "Am Markt 3 b"."""
POINT = re.compile(
    r"(4[5-9]|5[0-6])[.,][0-9]{3,}[°NS ]*[,;/ ] ?(1?[0-9])[.,][0-9]{3,}"
    r"|(4[5-9]|5[0-6]) ?° ?[0-9]{1,2} ?['′]"
)
"""Degrees of latitude and longitude between Alps and North Sea: "52.5200, 13.4050"."""


def is_told_by(said: object) -> bool:
    """Whether words lead to a door: a street with its number, or coordinates."""
    match said:
        case str():
            return bool(STREET.search(said) or POINT.search(said))
        case Fact():
            return any(is_told_by(value) for _, value in said)
        case _:
            return False


def check_tells_no_place(given: Any, info: ValidationInfo) -> Any:
    """Nothing that a protected place says of itself leads to its door."""
    if info.data.get("kind") == SHELTER or info.data.get("function") in PROTECTED:
        if given is not None and info.field_name == "address":
            raise PydanticCustomError("protected_address", "address of a protected place")
        if is_told_by(given):
            raise PydanticCustomError("protected_place_told", "where a protected place is")
    return given
