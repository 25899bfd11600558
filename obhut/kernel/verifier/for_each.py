"""A rule that looks at one thing after the other, and at each of them without the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from obhut.kernel.verifier.findings import Finding
from obhut.kernel.verifier.review import Review


@dataclass(frozen=True, slots=True)
class ForEach:
    """``things`` names them; ``look`` finds what is the matter with one of them.

    After a change only those are looked at again whose ground has changed.
    """

    things: Callable[[Review], Iterable[str]]
    look: Callable[[Review, str], Iterator[Finding]]

    def __call__(self, review: Review) -> Iterator[Finding]:
        for thing in self.things(review):
            yield from self.look(review, thing)


def functions(review: Review) -> Iterable[str]:
    return review.mechanism.functions
