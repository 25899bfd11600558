"""The arithmetic: medians of rounds, a share of a limit, a peer against ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of one page: how many requests, the server's CPU and the clock, in seconds."""

    requests: int
    cpu: float
    seconds: float

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU per request."""
        return self.cpu / self.requests * 1000

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


def cpu_ms(rounds: Sequence[Round]) -> float:
    """The median over the rounds, so that a neighbour on the machine spoils one, not all."""
    return median(each.cpu_ms for each in rounds)


def rate(rounds: Sequence[Round]) -> float:
    return median(each.rate for each in rounds)


def cpu_share(ours: Sequence[Round], peer: Sequence[Round]) -> float:
    """Peer's CPU over ours, round by round: 1 where ours costs the same, less where more."""
    return median(b.cpu_ms / a.cpu_ms for a, b in zip(ours, peer, strict=True))


def rate_share(ours: Sequence[Round], peer: Sequence[Round]) -> float:
    """Our requests per second over the peer's, round by round."""
    return median(a.rate / b.rate for a, b in zip(ours, peer, strict=True))


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"
