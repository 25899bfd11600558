"""Letters that have ended are not kept for ever: they say who was written to."""

from datetime import datetime, timedelta

from obhut.letters.enums import LetterState
from obhut.letters.models import Letter

KEPT_FOR = timedelta(days=400)
"""Longer than every rhythm in which a letter is written once: the red mark comes after a year."""


def forget_letters(*, now: datetime) -> int:
    """Remove what ended so long ago. Returns how many."""
    ended = Letter.objects.filter(ended_at__lt=now - KEPT_FOR).exclude(state=LetterState.WAITING)
    removed, _of_each = ended.delete()
    return removed
