"""What a field is called and how it is explained, by its class or, where several share it, by its name."""

from typing import Any

from obhut.kernel.concept.texts import Fact
from obhut.web.concepts.field_names import (
    words_of_law,
    words_of_node,
    words_of_process,
    words_of_shares,
    words_of_signs,
)

LABELS: dict[str, tuple[Any, Any]] = {
    **words_of_node.LABELS,
    **words_of_process.LABELS,
    **words_of_shares.LABELS,
    **words_of_law.LABELS,
    **words_of_signs.LABELS,
}


def label_of(facts: type[Fact], name: str) -> tuple[Any, Any]:
    """Label and help. Raises KeyError for a field without words; a test forbids that."""
    own = f"{facts.__name__}.{name}"
    return LABELS[own] if own in LABELS else LABELS[name]
