"""Mending a draft: its columns, its cells, its lines, and what collides with a keeper's change."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.deliveries.drafting import draft_of
from obhut.directory.enums import RowTaken
from obhut.directory.models import DeliveredLine, Delivery, DeliveryChoice
from obhut.directory.queries.drafts import Functions, read_draft
from obhut.directory.queries.sheets.limits import Counted
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.columns import BY_NAME
from obhut.kernel.mechanism.delivered.headings import NOT_TAKEN, plain_heading
from obhut.kernel.mechanism.delivered.tables import CellKind
from obhut.kernel.refusals import Fault, Faulty


@transaction.atomic
def map_columns(
    delivery: Delivery, mapped: Mapping[str, str], *, seen_version: int, by: Actor, at: datetime
) -> Delivery:
    """Say which heading is which column of ours. The source remembers it for its next delivery."""
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    plain = {plain_heading(heading): name for heading, name in mapped.items()}
    known = {plain_heading(text) for each in delivery.headings.values() for text in each.values()}
    strange = [name for name in plain.values() if name != NOT_TAKEN and name not in BY_NAME]
    if strange or not plain.keys() <= known:
        raise _fault("mapping", "Diese Spalte gibt es nicht.", "There is no such column.")
    taken = [name for name in plain.values() if name != NOT_TAKEN]
    for name in taken:
        if taken.count(name) > 1:
            column = BY_NAME[name]
            raise _fault(
                "mapping",
                f"„{column.de}“ ist zweimal gewählt. Jede Spalte nur einmal zuordnen.",
                f'"{column.en}" was chosen twice. Assign each column once.',
            )
    delivery.mapping = {**delivery.mapping, **plain}
    delivery.save(update_fields=["mapping"])
    delivery.source.mapping = {**delivery.source.mapping, **plain}
    delivery.source.save(update_fields=["mapping"])
    _record("delivery columns assigned", delivery, by=by, at=at, facts={"columns": sorted(taken)})
    return delivery


@transaction.atomic
def mend_line(  # noqa: PLR0913 -- which line of which delivery, what it says now, seen how, by whom, when
    delivery: Delivery,
    place: tuple[str, int],
    said: Mapping[int, str],
    *,
    seen_version: int,
    by: Actor,
    at: datetime,
) -> Delivery:
    """Put these words into these cells of a line (sheet and number). An empty one is emptied."""
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    line = _line(delivery, place)
    if not {str(number) for number in said} <= delivery.headings[line.sheet].keys():
        raise _fault("cell", "Diese Spalte gibt es nicht.", "There is no such column.")
    counted = Counted()
    for number, text in said.items():
        written = counted.text(text)
        if written.strip():
            line.cells[str(number)] = (str(CellKind.TEXT), written)
        else:
            line.cells.pop(str(number), None)
    line.version += 1
    line.save(update_fields=["cells", "version"])
    facts = {"line": f"{line.sheet} {line.number}", "columns": sorted(said)}
    _record("delivery line mended", delivery, by=by, at=at, facts=facts)
    return delivery


@transaction.atomic
def drop_line(
    delivery: Delivery, place: tuple[str, int], *, seen_version: int, by: Actor, at: datetime
) -> Delivery:
    """Leave a line of the file out."""
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    line = _line(delivery, place)
    facts = {"line": f"{line.sheet} {line.number}"}
    line.delete()
    _record("delivery line left out", delivery, by=by, at=at, facts=facts)
    return delivery


@transaction.atomic
def decide_conflict(  # noqa: PLR0913 -- which row, which of two, as it was seen, by whom and when
    delivery: Delivery,
    row: tuple[str, str],
    takes: RowTaken,
    *,
    functions: Functions,
    seen_version: int,
    by: Actor,
    at: datetime,
) -> Delivery:
    """Choose between what was delivered and what a keeper wrote, for a row (file and key)."""
    draft = read_draft(delivery, functions)
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    kept = draft.kept.get(row)
    if kept is None or row not in {each.at for each in draft.judgement.rows}:
        raise _fault(
            "row",
            "Diese Zeile hat seit der Lieferung niemand geändert.",
            "Nobody has changed this row since the delivery.",
        )
    file, key = row
    DeliveryChoice.objects.update_or_create(
        delivery=delivery,
        file=file,
        key=key,
        defaults={"takes": takes, "change": kept.change, "person": by.person, "at": at},
    )
    facts = {"row": f"{file} {key}", "takes": str(takes), "change": kept.change}
    _record("delivery conflict decided", delivery, by=by, at=at, facts=facts)
    return delivery


def _line(delivery: Delivery, place: tuple[str, int]) -> DeliveredLine:
    sheet, number = place
    return delivery.lines.get(sheet=sheet, number=number)


def _record(
    kind: str, delivery: Delivery, *, by: Actor, at: datetime, facts: Mapping[str, object]
) -> None:
    record(kind, subject=str(delivery.pk), by=by, at=at, facts=facts)


def _fault(field: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=field, field=field, de=de, en=en),))
