"""What the directory refuses to do, and why."""


class NotRegistered(Exception):
    """No generation is active, or its register was not written: load the content."""
