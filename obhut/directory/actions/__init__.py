"""Deeds on the directory: loading a generation, activating it, importing postcodes."""
