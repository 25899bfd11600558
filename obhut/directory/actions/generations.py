"""Loading and activating a generation of the directory."""

import hashlib
import json
from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.carrying import carry_over, continue_versions
from obhut.directory.actions.counted_numbers import take_numbers_along
from obhut.directory.actions.register import write_register_anew
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import DistrictLevel, GenerationOf, KeywordAbout
from obhut.directory.models import DirectoryRow, District, Generation
from obhut.directory.queries.register import is_registered
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import (
    DESKS,
    SERVICE_POINTS,
    DirectoryText,
    plain_row,
    write_directory,
)


@transaction.atomic
def load_directory(directory: DirectoryText, *, by: Actor, at: datetime) -> Generation | None:
    """Load this directory as the next generation and activate it; None where it is active.

    All or nothing. Earlier generations stay answerable.
    """
    files = write_directory(directory)
    digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    stand_still()
    present = active_one()
    if present and present.digest == digest:
        _make_sure_of_the_register(present)
        return None
    generation = next_generation(
        GenerationOf.DIRECTORY, source="content/directory", digest=digest, at=at
    )
    District.objects.bulk_create(_districts(generation, directory), batch_size=500)
    DirectoryRow.objects.bulk_create(_entries(generation, directory), batch_size=500)
    generation.counts = {
        "kreise": len(directory.districts.kreise),
        "service_points": len(directory.service_points.service_points),
        "desks": len(directory.desks.desks),
        "laender": len(directory.laender),
    }
    generation.save(update_fields=["counts"])
    return activate_generation(generation, by=by, at=at)


def next_generation(
    of: GenerationOf, *, source: str, digest: str, at: datetime, licence: str = ""
) -> Generation:
    """An empty, inactive generation. Nothing visible changes.

    Two at once wait for each other until the first one's transaction ends.
    """
    stand_still(of)
    last = Generation.objects.filter(of=of).order_by("-number").first()
    return Generation.objects.create(
        of=of,
        number=last.number + 1 if last else 1,
        source=source,
        licence=licence,
        digest=digest,
        loaded_at=at,
    )


@transaction.atomic
def activate_generation(
    generation: Generation, *, by: Actor, at: datetime, since: int | None = None
) -> Generation:
    """From now on this generation is answered from. The one before stays, inactive.

    A newer one takes along what keepers have changed in the one before: after ``since``, the
    revision it was copied from; everything, where it comes from files. An earlier one is gone back
    to as it was. How many hold a desk is what it is now, in both.
    """
    stand_still(GenerationOf(generation.of))
    present = active_one(GenerationOf(generation.of))
    carried = 0
    if present and generation.of == GenerationOf.DIRECTORY and present.number < generation.number:
        carried = _carried_over(generation, present, by=by, at=at, since=since)
    if present and generation.of == GenerationOf.DIRECTORY:
        take_numbers_along(generation, present, by=by, at=at)
    _make_sure_of_the_register(generation)
    Generation.objects.filter(of=generation.of, active=True).update(active=False)
    generation.active = True
    generation.save(update_fields=["active", "carried_up_to"])
    record(
        "generation activated",
        subject=f"{generation.of} {generation.number}",
        by=by,
        at=at,
        facts={"digest": generation.digest, "counts": generation.counts, "carried": carried},
    )
    return generation


def _carried_over(
    generation: Generation, present: Generation, *, by: Actor, at: datetime, since: int | None
) -> int:
    if generation.carried_up_to is None:
        continue_versions(generation, present)
    seen = generation.carried_up_to if since is None else since
    generation.carried_up_to = present.revision
    return carry_over(generation, present, since=seen or 0, by=by, at=at)


def _make_sure_of_the_register(generation: Generation) -> None:
    """Generations loaded by an earlier release get theirs, whole, when they are needed."""
    if generation.of != GenerationOf.DIRECTORY or not generation.rows.exists():
        return
    is_whole = generation.keywords.filter(about=KeywordAbout.AREA).exists()
    if not is_whole or not is_registered(generation.pk):
        write_register_anew(generation)


def _districts(generation: Generation, directory: DirectoryText) -> list[District]:
    rows = [
        (DistrictLevel.LAND, row.key, row.name, plain_row(row))
        for row in directory.districts.laender
    ]
    rows += [
        (DistrictLevel.KREIS, row.ags, row.name, plain_row(row))
        for row in directory.districts.kreise
    ]
    rows += [
        (DistrictLevel.BEZIRK, row.key, row.name, plain_row(row))
        for row in directory.districts.bezirke
    ]
    return [
        District(
            generation=generation, level=level, key=key, name=name, content=content, place=place
        )
        for place, (level, key, name, content) in enumerate(rows)
    ]


def _entries(generation: Generation, directory: DirectoryText) -> list[DirectoryRow]:
    heads = {
        "directory/districts.yaml": {
            "version": directory.districts.version,
            "as_of": directory.districts.as_of,
            "source": plain_row(directory.districts.source),
        },
        SERVICE_POINTS: {
            "version": directory.service_points.version,
            "compiled": directory.service_points.compiled,
        },
        DESKS: {
            "version": directory.desks.version,
            "as_of": directory.desks.as_of,
            "review": plain_row(directory.desks.review),
        },
    }
    rows = [(file, 0, "", head) for file, head in heads.items()]
    points = directory.service_points.service_points
    rows += [
        (SERVICE_POINTS, place, row.key, plain_row(row))
        for place, row in enumerate(points, start=1)
    ]
    rows += [
        (DESKS, place, row.key, plain_row(row))
        for place, row in enumerate(directory.desks.desks, start=1)
    ]
    rows.append(("directory/calendars.yaml", 0, "", plain_row(directory.calendars)))
    rows += [(f"laender/{land.land}.yaml", 0, "", plain_row(land)) for land in directory.laender]
    return [
        DirectoryRow(generation=generation, file=file, place=place, key=key, content=content)
        for file, place, key, content in rows
    ]
