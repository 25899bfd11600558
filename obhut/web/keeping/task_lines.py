"""Tasks as a page says them, with the page that mends the matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.directory.enums import TaskKind, TaskOutcome
from obhut.directory.policies import may_keep
from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.neighbours import points_named
from obhut.directory.queries.places import active_directory
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.routing.places import Area, Level
from obhut.web.accounts.words import area_in_words
from obhut.web.directory.entry_cards import name_of
from obhut.web.directory.words import WRONG
from obhut.web.keeping import words
from obhut.web.keeping.opening import opens_for

if TYPE_CHECKING:
    from obhut.directory.models import Task


ABOUT_DESKS = {
    TaskKind.UNSTAFFED: ("keeping:show_holders", gettext_lazy("Give the desk to somebody")),
    TaskKind.PROPOSAL: ("keeping:list_proposals", gettext_lazy("Decide it")),
    TaskKind.NO_LONGER_US: ("keeping:list_proposals", gettext_lazy("Decide it")),
    TaskKind.TEST_CALL: ("keeping:list_test_calls", gettext_lazy("Log the call")),
}
"""Where whoever keeps the area mends what is the matter with a desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    id: int
    kind: str
    about: str
    what: str
    area: str
    times: int
    since: str
    address: str
    """Where the matter is mended; empty for whoever may not come in there."""
    act: str
    may_close: bool
    outcome: str
    done: str


def task_lines(tasks: "tuple[Task, ...]", by: Actor) -> tuple[TaskLine, ...]:
    """All of a page; what they are about is asked for once."""
    active = active_directory()
    keys = [task.about for task in tasks if task.kind != TaskKind.UNKNOWN_ANSWER]
    points = points_named(keys, active.row) if active and keys else []
    names = {point.key: name_of(point) for point in points}
    return tuple(_line(task, by, names) for task in tasks)


def _line(task: "Task", by: Actor, names: Mapping[str, str]) -> TaskLine:
    area = Area(level=Level(task.level), key=task.area)
    about, address, act = _about(task, area, names, by)
    return TaskLine(
        id=task.pk,
        kind=str(words.TASKS[TaskKind(task.kind)]),
        about=about,
        what=str(WRONG.get(task.what, task.what)),
        area=area_in_words(task.level, task.area),
        times=task.times,
        since=f"{task.opened_at.astimezone(GERMANY):%d.%m.%Y}",
        address=address if opens_for(by, address) else "",
        act=act,
        may_close=not task.outcome and may_keep([area], by),
        outcome=str(words.OUTCOMES[TaskOutcome(task.outcome)]) if task.outcome else "",
        done=f"{task.done_at.astimezone(GERMANY):%d.%m.%Y}" if task.done_at else "",
    )


def _about(task: "Task", area: Area, names: Mapping[str, str], by: Actor) -> tuple[str, str, str]:
    """What it is about, and the page that mends it; for whoever only looks, where it is seen."""
    if task.kind == TaskKind.UNKNOWN_ANSWER:
        return words.function_name(task.about), *_where_a_desk_is_entered(task.about, area, by)
    if task.kind == TaskKind.NOT_IN_FORCE:
        concept, number = task.about.rsplit("/", 1)
        address = reverse("force:show_missing", args=[concept, int(number)])
        return f"{concept} {number}", address, _("See what is missing")
    if task.kind in ABOUT_DESKS and may_keep([area], by):
        page, act = ABOUT_DESKS[TaskKind(task.kind)]
        named = [task.about] if task.kind == TaskKind.UNSTAFFED else []
        return words.desk_name(task.about), reverse(page, args=named), str(act)
    rows = None if task.kind == TaskKind.WRONG_ENTRY else service_point_of(task.about)
    name = words.desk_name(task.about) if rows else names.get(task.about, task.about)
    address = reverse("keeping:show_entry", args=[rows[1].key if rows else task.about])
    return name, address, _("Look at the entry")


def _where_a_desk_is_entered(function: str, area: Area, by: Actor) -> tuple[str, str]:
    if may_keep([area], by):
        asked = urlencode({"function": function, "area": str(area)})
        return f"{reverse('keeping:choose_entry')}?{asked}", _("Enter a desk")
    asked = urlencode({"function": function})
    return f"{reverse('keeping:list_entries')}?{asked}", _("Look at the desks")
