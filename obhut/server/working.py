"""The worker beside the web server. Pages matter more than letters: without it, they are served on."""

import sys
import time

from obhut.server.child import Child, begin
from obhut.server.database import Database

PAUSE = 10.0
"""Seconds before a worker that ended by itself is started again."""


class Worker:
    """A worker that is started again whenever it ends by itself."""

    def __init__(self, database: Database, *, pause: float = PAUSE) -> None:
        self._url = database.app_url
        self._pause = pause
        self._ended_since: float | None = None
        self.child: Child = self._begin()

    def look_after(self) -> None:
        """Start it again if it ended, after a pause. To be called now and then."""
        if self.child.poll() is None:
            return
        if self._ended_since is None:
            self._ended_since = time.monotonic()
            print(
                f"The worker ended by itself (code {self.child.returncode}). Letters wait; it is "
                f"started again in {self._pause:.0f} seconds.",
                file=sys.stderr,
                flush=True,
            )
        if time.monotonic() - self._ended_since >= self._pause:
            self._ended_since = None
            self.child = self._begin()

    def _begin(self) -> Child:
        return begin(["obhut", "work"], told={"DATABASE_URL": self._url, "OBHUT_POOL": "0"})
