"""The tables of the directory: rows and their history, tasks, what mailboxes and calls have said."""

from obhut.directory.models.confirmations import Confirmation, Inquiry
from obhut.directory.models.rows import (
    DirectoryRow,
    District,
    Generation,
    Keyword,
    Postcode,
    RowChange,
    Task,
)
from obhut.directory.models.test_calls import TestCall

__all__ = [
    "Confirmation",
    "DirectoryRow",
    "District",
    "Generation",
    "Inquiry",
    "Keyword",
    "Postcode",
    "RowChange",
    "Task",
    "TestCall",
]
