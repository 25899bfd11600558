"""Sessions as they lie in the database: sealed, since a seed of a second factor may pass through."""

import json
from typing import Any

from obhut.accounts.actions.sealing import CannotOpen, open_sealed, seal


class SealedSession:
    """What Django asks of a serialiser of sessions."""

    def dumps(self, session: dict[str, Any]) -> bytes:
        return seal(json.dumps(session, separators=(",", ":"))).encode("ascii")

    def loads(self, sealed: bytes) -> dict[str, Any]:
        """A session sealed with a key that is gone is an empty one: sign in again."""
        try:
            session: dict[str, Any] = json.loads(open_sealed(sealed.decode("ascii")))
        except CannotOpen:
            return {}
        return session
