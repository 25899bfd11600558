"""How the concepts say no, beyond the ways of the house."""

from obhut.kernel.refusals import Refusal


class NoSuchEdition(Refusal):
    """There is no such concept or edition, or none that this actor may know of."""
