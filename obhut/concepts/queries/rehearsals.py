"""An edition as the stage of rehearsals, and the nets that were cast over it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import CastNet
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, edition_for, text_seen
from obhut.directory.queries.calendars import NATIONWIDE, calendar_for
from obhut.directory.queries.desks import book_of
from obhut.directory.queries.places import ActiveDirectory, active_directory, districts
from obhut.kernel.actor import Actor
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.kinds import Level as StaffedOn
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.rehearsal.generator import Generator
from obhut.kernel.rehearsal.net import Net, read_net
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.routing.places import Key, Level, Place
from obhut.kernel.verifier.needed_places import needed_places
from obhut.kernel.verifier.review import Review

MOST = 10_000
"""Cases of one net: some seconds of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetSeen:
    """A net as it was asked for; ``net`` once it was cast, or why it could not be."""

    id: UUID
    edition: EditionSeen
    land: str
    seed: int
    count: int
    year: int
    asked_at: datetime
    cast_at: datetime | None
    revision: int | None
    desks: str
    net: Net | None
    why_not: Mapping[str, str]
    """By language; empty where nothing stands against it."""


def stage_of(edition: EditionSeen, *, land: str | None, year: int) -> Stage:
    """The edition with the desks as they are. Raises Faulty for a text that cannot be played."""
    return _stage(edition, active_directory(), land or NATIONWIDE, year)


def generator_of(edition: EditionSeen, *, land: str, year: int, seed: int) -> Generator:
    """Who draws its cases. Raises Faulty where there is no such Land, or no place of it here."""
    places = places_of(edition, land)
    return Generator(_mechanism(edition), places=places.values(), year=year, seed=seed)


def places_of(edition: EditionSeen, land: str) -> Mapping[str, Place]:
    """The districts of a Land for which this edition holds, by name. Raises Faulty where there is none."""
    return _places(edition.area, active_directory(), land)


def mechanism_seen(edition: EditionSeen) -> Mechanism:
    """What it says, as objects. Raises Faulty for a text without steps or professions."""
    return _mechanism(edition)


def net_for(by: Actor, net: UUID) -> NetSeen:
    """Raises CastNet.DoesNotExist, or NoSuchEdition where its edition is not for this actor."""
    row = CastNet.objects.get(pk=net)
    seen = edition_by_id(row.edition_id)
    edition_for(by, seen.concept, seen.number)
    return _seen(row, seen)


def nets_of(by: Actor, concept: str, *, limit: int = 50) -> tuple[NetSeen, ...]:
    """The newest nets over any edition of a concept that one may see."""
    found = []
    rows = CastNet.objects.filter(edition__concept__key=concept).order_by("-asked_at", "-id")
    for row in rows[:limit]:
        seen = edition_by_id(row.edition_id)
        try:
            edition_for(by, seen.concept, seen.number)
        except NoSuchEdition:
            continue
        found.append(_seen(row, seen))
    return tuple(found)


def nets_that_wait() -> tuple[UUID, ...]:
    """In the order in which they were asked for."""
    rows = CastNet.objects.filter(cast_at=None).order_by("asked_at", "id")
    return tuple(rows.values_list("pk", flat=True))


@lru_cache(maxsize=4)
def _stage(edition: EditionSeen, active: ActiveDirectory | None, land: str, year: int) -> Stage:
    return Stage(
        mechanism=_mechanism(edition),
        book_for=lambda asker: book_of(active, asker),
        calendar=calendar_for(land, year=year),
    )


@lru_cache(maxsize=4)
def _mechanism(edition: EditionSeen) -> Mechanism:
    text = text_seen(edition)
    if faults := tuple(_faults(text)):
        raise Faulty(faults)
    return read_mechanism(text)


def _faults(text: EditionText) -> Iterator[Fault]:
    """What stands against playing it: an agreement, say, has no steps."""
    for kind, de, en in (
        ("step", "keinen Schritt", "no step"),
        ("profession", "keine Berufsgruppe", "no profession"),
    ):
        if not text.of_kind(kind):
            yield Fault(
                where=kind,
                field="",
                de=f"Diese Fassung hat {de}; durchspielen lässt sie sich nicht.",
                en=f"This edition has {en}; it cannot be played through.",
            )


@lru_cache(maxsize=64)
def _places(area: Key, _active: ActiveDirectory | None, land: str) -> Mapping[str, Place]:
    known = districts()
    of = {kreis.ags: kreis.land for kreis in known.kreise.values() if kreis.land == land}
    if not of:
        choices = ", ".join(known.laender)
        raise Faulty((_no_place(f"Möglich: {choices}.", f"Possible: {choices}."),))
    within = area if area[0] is not Level.FEDERATION else (Level.LAND, land)
    review = Review(mechanism=EMPTY, districts=of, today=date.min, within=frozenset({within}))
    found = needed_places(review)[StaffedOn.DISTRICT]
    if not found:
        raise Faulty((_no_place(f"Gemeint ist {area[1]}.", f"Meant is {area[1]}."),))
    return found


EMPTY = read_mechanism(EditionText(()))


def _no_place(de: str, en: str) -> Fault:
    return Fault(
        where="query",
        field="land",
        de=f"Für dieses Land gilt die Fassung nicht. {de}",
        en=f"This edition does not hold for that Land. {en}",
    )


def _seen(row: CastNet, edition: EditionSeen) -> NetSeen:
    return NetSeen(
        id=row.pk,
        edition=edition,
        land=row.land,
        seed=row.seed,
        count=row.count,
        year=row.year,
        asked_at=row.asked_at,
        cast_at=row.cast_at,
        revision=row.revision,
        desks=row.desks,
        net=read_net(row.result) if row.result is not None else None,
        why_not={"de": row.why_not, "en": row.why_not_en} if row.why_not else {},
    )
