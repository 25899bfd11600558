"""Obhut: from a recommendation to a working cooperation mechanism."""
