"""What whoever comes to a desk has to open before they confirm, each in the state it is in now."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.staffing import WaitingTask, tasks_near
from obhut.kernel.concept.nodes import Node
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.mechanism.directory_rows import DeskRow
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.knowledge.queries import InForce, in_force, text_for
from obhut.web.concepts.naming import edition_in_words
from obhut.web.directory.words import WRONG
from obhut.web.keeping.words import TASKS
from obhut.web.knowledge.lines import LinkLine
from obhut.web.language import ENGLISH
from obhut.web.speaking import address_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to open: ``mark`` is another one as soon as it says something else."""

    name: str
    mark: str
    title: str
    text: str
    lines: tuple[LinkLine, ...]


def items_for(desk: str) -> tuple[Item, ...]:
    """All that waits at a desk. Raises NothingInForce before the first load."""
    rows = service_point_of(desk)
    now = text_for(areas_of(rows[0])) if rows else in_force()
    items = [_edition(now)]
    if rows is not None:
        items = [*_tasks(rows[0]), *items, *_steps(rows[0], now), *_cards(rows[0], now)]
    return tuple(items)


def _tasks(desk: DeskRow) -> list[Item]:
    tasks = tasks_near(desk)
    if not tasks:
        return []
    count = len(tasks)
    numbers = ",".join(str(number) for number in sorted(task.id for task in tasks))
    title = ngettext("%(count)d open task", "%(count)d open tasks", count) % {"count": count}
    return [
        Item(
            name="tasks",
            mark=hashlib.sha256(numbers.encode()).hexdigest(),
            title=title,
            text=_("These wait at this desk, or in the areas that it serves."),
            lines=tuple(map(_task, tasks)),
        )
    ]


def _task(task: WaitingTask) -> LinkLine:
    since = _("since %(day)s") % {"day": f"{task.since.astimezone(GERMANY):%d.%m.%Y}"}
    what = [str(WRONG[task.what])] if task.what in WRONG else []
    return LinkLine(label=str(TASKS[task.kind]), address="", note=", ".join([*what, since]))


def _edition(now: InForce) -> Item:
    told = {
        "edition": edition_in_words(now.edition),
        "day": f"{now.edition.in_force_at.astimezone(GERMANY):%d.%m.%Y}",
    }
    return Item(
        name="edition",
        mark=now.edition.digest,
        title=_("The text that holds"),
        text=_("%(edition)s, in force since %(day)s.") % told,
        lines=(
            LinkLine(label=_("All steps"), address=_address(now, "knowledge:steps")),
            LinkLine(
                label=_("Building blocks of an agreement"),
                address=_address(now, "knowledge:clauses"),
            ),
        ),
    )


def _steps(desk: DeskRow, now: InForce) -> list[Item]:
    borne = [step for step in now.mechanism.steps.values() if step.facts.bearer == desk.function]
    if not borne:
        return []
    lines = tuple(
        LinkLine(
            label=f"{step.facts.number} {_title(step.node)}",
            address=_address(now, "knowledge:show_step", step.key),
        )
        for step in borne
    )
    return [
        Item(
            name="steps",
            mark=now.edition.digest,
            title=_("The steps that this desk carries"),
            text=_(
                "For each of them the text says by when, on which ground, and what to write down."
            ),
            lines=lines,
        )
    ]


def _cards(desk: DeskRow, now: InForce) -> list[Item]:
    professions = {
        profession.key
        for profession in now.mechanism.professions.values()
        if profession.facts.function == desk.function
    }
    return [
        Item(
            name=card.key,
            mark=now.edition.digest,
            title=_title(card.node),
            text=_("The sheet for the professions at this desk. It can be printed."),
            lines=(
                LinkLine(
                    label=_title(card.node), address=_address(now, "signs:show_sheet", card.key)
                ),
            ),
        )
        for card in now.mechanism.cards.values()
        if professions & set(card.facts.professions)
    ]


def _title(node: Node) -> str:
    return node.title.en if get_language() == ENGLISH else node.title.de


def _address(now: InForce, page: str, *keys: str) -> str:
    """The page, spoken from the text that holds where the desk works."""
    return address_from(reverse(page, args=keys), now.edition.area)
