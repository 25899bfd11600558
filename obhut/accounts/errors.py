"""Refusals of this room."""

from obhut.kernel.refusals import Refusal


class LinkNoLonger(Refusal):
    """A one-time link that was never given, was used, was taken back or has run out of time.

    Which of these it is, nobody is told.
    """
