"""What the directory refuses to do, and why."""

from obhut.kernel.refusals import Refusal


class NotRegistered(Exception):
    """No generation is active, or its register was not written: load the content."""


class LinkHoldsNoMore(Refusal):
    """Never was a link, was used, or is too old: whoever holds it is told the same of each."""
