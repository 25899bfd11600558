"""Invitations, comments, answers. Not built yet."""
