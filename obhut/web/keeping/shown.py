"""A form as the template says it: sections, fields, inputs with what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from obhut.kernel.mechanism.desks import WEEKDAYS
from obhut.web.keeping.areas import FREE
from obhut.web.keeping.fields import SECTIONS, Field
from obhut.web.keeping.forms import Content, Errors, input_name
from obhut.web.keeping.hours import DAYS, HOLIDAYS, ON_HOLIDAYS, STATES, Hours
from obhut.web.keeping.kinds import Choice, Choices, Held, Line, YesOrNo

LONG = 60
"""Words longer than this, or on several lines, get room for several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: how it is called, and what it holds."""

    name: str
    id: str
    label: str
    value: str = ""
    tall: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    name: str
    kind: str
    label: str
    hint: str
    needed: bool
    input_type: str
    inputs: tuple[Input, ...]
    errors: tuple[str, ...]
    fixed: tuple[str, ...] | None
    """What stands there, where this person may not change it."""
    why_fixed: str
    suggests: str
    """Id of the list of what may be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    heading: str
    fields: tuple[ShownField, ...]


def sections(
    file: str, held: Mapping[str, Held], *, content: Content, errors: Errors, fixed: frozenset[str]
) -> tuple[ShownSection, ...]:
    """``content``: the row as it is, for what may only be read."""
    return tuple(
        ShownSection(
            heading=str(section.heading),
            fields=tuple(
                _shown(
                    each,
                    held.get(each.name) or each.kind.held(content.get(each.name)),
                    errors=errors.get(each.name, ()),
                    fixed=each.kind.told(content.get(each.name))
                    if each.elsewhere or each.name in fixed
                    else None,
                )
                for each in section.fields
            ),
        )
        for section in SECTIONS[file]
    )


def _shown(
    each: Field, held: Held, *, errors: tuple[str, ...], fixed: tuple[str, ...] | None
) -> ShownField:
    return ShownField(
        name=each.name,
        kind=each.kind.name,
        label=str(each.label),
        hint=str(each.hint),
        needed=each.needed,
        input_type=each.kind.input_type if isinstance(each.kind, Line) else "text",
        inputs=_inputs(each, held),
        errors=errors,
        fixed=fixed,
        why_fixed=str(each.elsewhere) or _("Kept by whoever keeps the area."),
        suggests=SUGGESTED.get(each.name, ""),
    )


SUGGESTED = {"areas": "known-areas", "deputy": "known-desks", "on_call": "known-desks"}


def _inputs(each: Field, held: Held) -> tuple[Input, ...]:
    match each.kind.name:
        case "both":
            labels = {"de": _("German"), "en": _("English")}
            return tuple(_part(each, part, labels[part], held) for part in ("de", "en"))
        case "areas":
            values = [value for value in held[""] if value.strip()]
            return tuple(
                Input(
                    name=each.name,
                    id=f"field-{each.name}-{at}",
                    label=_("%(label)s, number %(n)d") % {"label": each.label, "n": at},
                    value=value,
                )
                for at, value in enumerate([*values, *[""] * FREE], start=1)
            )
        case "hours":
            return _hours(each, held)
        case "told":
            return ()
        case _:
            return (_part(each, "", str(each.label), held),)


def _hours(each: Field, held: Held) -> tuple[Input, ...]:
    """Which hours count, then the week, holidays and words."""
    labels = {
        "state": _("They answer"),
        "holidays": _("On public holidays, if no times stand below"),
    }
    labels |= {day: str(DAYS[day]) for day in WEEKDAYS} | {HOLIDAYS: _("On public holidays")}
    labels |= {"text_de": _("In words, German"), "text_en": _("In words, English")}
    order = ("state", *WEEKDAYS, HOLIDAYS, "holidays", "text_de", "text_en")
    return tuple(_part(each, part, labels[part], held) for part in order)


def _part(each: Field, part: str, label: str, held: Held) -> Input:
    values = held[part]
    value = values[-1] if values else ""
    options = _options(each, part)
    present = {given: given for given in values if given and given not in options}
    tall = len(value) > LONG or "\n" in value or each.kind.name in ("both", "lines")
    return Input(
        name=input_name(each.name, part),
        id=f"field-{input_name(each.name, part)}",
        label=label,
        value=value,
        tall=tall,
        options=tuple(
            Option(value=given, label=str(name), chosen=given in values)
            for given, name in (*options.items(), *(present.items() if options else ()))
        ),
    )


def _options(each: Field, part: str) -> Mapping[str, object]:
    if isinstance(each.kind, Choice | Choices | YesOrNo):
        return each.kind.options()
    if isinstance(each.kind, Hours):
        return {"state": STATES, "holidays": ON_HOLIDAYS}.get(part, {})
    return {}
