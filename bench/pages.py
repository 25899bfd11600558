"""Pages and API against the bare page of the same server, in the same run."""

from collections.abc import Callable, Mapping, Sequence

from bench import addresses
from bench.measures import Result
from bench.product import Product
from bench.ratios import Round, cpu_ms, cpu_share, percent, rate, rate_share
from bench.visiting import AS_A_BROWSER, visit

GOAL = 0.6
BUDGET_MS = 5.0
ROUNDS = 7
PLAIN: dict[str, str] = {}

Kind = tuple[Sequence[str], dict[str, str], int]
"""Addresses, headers, and how many requests a round has."""
KINDS: Mapping[str, Kind] = {
    "bare": (("/bare/",), AS_A_BROWSER, 200),
    "plan": (addresses.plans("/plan/"), AS_A_BROWSER, 140),
    "bare-plain": (("/bare/",), PLAIN, 200),
    "plan-plain": (addresses.plans("/plan/"), PLAIN, 140),
    "finder": (addresses.questions(), AS_A_BROWSER, 136),
    "desks": (addresses.desks(), AS_A_BROWSER, 128),
    "api-responsible": (addresses.responsible(), AS_A_BROWSER, 128),
    "api-plan": (addresses.plans("/api/v1/plan"), AS_A_BROWSER, 70),
}


def measure(product: Product, say: Callable[[str], None]) -> list[Result]:
    """Every kind of page in rounds, peer and ours in turn; the first round only warms up."""
    found: dict[str, list[Round]] = {kind: [] for kind in KINDS}
    for number in range(ROUNDS + 1):
        say(f"Pages, round {number} of {ROUNDS} …")
        for kind in list(KINDS)[:: 1 if number % 2 else -1]:
            asked, headers, requests = KINDS[kind]
            found[kind].append(visit(product, asked, headers, requests))
    return _results({kind: rounds[1:] for kind, rounds in found.items()})


def _results(found: Mapping[str, Sequence[Round]]) -> list[Result]:
    bare, plain = found["bare"], found["bare-plain"]
    return [
        _against("plan", found["plan"], bare, goal=GOAL),
        _against("plan-plain", found["plan-plain"], plain, goal=GOAL),
        _against_budget(cpu_ms(found["plan"])),
        *(
            _against(kind, found[kind], bare)
            for kind in ("finder", "desks", "api-responsible", "api-plan")
        ),
    ]


def _against(
    key: str, ours: Sequence[Round], peer: Sequence[Round], *, goal: float | None = None
) -> Result:
    cpu, speed = cpu_share(ours, peer), rate_share(ours, peer)
    return Result(
        key=key,
        ratio=f"CPU {percent(cpu)}, requests/s {percent(speed)}",
        met=None if goal is None else min(cpu, speed) >= goal,
        raw=f"{cpu_ms(ours):.2f} ms, {rate(ours):.0f}/s; peer {cpu_ms(peer):.2f} ms, "
        f"{rate(peer):.0f}/s",
    )


def _against_budget(ms: float) -> Result:
    return Result(
        key="plan-cpu", ratio=percent(ms / BUDGET_MS), met=ms <= BUDGET_MS, raw=f"{ms:.2f} ms"
    )
