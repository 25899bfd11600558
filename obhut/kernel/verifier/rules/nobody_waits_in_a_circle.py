"""No circular waiting: whoever stands in for somebody is not, in the end, waiting for them."""

from collections.abc import Iterator, Mapping

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def nobody_waits_in_a_circle(review: Review) -> Iterator[Finding]:
    functions = review.mechanism.functions
    yield from _circles(
        "functions", "fallback", {key: each.facts.fallback for key, each in functions.items()}
    )
    yield from _circles("desks", "on_call", {desk.key: desk.on_call for desk in review.desks})


def _circles(shelf: str, field: str, follows: Mapping[str, str | None]) -> Iterator[Finding]:
    told: set[str] = set()
    for start in follows:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in path and here not in told:
            path.append(here)
            here = follows.get(here)
        if here is not None and here in path:
            circle = path[path.index(here) :]
            yield Finding(
                rule="nobody-waits-in-a-circle",
                weight=Weight.BLOCKS,
                where=f"{shelf}/{here}/{field}",
                facts=(("circle", " → ".join([*circle, here])),),
            )
        told.update(path)
