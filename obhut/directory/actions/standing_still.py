"""One deed at a time: who changes the directory waits until whoever was there first is through."""

from django.db import connection

from obhut.directory.enums import GenerationOf
from obhut.directory.models import Generation


def stand_still(of: GenerationOf = GenerationOf.DIRECTORY) -> None:
    """Until the end of this transaction nobody else loads, activates or changes.

    It is taken before anything is written down in the audit, never after: two who hold one of
    the two and wait for the other would wait for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"next generation {of}"])


def active_one(of: GenerationOf = GenerationOf.DIRECTORY) -> Generation | None:
    """The active generation, read now, whatever a look has seen before."""
    return Generation.objects.filter(of=of, active=True).first()
