"""The lists as a page shows them: what was asked for, what was found, where one is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from obhut.directory.enums import TaskKind, TaskState
from obhut.directory.queries.keeping import Keeping, rows_for_keeping
from obhut.directory.queries.tasks import tasks_for
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory_rows import AreaRow
from obhut.kernel.routing.places import Level
from obhut.knowledge.queries.keeping import Lack
from obhut.web.keeping import mending, words
from obhut.web.keeping.areas import area_name, areas_written, known_areas, own_areas
from obhut.web.keeping.asked import Asked, address, filters_of_entries, pages_of, read_filters
from obhut.web.keeping.choices import choices
from obhut.web.keeping.fields import functions
from obhut.web.keeping.lines import entry_line
from obhut.web.keeping.looking import KEEPERS
from obhut.web.keeping.task_lines import task_lines

PAGE = 100
FIRST = 5
"""So many of each kind stand on the first page; the rest has a page of its own."""
Told = dict[str, Any]
ENTRIES, CHOOSE = "keeping:list_entries", "keeping:choose_entry"
FINDINGS, TASKS = "keeping:list_findings", "keeping:list_tasks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of a list."""

    told: Told
    asked: Asked
    pages: int

    @property
    def beyond(self) -> bool:
        return self.asked.page > self.pages


def overview(by: Actor, *, at: datetime) -> Told:
    """What is to be mended, what waits: the first of each."""
    tasks = tasks_for(by)
    return {
        "lacks": [
            {
                "lack": lack.value,
                "label": words.LACKS[lack],
                "what": words.WHAT_LACKS[lack],
                "count": len(found),
                "lines": [mending.in_words(each, by) for each in found[:FIRST]],
                "address": address(FINDINGS, {"lack": lack.value}),
            }
            for lack, found in mending.mend_lines(by, at=at).items()
        ],
        "tasks": task_lines(tasks.tasks[:FIRST], by),
        "count": tasks.count,
        "areas": sorted(area_name(area) for area in own_areas(by)),
        "may_add": by.has(*KEEPERS),
    }


def findings(by: Actor, query: Mapping[str, str], *, at: datetime) -> Listed:
    """What is to be mended, by what is the matter."""
    asked = read_filters(query, {"lack": tuple(Lack)})
    lack = Lack(asked.query.get("lack", Lack.MISSING))
    found = mending.mend_lines(by, at=at)
    pages = max(1, -(-len(found[lack]) // PAGE))
    on_page = found[lack][(asked.page - 1) * PAGE : asked.page * PAGE]
    kinds = [
        (str(words.LACKS[each]), len(found[each]), each is lack, address(FINDINGS, {"lack": each}))
        for each in Lack
    ]
    told: Told = {"label": words.LACKS[lack], "what": words.WHAT_LACKS[lack], "kinds": kinds}
    told |= {"lines": [mending.in_words(each, by) for each in on_page]}
    told["pages"] = pages_of(FINDINGS, {"lack": lack}, page=asked.page, pages=pages)
    return Listed(told=told, asked=asked, pages=pages)


def entries(by: Actor, query: Mapping[str, str], *, at: datetime) -> Listed:
    asked = read_filters(query, filters_of_entries())
    found = _entries(by, asked.query, asked.page)
    told = _in_words(by, asked, found, at=at) | {"may_add": by.has(*KEEPERS)}
    told["pages"] = pages_of(ENTRIES, asked.query, page=asked.page, pages=found.pages)
    return Listed(told=told, asked=asked, pages=found.pages)


def entries_to_choose(by: Actor, query: Mapping[str, str], *, at: datetime) -> Listed:
    """Which entry gets the function that lacks a desk. Raises Http404 for none that we know."""
    asked = read_filters(query, {"function": tuple(functions())})
    wanted = {"function": asked.query.get("function", ""), "area": query.get("area", "")}
    if not wanted["function"] or not areas_written(wanted["area"]):
        raise Http404
    text = asked.query.get("q", "")
    found = _entries(
        by, {"q": text} if text else {"land": _land_around(wanted["area"])}, asked.page
    )
    told = _in_words(by, asked, found, at=at) | {
        "wanted": wanted,
        "function": words.function_name(wanted["function"]),
        "area": known_areas(by).get(wanted["area"], wanted["area"]),
        "asked_for": address(CHOOSE, wanted).partition("?")[2],
    }
    said = {**asked.query, **wanted}
    told["pages"] = pages_of(CHOOSE, said, page=asked.page, pages=found.pages)
    return Listed(told=told, asked=asked, pages=found.pages)


def _land_around(area: str) -> str:
    """Without a word to search for, those of the same Land are offered; empty for the federation."""
    (row,) = areas_written(area)
    there = area_of(AreaRow.model_validate(row))
    return next((key for level, key in (there.as_key, *there.within) if level is Level.LAND), "")


def tasks(by: Actor, query: Mapping[str, str]) -> Listed:
    """What waits, or what was done."""
    kinds = {"state": tuple(TaskState.values), "kind": tuple(TaskKind.values)}
    asked = read_filters(query, kinds)
    state, kind = TaskState(asked.query.get("state", "open")), asked.query.get("kind", "")
    found = tasks_for(by, state=state, kind=kind, page=asked.page)
    told: Told = {
        "tasks": task_lines(found.tasks, by),
        "count": found.count,
        "is_open": state == TaskState.OPEN,
        "states": [(value, str(name), value == state) for value, name in words.STATES.items()],
        "kinds": [(value.value, str(name), value == kind) for value, name in words.TASKS.items()],
        "outcomes": [(value.value, str(name)) for value, name in words.OUTCOMES.items()],
        "pages": pages_of(TASKS, asked.query, page=asked.page, pages=found.pages),
    }
    return Listed(told=told, asked=asked, pages=found.pages)


def _entries(by: Actor, query: Mapping[str, str], page: int) -> Keeping:
    return rows_for_keeping(
        by,
        text=query.get("q", ""),
        land=query.get("land", ""),
        kreis=query.get("kreis", ""),
        bezirk=query.get("bezirk", ""),
        function=query.get("function", ""),
        page=page,
    )


def _in_words(by: Actor, asked: Asked, found: Keeping, *, at: datetime) -> Told:
    return {
        "entries": [entry_line(each, at=at) for each in found.entries],
        "count": found.count,
        "text": asked.query.get("q", ""),
        "choices": choices(by, asked.query),
        "is_narrowed": bool(asked.query),
    }
