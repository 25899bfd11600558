"""Asking for a net of rehearsals, and casting it. Nothing of it is about a real case."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.models import CastNet
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.concepts.queries.rehearsals import MOST, generator_of, mechanism_seen, stage_of
from obhut.directory.policies import KEEPERS
from obhut.directory.queries.places import active_digest
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty, NotAllowed
from obhut.kernel.rehearsal.net import as_plain, cast

LARGEST_SEED = 2_147_483_647
MOST_WAITING = 3
"""Nets of one person: more would keep the worker from its other work."""


@transaction.atomic
def ask_for_net(  # noqa: PLR0913 -- what is to be drawn, and the actor and moment every deed has
    edition: EditionSeen,
    *,
    land: str,
    seed: int,
    count: int,
    year: int,
    by: Actor,
    at: datetime,
) -> UUID:
    """The worker casts it within a minute. Asked for twice while it waits, it is the same one.

    Raises NotAllowed, Faulty where too many wait, the edition cannot be played or a number does not fit.
    """
    _check_may_ask(by)
    check_numbers(seed=seed, count=count)
    mechanism_seen(edition)
    generator_of(edition, land=land, year=year, seed=seed)
    row, made = CastNet.objects.get_or_create(
        edition_id=edition.id,
        land=land,
        seed=seed,
        count=count,
        year=year,
        cast_at=None,
        defaults={"person": by.person, "desk": by.desk, "asked_at": at},
    )
    if made:
        facts = {"concept": edition.concept, "number": edition.number, "land": land, "seed": seed}
        record("net asked for", subject=str(row.pk), by=by, at=at, facts=facts)
    return row.pk


@transaction.atomic
def cast_net(net: UUID, *, at: datetime) -> bool:
    """Play its cases with the desks as they are now. False where another has it, or it was cast."""
    row = CastNet.objects.select_for_update(skip_locked=True).filter(pk=net, cast_at=None).first()
    if row is None:
        return False
    edition = edition_by_id(row.edition_id)
    row.cast_at, row.revision, row.desks = at, edition.revision, active_digest()
    try:
        stage = stage_of(edition, land=row.land, year=row.year)
        generator = generator_of(edition, land=row.land, year=row.year, seed=row.seed)
        row.result = as_plain(cast(stage, generator, row.count))
    except Faulty as refused:
        row.why_not = " ".join(fault.de for fault in refused.faults)
        row.why_not_en = " ".join(fault.en for fault in refused.faults)
    row.save()
    return True


def may_ask(by: Actor) -> bool:
    """Whoever keeps an area. Who reads alone looks at what was cast."""
    return by.has(*KEEPERS)


def _check_may_ask(by: Actor) -> None:
    if not may_ask(by):
        raise NotAllowed(_("Only who keeps an area may have a net cast: it is work for a machine."))
    waiting = CastNet.objects.filter(person=by.person, cast_at=None).count()
    if waiting >= MOST_WAITING:
        de = f"{waiting} Ihrer Netze warten noch. Sehen Sie zuerst diese an."
        en = f"{waiting} of your nets still wait. Look at them first."
        raise Faulty((Fault(where="query", field="", de=de, en=en),))


def check_numbers(*, seed: int, count: int, most: int = MOST) -> None:
    """Raises Faulty."""
    faults = []
    if not 0 <= seed <= LARGEST_SEED:
        faults.append(_beyond("seed", 0, LARGEST_SEED))
    if not 1 <= count <= most:
        faults.append(_beyond("count", 1, most))
    if faults:
        raise Faulty(tuple(faults))


def _beyond(field: str, least: int, most: int) -> Fault:
    return Fault(
        where="query",
        field=field,
        de=f"Erwartet wird eine ganze Zahl von {least} bis {most}.",
        en=f"A whole number from {least} to {most} is expected.",
    )
