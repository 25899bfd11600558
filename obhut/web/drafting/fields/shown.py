"""The form as the template says it: fields with what they hold and what is wrong there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from obhut.web.drafting.fields import leaves, nested
from obhut.web.drafting.fields.forms import Given
from obhut.web.drafting.fields.nested import Group, ListOf, Part, SomeOf, Variants
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.fields.typed import Shape, Typed

LONG = 60
"""Words longer than this, or on several lines, get room for several lines."""
Faults = Mapping[str, tuple[str, ...]]
"""Name of an input -> what is wrong there; under an empty name what belongs to none."""
TEMPLATES = {
    "both": "drafting/fields/both.html",
    "choice": "drafting/fields/choice.html",
    "choices": "drafting/fields/choices.html",
    "group": "drafting/fields/group.html",
    "list": "drafting/fields/list.html",
    "prose": "drafting/fields/prose.html",
    "reference": "drafting/fields/reference.html",
    "short": "drafting/fields/short.html",
    "tick": "drafting/fields/tick.html",
    "variants": "drafting/fields/variants.html",
    "words": "drafting/fields/words.html",
}
Option = tuple[str, str, bool]
"""Value, what it is called, whether it is chosen."""


@dataclass(slots=True, kw_only=True)
class Shown:
    """A field, an input of it, a row of a list: each knows its own template."""

    kind: str
    name: str
    label: str
    help: str = ""
    value: str = ""
    is_tall: bool = False
    is_optional: bool = True
    options: tuple[Option, ...] = ()
    offers: str = ""
    """Id of the list of titles to choose from."""
    inner: tuple["Shown", ...] = ()
    is_there: bool = True
    """Of fields that may be left out as a whole."""
    rows: int = 0
    may_grow: bool = False
    at: int = 0
    """Of a row: which one it is; 0 for what is no row, or for a free one at the end."""
    is_last: bool = False
    reshapes: bool = False
    """Whether other inputs follow from what is chosen here."""
    faults: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return TEMPLATES[self.kind]

    @property
    def described(self) -> SafeString:
        """The attributes that lead from an input to what is said about it."""
        help_ = f" {self.id}-help" if self.help else ""
        invalid = mark_safe(' aria-invalid="true"') if self.faults else ""
        return format_html('aria-describedby="{}-faults{}"{}', self.id, help_, invalid)

    @property
    def id(self) -> str:
        return f"field-{self.name}"


@dataclass(slots=True)
class _Showing:
    titles: Titles
    faults: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, name: str) -> tuple[str, ...]:
        return tuple(self.faults.get(name, ()))


def fields(kind: str, given: Given, titles: Titles, faults: Faults) -> tuple[Shown, ...]:
    """Every field of the form, in its order. Each fault stands at the nearest input there is."""
    parts = parts_of_node(kind)
    names = {""} | {
        each
        for name, part in parts.items()
        if name in given
        for each in _names(part.shape, given[name], name)
    }
    showing = _Showing(titles)
    for name, sentences in faults.items():
        showing.faults.setdefault(nearest(name, names), []).extend(sentences)
    return tuple(
        _shown(part, given[name], name, showing) for name, part in parts.items() if name in given
    )


def nearest(name: str, names: Iterable[str]) -> str:
    """The input of this name, else what it belongs to; empty where there is neither."""
    known = set(names)
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def _names(shape: Shape, typed: Typed, name: str) -> Iterator[str]:
    """The names under which something is shown."""
    yield name
    match shape:
        case leaves.Both():
            yield from (f"{name}.de", f"{name}.en")
        case ListOf(item=item):
            for at, each in enumerate(typed):
                yield from _names(item, each, f"{name}.{at}")
        case Group(parts=parts) if typed is not None:
            for part in parts:
                yield from _names(part.shape, typed[part.name], f"{name}.{part.name}")
        case Variants(by=by, ways=ways):
            yield f"{name}.{by}"
            if typed[by] in ways:
                yield from _names(ways[typed[by]], typed, name)


def _shown(part: Part, typed: Typed, name: str, showing: _Showing) -> Shown:
    shown = _of_shape(part.shape, typed, name, str(part.label), showing)
    shown.help = str(part.help)
    return shown


def _of_shape(shape: Shape, typed: Typed, name: str, label: str, showing: _Showing) -> Shown:
    told: dict[str, Any] = {
        "name": name,
        "label": label,
        "is_optional": shape.is_optional,
        "faults": showing.wrong(name),
    }
    match shape:
        case leaves.Both():
            return _both(shape, typed, told, showing)
        case ListOf():
            return _list(shape, typed, told, showing)
        case Group():
            return _group(shape, typed, told, showing)
        case Variants():
            return _variants(shape, typed, told, showing)
        case SomeOf():
            known = shape.known(showing.titles)
            value = " ".join(typed)
            return Shown(kind="choices", options=_options(known, typed), value=value, **told)
    return _leaf(shape, typed, told)


def _leaf(shape: Shape, typed: str, told: dict[str, Any]) -> Shown:
    match shape:
        case leaves.OneOf(options=options):
            return Shown(kind="choice", options=_options(options, [typed]), **told)
        case leaves.Tick():
            return Shown(kind="tick", value=typed, **told)
        case leaves.Reference(kind=kind):
            return Shown(kind="reference", value=typed, offers=f"titles-{kind}", **told)
        case leaves.Number() | leaves.OneDay():
            return Shown(kind="short", value=typed, **told)
    return Shown(kind="words", value=typed, is_tall=_is_tall(typed), **told)


def _both(shape: leaves.Both, typed: Typed, told: dict[str, Any], showing: _Showing) -> Shown:
    name, labels = told["name"], {"de": _("German"), "en": _("English")}
    inner = tuple(
        Shown(
            kind="words",
            name=f"{name}.{part}",
            label=labels[part],
            value=typed[part],
            is_tall=not shape.is_title,
            is_optional=shape.is_optional,
            faults=showing.wrong(f"{name}.{part}"),
        )
        for part in ("de", "en")
    )
    return Shown(kind="prose" if shape.is_prose else "both", inner=inner, **told)


def _list(shape: ListOf, typed: Typed, told: dict[str, Any], showing: _Showing) -> Shown:
    rows = list(typed)
    is_free = isinstance(shape.item, leaves.Reference | leaves.Words)
    if is_free and not (rows and shape.item.is_blank(rows[-1])):
        rows.append(shape.item.typed(None, showing.titles))
    inner = []
    for at, each in enumerate(rows):
        label = _("%(label)s, number %(n)d") % {"label": told["label"], "n": at + 1}
        row = _of_shape(shape.item, each, f"{told['name']}.{at}", label, showing)
        row.at = 0 if shape.is_fixed or (is_free and at == len(rows) - 1) else at + 1
        row.is_last = at + 1 == len(rows) - is_free
        inner.append(row)
    return Shown(
        kind="list",
        inner=tuple(inner),
        rows=len(rows),
        may_grow=not shape.is_fixed and not is_free and len(rows) < nested.MOST_ROWS,
        **told,
    )


def _group(shape: Group, typed: Typed, told: dict[str, Any], showing: _Showing) -> Shown:
    if typed is None:
        return Shown(kind="group", is_there=False, **told)
    inner = tuple(
        _shown(part, typed[part.name], f"{told['name']}.{part.name}", showing)
        for part in shape.parts
    )
    return Shown(kind="group", inner=inner, **told)


def _variants(shape: Variants, typed: Typed, told: dict[str, Any], showing: _Showing) -> Shown:
    name, way = told["name"], typed[shape.by]
    which = Shown(
        kind="choice",
        name=f"{name}.{shape.by}",
        label=str(shape.label),
        help=str(shape.help),
        options=_options(shape.options, [way]),
        is_optional=shape.is_optional,
        reshapes=True,
        faults=showing.wrong(f"{name}.{shape.by}"),
    )
    own: tuple[Shown, ...] = ()
    if way in shape.ways:
        own = _group(shape.ways[way], typed, told, showing).inner
    return Shown(kind="variants", inner=(which, *own), **told)


def _options(options: leaves.Options, chosen: list[str]) -> tuple[Option, ...]:
    """Also what stands there and is not offered any more, so that it is not lost unseen."""
    strange = {each: each for each in chosen if each and each not in options}
    return tuple(
        (value, str(label), value in chosen)
        for value, label in (*options.items(), *strange.items())
    )


def _is_tall(words: str) -> bool:
    return len(words) > LONG or "\n" in words
