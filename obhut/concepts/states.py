"""Which state of an edition may follow which."""

from obhut.concepts.enums import EditionState

EDITION: dict[str, frozenset[str]] = {
    EditionState.DRAFT: frozenset({EditionState.IN_CONSULTATION, EditionState.APPROVED}),
    EditionState.IN_CONSULTATION: frozenset({EditionState.CONSULTED}),
    EditionState.CONSULTED: frozenset({EditionState.DRAFT, EditionState.APPROVED}),
    EditionState.APPROVED: frozenset({EditionState.DRAFT, EditionState.IN_FORCE}),
    EditionState.IN_FORCE: frozenset({EditionState.PAST}),
    EditionState.PAST: frozenset(),
}
