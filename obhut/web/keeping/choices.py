"""What the filters of the list offer: the areas somebody may see into, and all functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from obhut.kernel.actor import Actor
from obhut.web.finder.questions import Option
from obhut.web.keeping.areas import known_areas
from obhut.web.keeping.fields import functions


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    name: str
    label: str
    options: tuple[Option, ...]


def choices(by: Actor, query: Mapping[str, str]) -> tuple[Choice, ...]:
    """One select a filter; none where there is nothing to choose between."""
    areas = known_areas(by)
    found = (
        Choice(name=level, label=label, options=_options(_of(areas, level), query.get(level, "")))
        for level, label in (("land", _("Land")), ("kreis", _("Kreis")), ("bezirk", _("Bezirk")))
    )
    of_functions = Choice(
        name="function",
        label=_("Function"),
        options=_options(functions().items(), query.get("function", "")),
    )
    return (*(each for each in found if len(each.options) > 1), of_functions)


def _of(areas: Mapping[str, str], level: str) -> list[tuple[str, str]]:
    found = [
        (key.partition(":")[2], name) for key, name in areas.items() if key.startswith(f"{level}:")
    ]
    return sorted(found, key=lambda each: each[1])


def _options(named: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=name, chosen=value == chosen) for value, name in named)
