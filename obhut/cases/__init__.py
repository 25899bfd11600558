"""Sealed coordination of a suspected case between desks. Not built yet."""
