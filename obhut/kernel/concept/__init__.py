"""Nodes with lasting ids, kinds with typed facts, editions, digests."""
