"""Parties, approvals, signatures, review. Not built yet."""
