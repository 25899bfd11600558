"""What the clock does in this room."""

from obhut.accounts.jobs.settling import settle_desks

__all__ = ("settle_desks",)
