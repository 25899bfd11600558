"""What the clock does for concepts: casts the nets that were asked for."""

from obhut.concepts.jobs.rehearsing import cast_nets

__all__ = ("cast_nets",)
