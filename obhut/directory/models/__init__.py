"""The tables of the directory: rows and their history, deliveries, tasks."""

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

__all__ = [
    "DeliveredLine",
    "DeliveredRow",
    "Delivery",
    "DeliveryChoice",
    "DeliverySource",
    "DirectoryRow",
    "District",
    "Generation",
    "Keyword",
    "Postcode",
    "RowChange",
    "Task",
]
