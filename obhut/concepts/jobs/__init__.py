"""What the clock does for concepts: what waits for its day comes into force."""

from obhut.concepts.jobs.waiting import bring_into_force

__all__ = ("bring_into_force",)
