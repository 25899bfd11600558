"""Deeds on concepts: loading files, putting in force."""

from obhut.concepts.actions.force import put_in_force
from obhut.concepts.actions.loading import (
    FEDERAL,
    OWNER,
    Content,
    Loaded,
    load_content,
    load_edition,
    read_content,
)

__all__ = [
    "FEDERAL",
    "OWNER",
    "Content",
    "Loaded",
    "load_content",
    "load_edition",
    "put_in_force",
    "read_content",
]
