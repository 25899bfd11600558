"""Readings of concepts: what is in force, and any other edition one may see."""

from obhut.concepts.queries.in_force import (
    FEDERAL,
    EditionInForce,
    edition_in_force,
    files_in_force,
    text_of,
)

__all__ = ["FEDERAL", "EditionInForce", "edition_in_force", "files_in_force", "text_of"]
