"""On which line of which file each node stands, for whoever has to find a fault there."""

from collections.abc import Mapping
from typing import Any

from obhut.kernel.concept.notation import read
from obhut.kernel.refusals import Faulty


def whereabouts(files: Mapping[str, str]) -> dict[str, str]:
    """Like {"step-3": "05-steps.yaml:17"}, by key; a file that cannot be read is left out."""
    found: dict[str, str] = {}
    for name, text in files.items():
        try:
            document = read(text, name=name)
        except Faulty:
            continue
        value = document.value if isinstance(document.value, dict) else {}
        rows = value.get("nodes")
        found |= _line(document.where(("section",)), value.get("section"))
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            found |= _line(document.where(("nodes", at)), row)
    return found


def _line(where: str, row: Any) -> dict[str, str]:
    return {str(row["key"]): where} if isinstance(row, dict) and "key" in row else {}
