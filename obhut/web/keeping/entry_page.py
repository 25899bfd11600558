"""An entry with its desks, as whoever keeps it sees it."""

from dataclasses import dataclass
from datetime import datetime

from obhut.directory.queries.keeping import KeptRow, desks_for_keeping
from obhut.directory.queries.tasks import tasks_for
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.knowledge.queries.keeping import to_mend_for
from obhut.web.keeping.fields import SECTIONS
from obhut.web.keeping.lines import DeskLine, desk_line
from obhut.web.keeping.looking import KEEPERS, content_of, keeps_all_of, title_of
from obhut.web.keeping.mending import MendLine, in_words
from obhut.web.keeping.task_lines import task_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDesk:
    line: DeskLine
    facts: tuple[Fact, ...]
    mend: tuple[MendLine, ...]
    may_remove: bool


def entry_page(by: Actor, row: KeptRow, *, at: datetime) -> dict[str, object]:
    """All that the template says."""
    point = row.row
    assert isinstance(point, ServicePointRow)  # noqa: S101 -- entries are; mypy cannot know
    desks = desks_for_keeping(by, row.key)
    lacking = [each for each in to_mend_for(by, at=at) if each.desk]
    about = (row.key, *(desk.key for desk in desks))
    return {
        "title": title_of(row),
        "row": row,
        "facts": facts(row),
        "desks": [
            ShownDesk(
                line=desk_line(desk, point, at=at),
                facts=facts(desk),
                mend=tuple(in_words(each, by) for each in lacking if each.desk == desk.key),
                may_remove=keeps_all_of(by, desk),
            )
            for desk in desks
        ],
        "tasks": task_lines(tasks_for(by, about=about).tasks, by),
        "may_remove": keeps_all_of(by, row),
        "may_add": by.has(*KEEPERS),
    }


def facts(row: KeptRow) -> tuple[Fact, ...]:
    """Every field that says something."""
    content = content_of(row)
    found = (
        Fact(label=str(field.label), lines=field.kind.told(content.get(field.name)))
        for section in SECTIONS[row.file]
        for field in section.fields
    )
    return tuple(fact for fact in found if fact.lines)
