"""The worker: runs what is due until it is told to stop."""

import asyncio
import signal

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException

from obhut.kernel.refusals import Refusal

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 8
"""Seconds in which a job may finish when the worker is told to stop."""
CONNECTIONS = 3
"""One to listen, one for the queue, one to spare; the jobs themselves use Django's."""


class WorkerStopped(Refusal):
    """The worker ended without being told to. Start it again; nothing was lost."""


def work() -> None:
    """Work until told to stop. Raises WorkerStopped where the database was lost."""
    connector = PsycopgConnector(
        kwargs=connector_params(), min_size=1, max_size=CONNECTIONS, timeout=10
    )
    try:
        with app.replace_connector(connector) as own:
            asyncio.run(_work(own))
    except ConnectorException as error:
        why = " ".join(str(error.__cause__ or error).split())
        raise WorkerStopped(
            f"The worker lost the database: {why}. Nothing is lost; it goes on once it is started again."
        ) from error


async def _work(own: App) -> None:
    async with own.open_async():
        running = asyncio.create_task(
            own.run_worker_async(
                name="obhut",
                install_signal_handlers=False,
                shutdown_graceful_timeout=GRACE,
                delete_jobs="successful",
            )
        )
        told = _stop_when_told(running)
        try:
            await running
        except asyncio.CancelledError:
            return
    if not told:
        raise WorkerStopped("The worker stopped by itself; what it said stands above.")


def _stop_when_told(running: "asyncio.Task[None]") -> list[int]:
    """Cancel once, however often it is told: a second cancel would not wait for a job to finish."""
    told: list[int] = []

    def stop(number: int) -> None:
        if not told:
            running.cancel()
        told.append(number)

    for number in ENDINGS:
        asyncio.get_running_loop().add_signal_handler(number, stop, number)
    return told
