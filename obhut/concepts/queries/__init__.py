"""Readings of concepts: what is in force, and any other edition one may see."""

from obhut.concepts.queries.in_force import (
    EVERYWHERE,
    FEDERAL,
    EditionInForce,
    areas_with_own_text,
    edition_in_force,
    files_in_force,
    functions_of_every_text,
    mark_of_drafts,
    mark_of_editions,
    present_texts,
    text_of,
)

__all__ = [
    "EVERYWHERE",
    "FEDERAL",
    "EditionInForce",
    "areas_with_own_text",
    "edition_in_force",
    "files_in_force",
    "functions_of_every_text",
    "mark_of_drafts",
    "mark_of_editions",
    "present_texts",
    "text_of",
]
