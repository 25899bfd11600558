"""Which state of a letter may follow which."""

from obhut.letters.enums import LetterState

LETTER: dict[str, frozenset[str]] = {
    LetterState.WAITING: frozenset({LetterState.SENT, LetterState.FAILED, LetterState.BOUNCED}),
    LetterState.SENT: frozenset({LetterState.BOUNCED}),
    LetterState.FAILED: frozenset({LetterState.WAITING}),
    LetterState.BOUNCED: frozenset(),
}
"""Waiting → bounced: it came back before we had written down that it was taken."""
