"""Flyers, fact sheets, films. Not built yet."""
