"""From a query string to a question at the gate. The same for page, API and command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from obhut.kernel.concept.kinds import Purpose
from obhut.kernel.concept.questions import Danger
from obhut.kernel.gate.question import Agreed, GateQuestion
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import InForce, in_force, unknown_key
from obhut.web.finder.asking import collect, read_moment, read_place

NEEDED = ("sender", "recipient", "data_class")
CHOICES: dict[str, type[StrEnum]] = {"purpose": Purpose, "consent": Agreed, "danger": Danger}
ASKED = (*NEEDED, *CHOICES)
E = TypeVar("E", bound=StrEnum)
D = TypeVar("D")


def read_gate_question(query: Mapping[str, str], mechanism: Mechanism) -> GateQuestion:
    """What was left out of purpose, consent and danger is not assumed. Raises Faulty."""
    faults = faults_in(query, mechanism)
    if faults:
        raise Faulty(faults)
    given = {name: query.get(name, "").strip() for name in ASKED}
    profession = mechanism.professions.get(given["sender"])
    return GateQuestion(
        sender=profession.facts.function if profession else given["sender"],
        profession=profession.key if profession else None,
        recipient=given["recipient"],
        data_class=given["data_class"],
        purpose=_chosen(Purpose, given["purpose"], None),
        agreed=_chosen(Agreed, given["consent"], Agreed.NOT_ASKED),
        danger=_chosen(Danger, given["danger"], Danger.UNKNOWN),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAtGate:
    """A question that fits together, its moment, and the text that answers it."""

    question: GateQuestion
    at: datetime
    present: InForce


def read_gate(query: Mapping[str, str], *, now: datetime) -> AskedAtGate:
    """Raises Faulty with every field that does not fit; those of place and moment come last."""
    strange: list[Fault] = []
    place = collect(strange, lambda: read_place(query))
    at = collect(strange, lambda: read_moment(query.get("at", ""), now=now))
    present = in_force(place, at if query.get("at") else None)
    faults = [*faults_in(query, present.mechanism), *strange]
    if faults or at is None:
        raise Faulty(tuple(faults))
    question = read_gate_question(query, present.mechanism)
    return AskedAtGate(question=question, at=at, present=present)


def faults_in(query: Mapping[str, str], mechanism: Mechanism) -> tuple[Fault, ...]:
    """Every field that does not fit, in the order of the form."""
    faults = []
    for name, known in known_values(mechanism).items():
        given = query.get(name, "").strip()
        if given not in known and (given or name in NEEDED):
            faults.append(unknown_key(name, given, known))
    return tuple(faults)


def known_values(mechanism: Mechanism) -> dict[str, tuple[str, ...]]:
    """What each field may say. Who asks says a profession, or a function."""
    return {
        "sender": (*mechanism.professions, *mechanism.functions),
        "recipient": tuple(mechanism.functions),
        "data_class": tuple(mechanism.data_classes),
        **{name: tuple(choices) for name, choices in CHOICES.items()},
    }


def _chosen(choices: type[E], given: str, left_out: D) -> E | D:
    return choices(given) if given else left_out
