"""Kinds of no in this room."""

from obhut.kernel.refusals import Faulty


class NoReport(Faulty):
    """What was handed in is no report of a mail server about a letter."""
