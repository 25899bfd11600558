"""Concepts, editions, nodes: load, put in force, export."""
