"""The rules. No Django, no clock, no chance, no files, no network."""
