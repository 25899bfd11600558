"""What keeps the product from starting, each with the way out."""


class CannotStart(Exception):
    """Told to the person at the command line in one paragraph; exit code 2, no traceback."""
