"""The tables of the directory: rows and history, deliveries, tasks, what mailboxes and calls said."""

from obhut.directory.models.confirmations import Confirmation, Inquiry
from obhut.directory.models.deliveries import (
    DeliveredLine,
    DeliveredRow,
    Delivery,
    DeliveryChoice,
    DeliverySource,
)
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
    "DeliveredLine",
    "DeliveredRow",
    "Delivery",
    "DeliveryChoice",
    "DeliverySource",
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
