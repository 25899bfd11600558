"""Whom to call for a function; where nobody is known, whom instead."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from obhut.kernel.concept.kinds import FunctionFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.routing.answers import Answer, Unknown
from obhut.kernel.routing.desks import Desk

AskWhoIsResponsible = Callable[[str], Answer]
"""Function key -> who is responsible at the place and moment that is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A function to call, who answers there now, and which step wants it."""

    function: Statement[FunctionFacts]
    answer: Answer
    step: str = ""
    stands_in_for: tuple[str, ...] = ()
    """Functions nobody staffs here, for which this one is the fallback."""
    unstaffed: tuple[Desk, ...] = ()
    """Desks of those functions at which nobody sits at present."""

    def wanted_by(self, step: str) -> "Call":
        """The same call, as another step wants it."""
        return replace(self, step=step)


def call_for(key: str, *, mechanism: Mechanism, ask: AskWhoIsResponsible, step: str = "") -> Call:
    """Who answers for a function; where nobody is known, who answers for its fallback.

    Nothing is invented: where the last fallback is unknown too, the answer is unknown.
    """
    passed: list[str] = []
    unstaffed: list[Desk] = []
    while True:
        function = mechanism.functions[key]
        answer = ask(key)
        follow = function.facts.fallback
        if not isinstance(answer, Unknown) or follow is None or follow in (*passed, key):
            return Call(
                function=function,
                answer=answer,
                step=step,
                stands_in_for=tuple(passed),
                unstaffed=tuple(unstaffed),
            )
        passed.append(key)
        unstaffed.extend(answer.unstaffed)
        key = follow
