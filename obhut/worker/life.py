"""Whether somebody is at work: workers leave a sign of life in the database every ten seconds."""

from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateWorker


def last_sign_of_life() -> datetime | None:
    """When a worker was seen last; None where none is registered."""
    newest = ProcrastinateWorker.objects.order_by("-last_heartbeat").first()
    return newest.last_heartbeat if newest else None
