"""Searching: words as people type them, the words that may be meant, sets of numbers."""
