"""Deeds on concepts: loading files, approving, putting in force."""

from obhut.concepts.actions.approving import (
    Approved,
    approve,
    name_approvers,
    take_back_approval,
)
from obhut.concepts.actions.examples import load_earlier_editions, put_example_in_force
from obhut.concepts.actions.force import put_in_force, take_back_day
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
    "Approved",
    "Content",
    "Loaded",
    "approve",
    "load_content",
    "load_earlier_editions",
    "load_edition",
    "name_approvers",
    "put_example_in_force",
    "put_in_force",
    "read_content",
    "take_back_approval",
    "take_back_day",
]
