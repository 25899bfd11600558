"""Readings of the edition in force; no tables of its own."""
