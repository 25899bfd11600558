"""One line of a delivery, with an input for every cell and what is wrong beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from obhut.directory.queries.drafts import Draft, read_draft
from obhut.kernel.mechanism.delivered.tables import CellFault, Headed, Line
from obhut.web.deliveries.asking import functions
from obhut.web.finder.words import in_english

if TYPE_CHECKING:
    from obhut.directory.models import Delivery

LONG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """A cell as a form shows it."""

    name: str
    heading: str
    given: str
    value: str
    """What was probably meant, else what stands there."""
    faults: tuple[str, ...]
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLine:
    """A line of the file as a form shows it."""

    sheet: str
    number: int
    anchor: str
    faults: tuple[str, ...]
    """Of the whole line."""
    cells: tuple[CellLine, ...]

    @property
    def faulty(self) -> tuple[CellLine, ...]:
        return tuple(cell for cell in self.cells if cell.faults)

    @property
    def right(self) -> tuple[CellLine, ...]:
        return tuple(cell for cell in self.cells if not cell.faults)


def line_page(delivery: "Delivery", place: tuple[str, int]) -> dict[str, object]:
    """Raises Http404 for a line that the file does not have."""
    draft = read_draft(delivery, functions())
    name, number = place
    for sheet in draft.sheets:
        for line in sheet.lines:
            if (sheet.name, line.number) == (name, number):
                return {"delivery": delivery, "line": line_line(draft, sheet, line)}
    raise Http404


def line_line(draft: Draft, sheet: Headed, line: Line) -> LineLine:
    own = [
        fault
        for fault in draft.judgement.faults
        if (fault.place.sheet, fault.place.line) == (sheet.name, line.number)
    ]
    return lined(sheet, line, own)


def lined(sheet: Headed, line: Line, faults: list[CellFault]) -> LineLine:
    cells = []
    for number, heading in sheet.headings.items():
        own = [fault for fault in faults if fault.place.column == number]
        given = line.cells[number].text if number in line.cells else ""
        right = next((fault.right for fault in own if fault.right), "")
        cells.append(
            CellLine(
                name=f"cell-{number}",
                heading=heading,
                given=given,
                value=right or given,
                faults=tuple(map(said, own)),
                is_long=len(given) > LONG or "\n" in given,
            )
        )
    return LineLine(
        sheet=sheet.name,
        number=line.number,
        anchor=f"line-{line.number}",
        faults=tuple(said(fault) for fault in faults if fault.place.column is None),
        cells=tuple(cells),
    )


def said(fault: CellFault) -> str:
    return fault.en if in_english() else fault.de
