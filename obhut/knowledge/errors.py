"""Refusals of this room."""

from obhut.kernel.refusals import Refusal


class NothingInForce(Refusal):
    """No edition is in force yet: content has to be loaded first."""
