"""Every ground stands in the norm register, and says whether somebody has reviewed it."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_ground_is_registered(review: Review) -> Iterator[Finding]:
    mechanism = review.mechanism
    used: dict[str, str] = {}
    for shelf, statements in (
        ("steps", mechanism.steps),
        ("terms", mechanism.terms),
        ("shares", mechanism.shares),
    ):
        for key, statement in statements.items():
            for norm in getattr(statement.facts, "basis", ()):
                used.setdefault(norm, f"{shelf}/{key}/basis")
    for norm, where in used.items():
        if norm not in mechanism.norms:
            yield Finding(
                rule="every-ground-is-registered",
                weight=Weight.BLOCKS,
                where=where,
                facts=(("norm", norm),),
            )
        elif mechanism.norms[norm].node.review.state == "unreviewed":
            yield Finding(
                rule="every-ground-is-reviewed",
                weight=Weight.TELLS,
                where=f"norms/{norm}/review",
                facts=(("norm", norm),),
            )
