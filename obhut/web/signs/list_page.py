"""The whole list of signs, narrowed to what was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.finder.questions import Option
from obhut.web.finder.words import said
from obhut.web.kept import Kept
from obhut.web.signs.choosing import Chosen, choices, chosen_signs
from obhut.web.signs.next_page import NextPage, next_page
from obhut.web.signs.sign_lines import NumberedSource, SignGroup, sign_groups, titles_of_every_sign
from obhut.web.signs.words import FILTERS, OBSERVERS, SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A question that narrows the list, and the list without it."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str
    """What was chosen, in words; empty where nothing was."""
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    filters: tuple[Filter, ...]
    narrowed: bool
    found: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticking:
    """The signs to tick, by setting, and what may follow from them."""

    groups: tuple[SignGroup, ...]
    every: tuple[str, ...]
    next: NextPage
    sources: tuple[NumberedSource, ...]
    """What the signs rest on, once, by number."""


def list_page(chosen: Chosen, mechanism: Mechanism) -> ListPage:
    """How many signs fit, and the filters as they are set."""
    filters = _filters(chosen, mechanism)
    return ListPage(
        filters=filters,
        narrowed=any(each.chosen for each in filters),
        found=len(chosen_signs(chosen, mechanism)),
        known=len(mechanism.indicators),
    )


def ticking(chosen: Chosen, mechanism: Mechanism) -> Ticking:
    """The signs that fit, in the order of the edition. Kept: an edition in force never changes."""
    key = (get_language(), mechanism.digest, chosen)
    return _TICKING.get(key, lambda: _made_ticking(chosen, mechanism))


_TICKING: Kept[Ticking] = Kept(most=64)


def _made_ticking(chosen: Chosen, mechanism: Mechanism) -> Ticking:
    signs = chosen_signs(chosen, mechanism)
    groups = sign_groups(signs, mechanism)
    named = {source for group in groups for sign in group.signs for source in sign.sources}
    return Ticking(
        groups=groups,
        every=titles_of_every_sign(mechanism),
        next=next_page(signs, mechanism),
        sources=tuple(sorted(named, key=lambda source: source.number)),
    )


def _filters(chosen: Chosen, mechanism: Mechanism) -> tuple[Filter, ...]:
    labels: Mapping[str, Mapping[str, object]] = {
        "setting": SETTINGS,
        "form": {key: said(form.node.title) for key, form in mechanism.forms.items()},
        "observer": OBSERVERS,
    }
    known = choices(mechanism)
    given = {name: str(getattr(chosen, name)) for name in FILTERS}
    return tuple(
        Filter(
            name=name,
            label=str(label),
            options=tuple(
                Option(value=key, label=str(labels[name][key]), chosen=key == given[name])
                for key in known[name]
            ),
            chosen=str(labels[name][given[name]]) if given[name] else "",
            without=_address({**given, name: ""}),
        )
        for name, label in FILTERS.items()
    )


def _address(given: Mapping[str, str]) -> str:
    kept = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('signs:list_signs')}{'?' if kept else ''}{kept}#list"
