"""What became of one node from an edition to another, field by field and word by word."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, override
from pydantic import TypeAdapter

from obhut.kernel.concept.differences import FieldDifference, field_differences, fields_of
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Review
from obhut.kernel.concept.words import word_changes
from obhut.web.editions.facts import Named, fact_lines, label_of, title_of
from obhut.web.editions.names import FORCE, FREEDOM, KIND
from obhut.web.finder import words
from obhut.web.knowledge.names import day
from obhut.web.language import NAMES, other_language
from obhut.web.papers.blocks import Change, Said

REVIEW: TypeAdapter[Review] = TypeAdapter(Review)
FIELDS: Mapping[str, Promise | str] = {
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "key": gettext_lazy("Key"),
    "kind": gettext_lazy("Kind"),
    "force": gettext_lazy("Force"),
    "freedom": gettext_lazy("Freedom"),
    "evidence": gettext_lazy("Rests on"),
    "sources": gettext_lazy("Sources"),
    "review": gettext_lazy("State of review"),
    "as_of": gettext_lazy("As of"),
    "under": gettext_lazy("Stands below"),
    "place": gettext_lazy("Place among its neighbours"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field that differs. ``language``: that of the words, where it is not that of the page."""

    path: str
    label: str
    words: tuple[Said, ...]
    language: str = ""

    @property
    def weight(self) -> int:
        return sum(len(each.text) for each in self.words) + 80 * len(self.words)


def field_lines(was: Node, now: Node, before: Named, after: Named) -> tuple[FieldLine, ...]:
    """Every field that differs, in both languages; ``before`` and ``after`` name what is referred to."""
    return in_words(field_differences(was, now), was, now, before, after)


def in_words(
    fields: Iterable[FieldDifference], was: Node, now: Node, before: Named, after: Named
) -> tuple[FieldLine, ...]:
    found: dict[str, FieldLine] = {}
    for each in fields:
        path = each.path.removesuffix(".de").removesuffix(".en")
        if path.startswith("facts."):
            name = path.split(".")[1]
            found.setdefault(name, _fact(name, was, now, before, after))
        else:
            found[each.path] = _field(each, before, after)
    return tuple(found.values())


def said_at(path: str, node: Node, named: Named) -> str:
    """What a node says in one field, in words; nothing where it says nothing."""
    name, _dot, rest = path.partition(".")
    if name == "facts":
        return _said(rest.partition(".")[0], node, named)
    return _value(name, fields_of(node).get(name), named)


def compared(before: str, after: str) -> tuple[Said, ...]:
    """Two wordings as one line of words that stayed, went and came."""
    return tuple(Said(Change(each.kind.value), each.text) for each in word_changes(before, after))


def _field(difference: FieldDifference, before: Named, after: Named) -> FieldLine:
    name, _dot, language = difference.path.partition(".")
    label = str(FIELDS.get(name, name))
    if not language or language == get_language():
        was = _value(name, difference.before, before)
        now = _value(name, difference.after, after)
        return FieldLine(path=difference.path, label=label, words=compared(was, now))
    return FieldLine(
        path=difference.path,
        label=f"{label} ({NAMES[language]})",
        words=compared(difference.before or "", difference.after or ""),
        language=language,
    )


def _fact(name: str, was: Node, now: Node, before: Named, after: Named) -> FieldLine:
    """In the language of the page; in the other one where only that differs."""
    label = label_of(name, type(now.facts).__name__)
    here = _said(name, was, before), _said(name, now, after)
    if here[0] != here[1]:
        return FieldLine(path=f"facts.{name}", label=label, words=compared(*here))
    other = other_language(get_language() or "de")
    with override(other):
        there = _said(name, was, before), _said(name, now, after)
    return FieldLine(
        path=f"facts.{name}",
        label=f"{label} ({NAMES[other]})",
        words=compared(*there),
        language=other,
    )


def _said(name: str, node: Node, named: Named) -> str:
    lines = {line.name: line.said for line in fact_lines(node, named)}
    return "\n".join(lines.get(name, ()))


def _value(name: str, value: Any, named: Named) -> str:
    """One value of a node in words; nothing where it was not said."""
    if value is None:
        return ""
    say = SAYS.get(name)
    return say(value, named) if say else str(value)


def _text(value: Any, _named: Named) -> str:
    return str(value[get_language() or "de"]) if isinstance(value, dict) else str(value)


def _reviewed(review: Mapping[str, Any], _named: Named) -> str:
    return words.review_in_words(REVIEW.validate_python(review))


SAYS: Mapping[str, Callable[[Any, Named], str]] = {
    "title": _text,
    "text": _text,
    "kind": lambda value, _named: str(KIND.get(value, value)),
    "force": lambda value, _named: str(FORCE.get(value, value)),
    "freedom": lambda value, _named: str(FREEDOM.get(value, value)),
    "evidence": lambda value, _named: str(words.EVIDENCE.get(value, value)),
    "as_of": lambda value, _named: day(value),
    "review": _reviewed,
    "under": title_of,
    "sources": lambda value, named: "\n".join(title_of(key, named) for key in value),
}
"""How the value of a field is said; any other as it stands."""
