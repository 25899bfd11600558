"""Transition tables: which state may follow which."""

from collections.abc import Mapping

from obhut.kernel.refusals import ImpossibleTransition


def check_transition(table: Mapping[str, frozenset[str]], *, present: str, wanted: str) -> None:
    """Raise ImpossibleTransition, naming what is possible, unless ``wanted`` may follow."""
    possible = table.get(present, frozenset())
    if wanted not in possible:
        choices = ", ".join(sorted(possible)) or "nowhere"
        raise ImpossibleTransition(
            f"{present} → {wanted} is not possible. From {present} one can go to: {choices}."
        )
