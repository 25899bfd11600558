"""Readings of the edition in force for a place and a moment. No tables of its own; all of it is public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from obhut.concepts.queries import (
    EVERYWHERE,
    EditionInForce,
    areas_with_own_text,
    edition_in_force,
    functions_of_every_text,
    mark_of_drafts,
    mark_of_editions,
    text_of,
)
from obhut.directory.queries.calendars import NATIONWIDE, calendar_for
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.places import land_of_each_district
from obhut.directory.queries.where import Where
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.holding import held_not_yet
from obhut.kernel.concept.kinds import FunctionFacts
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import DirectoryText, desks_of
from obhut.kernel.mechanism.mechanism import Mechanism, Statement, read_mechanism
from obhut.kernel.mechanism.mentions import Mentions, mentions_of
from obhut.kernel.plan.fallback import Call, call_for
from obhut.kernel.plan.plan import Chosen, Plan, choose, plan_of
from obhut.kernel.plan.situation import Situation
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.answers import Answer
from obhut.kernel.routing.places import Area, Key
from obhut.kernel.verifier.findings import Finding
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify
from obhut.knowledge.errors import NothingInForce
from obhut.knowledge.queries.answering import asked_of


@dataclass(frozen=True, slots=True)
class InForce:
    """The edition that speaks for a place and a moment, and what it says."""

    edition: EditionInForce
    mechanism: Mechanism
    at: datetime | None = None
    """The moment that was asked for; none: now."""

    @property
    def no_longer(self) -> bool:
        """It held at the moment asked for, and another one holds now."""
        return self.edition.past_at is not None

    @property
    def not_yet(self) -> bool:
        """At the moment asked for nothing was in force here yet: this is what came later."""
        return self.at is not None and held_not_yet(self.edition, self.at)


def in_force(place: Where | None = None, at: datetime | None = None) -> InForce:
    """The text of the narrowest area around a place: of its district, its Land, else the federal one.

    Without a place the federal one, without a moment what holds now. Raises NothingInForce before
    the first content was loaded.
    """
    return _speaking(place.areas if place else EVERYWHERE, at=at)


def _speaking(areas: tuple[Key, ...], *, at: datetime | None) -> InForce:
    edition = edition_in_force(areas, at=at)
    if edition is None:
        raise NothingInForce("No content is in force yet. Load it first: obhut load")
    return InForce(edition, mechanism_of(edition.id), at)


def text_for(areas: Iterable[Area]) -> InForce:
    """The text that speaks for all of these areas at once. Raises NothingInForce."""
    around = [(area.as_key, *area.within) for area in areas] or [EVERYWHERE]
    shared = (key for key in around[0] if all(key in each for each in around))
    return _speaking(tuple(shared), at=None)


def text_in_force(place: Where | None = None, at: datetime | None = None) -> EditionText:
    """All nodes in force there and then, in order. Raises NothingInForce."""
    return text_of(in_force(place, at).edition.id)


@lru_cache(maxsize=64)
def mechanism_of(edition: UUID) -> Mechanism:
    """The mechanism of a frozen edition. Cached: a frozen edition never changes."""
    return read_mechanism(text_of(edition))


@lru_cache(maxsize=16)
def mentions_in(edition: UUID) -> Mentions:
    """Where each node of a frozen edition is named by others. Cached: it never changes."""
    return mentions_of(text_of(edition))


def functions_everywhere() -> Mapping[str, Statement[FunctionFacts]]:
    """The functions of every text: what a desk may staff. Raises NothingInForce."""
    in_force()
    return _functions(mark_of_editions(), mark_of_drafts())


@lru_cache(maxsize=2)
def _functions(_editions: str, _drafts: str) -> Mapping[str, Statement[FunctionFacts]]:
    return {
        key: Statement(node, node.facts)
        for key, node in functions_of_every_text().items()
        if isinstance(node.facts, FunctionFacts)
    }


def plan_for(situation: Situation, *, place: Where, at: datetime) -> Plan:
    """The ordered plan. Raises Faulty for an unknown profession, NothingInForce before a load."""
    now = in_force(place, at)
    mechanism = now.mechanism
    check_key("profession", situation.profession, tuple(mechanism.professions))
    asker = mechanism.professions[situation.profession].facts.function
    return plan_of(
        _chosen(now.edition.id, situation),
        mechanism=mechanism,
        ask=asked_of(mechanism, place=place, at=at, asker=asker),
        calendar=calendar_for(place.land or NATIONWIDE, year=day_of(at).year),
        at=at,
    )


@lru_cache(maxsize=512)
def _chosen(edition: UUID, situation: Situation) -> Chosen:
    """Computed once for the answers alone, wherever and whenever they are given."""
    return choose(situation, mechanism_of(edition))


def who_is_responsible(function: str, *, place: Where, at: datetime) -> Answer:
    """Who staffs a function at a place and moment. Raises Faulty for an unknown function."""
    mechanism = in_force(place, at).mechanism
    check_key("function", function, tuple(mechanism.functions))
    return asked_of(mechanism, place=place, at=at)(function)


def who_answers(function: str, *, place: Where, at: datetime) -> Call:
    """As above; where nobody is known, who answers for the fallback instead. Nothing is invented."""
    mechanism = in_force(place, at).mechanism
    check_key("function", function, tuple(mechanism.functions))
    return call_for(function, mechanism=mechanism, ask=asked_of(mechanism, place=place, at=at))


def findings_in_force(*, at: datetime, place: Where | None = None) -> tuple[Finding, ...]:
    """What the verifier finds in the text that speaks for a place, and in the desks there.

    Without a place: in the federal text, for the districts that have none of their own.
    """
    held = in_force(place)
    within = place.areas[0] if place and place.areas else EVERYWHERE[0]
    return verify(
        Review(
            mechanism=held.mechanism,
            desks=desks_in_force(),
            districts=land_of_each_district(),
            today=day_of(at),
            within=frozenset({within}),
            besides=areas_with_own_text(within),
        )
    )


def findings_in(
    federal: EditionText, directory: DirectoryText, *, today: date
) -> tuple[Finding, ...]:
    """What the verifier finds in files that are not in force."""
    return verify(
        Review(
            mechanism=read_mechanism(federal),
            desks=desks_of(directory),
            districts={kreis.ags: kreis.land for kreis in directory.districts.kreise},
            today=today,
        )
    )


def check_key(field: str, given: str, known: tuple[str, ...]) -> None:
    """Raises Faulty with the allowed values unless the key is one of them."""
    if given not in known:
        raise Faulty((unknown_key(field, given, known),))


def unknown_key(field: str, given: str, known: tuple[str, ...]) -> Fault:
    """What is said of a key that is none of the known ones."""
    shown, choices = given[:40], ", ".join(known)
    if not given:
        de, en = "Die Angabe fehlt.", "It was not given."
    else:
        de, en = f"„{shown}“ gibt es nicht.", f'"{shown}" does not exist.'
    return Fault(
        where="query", field=field, de=f"{de} Möglich: {choices}.", en=f"{en} Possible: {choices}."
    )
