"""Organisations, service points, districts, desks, opening hours, generations of data."""
