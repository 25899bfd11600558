"""The form of a node: what it holds, what was handed in, and the content that is meant by it.

What nobody touched is not read back: it stays to the letter as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from obhut.web.drafting.fields.nested import Part
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.fields.typed import MISSING, Post, Reading, Typed

ASKED = "asked"
"""Name of the hidden inputs that say which fields a form has asked for."""
FACTS = "facts"
Content = Mapping[str, Any]
Given = Mapping[str, Typed]
"""Name of a field -> what its inputs hold."""


@dataclass(slots=True)
class Meant:
    """The fields that are to change, and what could not be read, by the name of its input."""

    content: dict[str, Any]
    touched: tuple[str, ...]
    faults: Mapping[str, str] = field(default_factory=dict)


def typed_of(content: Content, titles: Titles) -> dict[str, Typed]:
    """What the form of a node holds before anybody touches it."""
    parts = parts_of_node(content["kind"])
    return {name: each.shape.typed(value_in(content, name), titles) for name, each in parts.items()}


def handed_in(kind: str, post: Post) -> dict[str, Typed]:
    """What came with a form. Fields it did not ask for are not in it."""
    asked = set(post.getlist(ASKED))
    return {
        name: each.shape.taken(post, name)
        for name, each in parts_of_node(kind).items()
        if name in asked
    }


def meant(content: Content, given: Given, titles: Titles) -> Meant:
    """``content``: the node as it is. What says the same is left as it is."""
    parts, before = parts_of_node(content["kind"]), typed_of(content, titles)
    touched = tuple(
        name for name, typed in given.items() if not same(typed, before[name], parts[name])
    )
    return read(content, {name: given[name] for name in touched}, titles)


def read(content: Content, given: Given, titles: Titles) -> Meant:
    """The content with all of these fields put in place, whether somebody touched them or not."""
    reading = Reading(titles)
    parts = parts_of_node(content["kind"])
    changed: dict[str, Any] = {}
    facts = dict(content.get(FACTS) or {})
    for name, typed in given.items():
        value = parts[name].shape.meant(typed, name, reading)
        into, own = (facts, parts[name].name) if name.startswith(FACTS) else (changed, name)
        if value is not MISSING:
            into[own] = value
        elif into is facts:
            facts.pop(own, None)
        else:
            changed[own] = None
    if any(name.startswith(FACTS) for name in given):
        changed[FACTS] = facts
    return Meant(content=changed, touched=tuple(given), faults=reading.faults)


def value_in(content: Content, name: str) -> Any:
    """What the node says in one field; None where it says nothing."""
    if name.startswith(f"{FACTS}."):
        return (content.get(FACTS) or {}).get(name.removeprefix(f"{FACTS}."))
    return content.get(name)


def same(typed: Typed, other: Typed, part: Part) -> bool:
    """Whether two forms say the same, however a browser ends lines and leaves inputs empty."""
    return _settled(typed) == _settled(other) or (
        part.shape.is_blank(typed) and part.shape.is_blank(other)
    )


def _settled(typed: Typed) -> Typed:
    match typed:
        case str():
            return typed.strip()
        case dict():
            return {name: _settled(inner) for name, inner in typed.items()}
        case list():
            rows = [_settled(each) for each in typed]
            while rows and not _says_something(rows[-1]):
                rows.pop()
            return rows
        case _:
            return typed


def _says_something(typed: Typed) -> bool:
    match typed:
        case dict():
            return any(_says_something(each) for each in typed.values())
        case list():
            return any(_says_something(each) for each in typed)
        case _:
            return bool(typed)
