"""What may go wrong with a sealed text."""


class CannotOpen(Exception):
    """A text that was not sealed with any key of this installation, or was changed since."""
