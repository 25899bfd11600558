"""Conferences, workshops, seminars. Not built yet."""
