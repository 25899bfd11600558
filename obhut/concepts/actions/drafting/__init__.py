"""Deeds on drafts: opening one, changing and placing its nodes, taking back, files."""

from obhut.concepts.actions.drafting.changing import change_node
from obhut.concepts.actions.drafting.files import (
    FilesSeen,
    drop_files,
    keep_files,
    load_files,
    look_at_files,
)
from obhut.concepts.actions.drafting.opening import open_draft, set_aside
from obhut.concepts.actions.drafting.placing import (
    delete_node,
    insert_node,
    move_node,
    restore_node,
)
from obhut.concepts.actions.drafting.undoing import undo

__all__ = [
    "FilesSeen",
    "change_node",
    "delete_node",
    "drop_files",
    "insert_node",
    "keep_files",
    "load_files",
    "look_at_files",
    "move_node",
    "open_draft",
    "restore_node",
    "set_aside",
    "undo",
]
