"""Getting Django ready for a command, with the database at hand."""

import os

import django

NONE = "postgresql://nobody@/none"
"""For commands that read files only: Django wants a name, nobody connects to it."""


def settle(url: str) -> None:
    """From here on this process talks to the database of this URL."""
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obhut.config.settings")
    django.setup()
