"""Findings about a mechanism and its desks, one rule a file."""
