"""The key of a new node, made of its title: what other nodes and files will know it by."""

import re
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

LONGEST = 60
NOT_OF_A_KEY = re.compile(r"[^a-z0-9]+")


def free_key(title: Mapping[str, Any] | None, kind: str, known: AbstractSet[str]) -> str:
    """Like "first-talk-2"; one that no node is known by."""
    words = (title or {}).get("en") or (title or {}).get("de") or kind
    letters = unicodedata.normalize("NFKD", str(words).casefold())
    key = NOT_OF_A_KEY.sub("-", letters.encode("ascii", "ignore").decode())
    key = key[:LONGEST].strip("-") or kind
    free, number = key, 1
    while free in known:
        number += 1
        free = f"{key}-{number}"
    return free
