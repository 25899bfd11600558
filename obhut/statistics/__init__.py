"""Figures from all rooms, released through kernel/release. Not built yet."""
