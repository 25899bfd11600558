"""What the clock does for concepts: texts whose day has come, and nets that were asked for."""

from obhut.concepts.jobs.rehearsing import cast_nets
from obhut.concepts.jobs.waiting import bring_into_force

__all__ = ("bring_into_force", "cast_nets")
