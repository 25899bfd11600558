"""Deeds on letters: writing one, saying how it ended, taking back what came back."""

from obhut.letters.actions.coming_back import CameBack, NotOurs, OnlyLate, take_back
from obhut.letters.actions.ending import claim, postpone, put_again, release, take_up, tell_ended
from obhut.letters.actions.writing import write_letter, write_what_waits

__all__ = (
    "CameBack",
    "NotOurs",
    "OnlyLate",
    "claim",
    "postpone",
    "put_again",
    "release",
    "take_back",
    "take_up",
    "tell_ended",
    "write_letter",
    "write_what_waits",
)
