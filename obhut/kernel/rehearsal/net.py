"""Many cases played one after the other, and what was caught: the dead ends, by reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from obhut.kernel.rehearsal.course import DeadEnd, rehearse
from obhut.kernel.rehearsal.generator import Generator
from obhut.kernel.rehearsal.reaching import Part, Stall, Stalled
from obhut.kernel.rehearsal.stage import Stage

KEPT = 20
"""So many numbers are kept of each dead end: enough to look into."""


class Caught(NamedTuple):
    """A dead end: in how many cases, and the first of them by number."""

    dead_end: DeadEnd
    cases: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What a net of so many cases caught, the most frequent first."""

    cases: int
    stalled: int
    """Cases with any dead end."""
    steps: int
    caught: tuple[Caught, ...]


class BeforeAndAfter(NamedTuple):
    """A dead end in two nets of the same cases; 0 where a net did not catch it."""

    dead_end: DeadEnd
    before: int
    after: int


def cast(stage: Stage, generator: Generator, count: int) -> Net:
    """Play the cases 0 to ``count`` less one."""
    numbers: dict[DeadEnd, list[int]] = {}
    stalled = steps = 0
    for number in range(count):
        course = rehearse(generator.case(number), stage)
        found = dict.fromkeys(course.dead_ends)
        stalled += bool(found)
        steps += len(course.played)
        for dead_end in found:
            numbers.setdefault(dead_end, []).append(number)
    caught = [Caught(each, len(all_), tuple(all_[:KEPT])) for each, all_ in numbers.items()]
    return Net(
        cases=count,
        stalled=stalled,
        steps=steps,
        caught=tuple(sorted(caught, key=lambda each: -each.cases)),
    )


def compare(before: Net, after: Net) -> tuple[BeforeAndAfter, ...]:
    """Dead end by dead end, what the one net caught and the other; what got worse first."""
    of_before = {each.dead_end: each.cases for each in before.caught}
    of_after = {each.dead_end: each.cases for each in after.caught}
    every = dict.fromkeys((*of_after, *of_before))
    lines = [BeforeAndAfter(key, of_before.get(key, 0), of_after.get(key, 0)) for key in every]
    return tuple(sorted(lines, key=lambda each: each.before - each.after))


def as_plain(net: Net) -> dict[str, Any]:
    """A net as plain values, to be kept or handed on."""
    return {
        "cases": net.cases,
        "stalled": net.stalled,
        "steps": net.steps,
        "caught": [
            {
                "step": each.dead_end.step,
                "part": each.dead_end.part.value,
                **each.dead_end.stalled._asdict(),
                "cases": each.cases,
                "numbers": list(each.numbers),
            }
            for each in net.caught
        ],
    }


def read_net(plain: Mapping[str, Any]) -> Net:
    """The net that was kept."""
    return Net(
        cases=plain["cases"],
        stalled=plain["stalled"],
        steps=plain["steps"],
        caught=tuple(
            Caught(
                DeadEnd(
                    each["step"],
                    Part(each["part"]),
                    Stalled(
                        Stall(each["why"]), each["function"], each["instead"], each["leads_back"]
                    ),
                ),
                each["cases"],
                tuple(each["numbers"]),
            )
            for each in plain["caught"]
        ),
    )
