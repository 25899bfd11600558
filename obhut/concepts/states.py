"""Which state of an edition may follow which."""

from obhut.concepts.enums import EditionState, MergeState, ProposalState

EDITION: dict[str, frozenset[str]] = {
    EditionState.DRAFT: frozenset(
        {EditionState.IN_CONSULTATION, EditionState.APPROVED, EditionState.SET_ASIDE}
    ),
    EditionState.IN_CONSULTATION: frozenset({EditionState.CONSULTED, EditionState.SET_ASIDE}),
    EditionState.CONSULTED: frozenset({EditionState.DRAFT, EditionState.APPROVED}),
    EditionState.APPROVED: frozenset({EditionState.DRAFT, EditionState.IN_FORCE}),
    EditionState.IN_FORCE: frozenset({EditionState.PAST}),
    EditionState.PAST: frozenset(),
    EditionState.SET_ASIDE: frozenset(),
}
MERGE: dict[str, frozenset[str]] = {
    MergeState.OPEN: frozenset({MergeState.APPLIED, MergeState.ABANDONED}),
    MergeState.APPLIED: frozenset(),
    MergeState.ABANDONED: frozenset(),
}
PROPOSAL: dict[str, frozenset[str]] = {
    ProposalState.OPEN: frozenset({ProposalState.TAKEN, ProposalState.DECLINED}),
    ProposalState.TAKEN: frozenset(),
    ProposalState.DECLINED: frozenset(),
}
