"""Readings of the directory. All of it is public."""
