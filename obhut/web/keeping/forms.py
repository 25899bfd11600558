"""The form of a row: what it holds, what somebody meant by it, and what is wrong with that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.kernel.mechanism.row_shapes import read_row
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.keeping.fields import fields_of
from obhut.web.keeping.kinds import Held, Unreadable, unbroken

REASON = "reason"
SEEN, BASE = "seen_version", "base_version"
LONGEST_NUMBER = 9
Content = Mapping[str, Any]
Errors = Mapping[str, tuple[str, ...]]
"""Name of a field -> what is wrong there; under an empty name what belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What came with a form. Fields that were not asked for, or not touched, are not in it."""

    held: Mapping[str, Held]
    """Name of a field -> what its inputs hold."""
    reason: str = ""
    seen_version: int = 0
    base_version: int = 0
    """The version that was changed: the seen one, or the one before both versions were compared."""


@dataclass(slots=True)
class Meant:
    """The content that was meant, and what could not be read."""

    content: dict[str, Any]
    errors: dict[str, tuple[str, ...]] = field(default_factory=dict)


def handed_in(file: str, post: QueryDict, *, fixed: frozenset[str]) -> HandedIn:
    """``fixed``: fields this person may not change; whatever is said of them is not read."""
    held = {}
    for each in fields_of(file).values():
        parts = each.kind.held(None)
        names = {part: input_name(each.name, part) for part in parts}
        if (
            each.name not in fixed
            and not each.elsewhere
            and all(name in post for name in names.values())
        ):
            held[each.name] = {part: tuple(post.getlist(name)) for part, name in names.items()}
    seen = _number(post.get(SEEN, ""))
    return HandedIn(
        held=held,
        reason=unbroken(post.get(REASON, "")).strip(),
        seen_version=seen,
        base_version=_number(post.get(BASE, "")) or seen,
    )


def meant(file: str, given: HandedIn, *, over: Content) -> Meant:
    """The row ``over`` with what was touched put in its place."""
    found = Meant(content=dict(over))
    for name, held in given.held.items():
        kind = fields_of(file)[name].kind
        if name in over and same(held, kind.held(over[name])):
            continue
        try:
            value = kind.meant(held)
        except Unreadable as unreadable:
            found.errors[name] = (str(unreadable),)
            continue
        if value is None:
            found.content.pop(name, None)
        else:
            found.content[name] = value
    return found


def same(held: Held, other: Held) -> bool:
    """Whether two forms say the same, however a browser ends lines and leaves inputs empty."""
    return _plain(held) == _plain(other)


def held_of(file: str, content: Content) -> dict[str, Held]:
    """What a form of this row holds before anybody touches it."""
    return {each.name: each.kind.held(content.get(each.name)) for each in fields_of(file).values()}


def errors_of(faults: Iterable[Fault], file: str) -> Errors:
    """Each fault at its field, in the language of the page."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for fault in faults:
        name = fault.field.partition(".")[0]
        if fault.where == "why":
            name = REASON
        elif name not in {*fields_of(file), "key"}:
            name = ""
        sentence = fault.en if get_language() == "en" else fault.de
        if sentence not in found[name]:
            found[name].append(sentence)
    return {name: tuple(said) for name, said in found.items()}


def all_errors(refused: Faulty, file: str, key: str, content: Content) -> Errors:
    """What was refused; where only the reason was looked at, what is wrong with the row too."""
    faults = list(refused.faults)
    if all(fault.where == "why" for fault in faults):
        try:
            read_row(file, key, content)
        except Faulty as more:
            faults += more.faults
    return errors_of(faults, file)


def told_at_the_top(file: str, errors: Errors) -> list[tuple[str, str]]:
    """Each error with the field that it stands at, so that a form tells at its top what is wrong."""
    labels = {name: str(each.label) for name, each in fields_of(file).items()}
    labels |= {REASON: _("Reason"), "key": _("Key")}
    return [
        (name, f"{labels[name]}: {sentence}" if name else sentence)
        for name, said in errors.items()
        for sentence in said
    ]


def input_name(field_name: str, part: str) -> str:
    return f"{field_name}-{part}" if part else field_name


def _number(said: str) -> int:
    is_number = said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER
    return int(said) if is_number else 0


def _plain(held: Held) -> dict[str, tuple[str, ...]]:
    return {
        part: tuple(unbroken(each).strip() for each in several if each.strip())
        for part, several in held.items()
    }
