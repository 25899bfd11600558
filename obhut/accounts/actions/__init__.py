"""Deeds on people and their rights. Each is recorded, and none sends a letter."""
