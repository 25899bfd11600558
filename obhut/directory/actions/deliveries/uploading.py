"""Taking a file in. Nothing of it is visible until it is activated."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from obhut.audit.actions import record
from obhut.directory.actions.deliveries.drafting import draft_of
from obhut.directory.actions.standing_still import active_one
from obhut.directory.models import (
    DeliveredLine,
    Delivery,
    DeliverySource,
    RowChange,
)
from obhut.directory.policies import area_to_deliver_for
from obhut.directory.queries.sheets.limits import FileRead, Remark, refused
from obhut.directory.queries.sheets.reading import read_file
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.headings import columns_of, headed
from obhut.kernel.mechanism.delivered.tables import Headed, Line
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import Area, Level

LONGEST_NAME, LONGEST_FILE_NAME = 120, 200


@transaction.atomic
def upload_delivery(  # noqa: PLR0913 -- a delivery has a file, a source, a kind, somebody and a moment
    content: bytes, *, file_name: str, source: str, is_whole: bool, by: Actor, at: datetime
) -> Delivery:
    """Keep the lines of the file as a draft. Raises Faulty where it is no table, keeping nothing."""
    area = area_to_deliver_for(by)
    named = _source(source, area)
    read = read_file(content)
    sheets, remarks = _sheets(read, named.mapping)
    last = RowChange.objects.aggregate(last=Max("pk"))["last"] or 0
    delivery = Delivery.objects.create(
        source=named,
        file_name=_plain(file_name)[:LONGEST_FILE_NAME] or "?",
        digest=hashlib.sha256(content).hexdigest(),
        is_whole=is_whole,
        remarks=[{"de": each.de, "en": each.en} for each in remarks],
        headings=_headings(sheets),
        mapping=named.mapping,
        uploaded_at=at,
        person=by.person,
        desk=by.desk,
        base=active_one(),
        base_change=last,
    )
    _keep_lines(delivery, sheets)
    _record("delivery uploaded", delivery, by=by, at=at)
    return delivery


@transaction.atomic
def upload_again(  # noqa: PLR0913 -- what, in place of what, seen how, by whom and when
    delivery: Delivery,
    content: bytes,
    *,
    file_name: str,
    seen_version: int,
    by: Actor,
    at: datetime,
) -> Delivery:
    """Another file in place of the draft's; what was mended or decided is gone with it."""
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    read = read_file(content)
    sheets, remarks = _sheets(read, delivery.mapping)
    delivery.lines.all().delete()
    delivery.choices.all().delete()
    delivery.file_name = _plain(file_name)[:LONGEST_FILE_NAME] or "?"
    delivery.digest = hashlib.sha256(content).hexdigest()
    delivery.remarks = [{"de": each.de, "en": each.en} for each in remarks]
    delivery.headings = _headings(sheets)
    delivery.save(update_fields=["file_name", "digest", "remarks", "headings"])
    _keep_lines(delivery, sheets)
    _record("delivery uploaded again", delivery, by=by, at=at)
    return delivery


def _source(name: str, area: Area) -> DeliverySource:
    name = _plain(name)
    if not name or len(name) > LONGEST_NAME:
        raise Faulty(
            (
                Fault(
                    where="source",
                    field="source",
                    de=f"Bitte sagen, woher die Liste kommt, in höchstens {LONGEST_NAME} Zeichen.",
                    en=f"Please say where the list comes from, in at most {LONGEST_NAME} characters.",
                ),
            )
        )
    around = (area.as_key, *area.within)
    land = next((key for level, key in around if level is Level.LAND), "")
    found, _new = DeliverySource.objects.get_or_create(
        name=name, level=area.level, area=area.key, defaults={"land": land}
    )
    return found


def _sheets(
    read: FileRead, mapping: dict[str, str]
) -> tuple[tuple[Headed, ...], tuple[Remark, ...]]:
    """The sheets with rows for us, and how the file was read."""
    found = [each for each in (headed(sheet, mapping) for sheet in read.sheets) if each]
    known = [each for each in found if columns_of(each.headings, mapping)]
    taken = tuple(known or found[:1])
    if not any(sheet.lines for sheet in taken):
        raise refused(
            "In der Datei steht keine Zeile unter einer Überschrift. Bitte die Vorlage benutzen.",
            "No line stands below a heading in this file. Please use the template.",
        )
    left = ", ".join(sheet.name for sheet in found if sheet not in taken)
    if not left:
        return taken, read.remarks
    passed = Remark(
        f"Nicht übernommen, weil keine Überschrift bekannt ist: {left}.",
        f"Left out, as no heading there is known: {left}.",
    )
    return taken, (*read.remarks, passed)


def _headings(sheets: Iterable[Headed]) -> dict[str, dict[str, str]]:
    return {
        sheet.name: {str(number): text for number, text in sheet.headings.items()}
        for sheet in sheets
    }


def _keep_lines(delivery: Delivery, sheets: Iterable[Headed]) -> None:
    lines = [(sheet.name, line) for sheet in sheets for line in sheet.lines]
    DeliveredLine.objects.bulk_create(
        (
            DeliveredLine(
                delivery=delivery,
                sheet=name,
                place=place,
                number=line.number,
                cells=_cells(line),
            )
            for place, (name, line) in enumerate(lines)
        ),
        batch_size=500,
    )


def _cells(line: Line) -> dict[str, tuple[str, str]]:
    return {str(number): (str(cell.kind), cell.text) for number, cell in line.cells.items()}


def _plain(name: str) -> str:
    """A name on one line, of signs that can be read."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _record(kind: str, delivery: Delivery, *, by: Actor, at: datetime) -> None:
    record(
        kind,
        subject=str(delivery.pk),
        by=by,
        at=at,
        facts={
            "source": str(delivery.source),
            "digest": delivery.digest,
            "lines": delivery.lines.count(),
        },
    )
