"""Nodes by what people call them: what is offered where a fact names one, and what is meant."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.kernel.concept.nodes import Node
from obhut.kernel.searching.folding import folded

SHOWN = 4
"""So many nodes are named where several could be meant."""
SHORTENED = 60


class NotFound(ValueError):
    """No node is called so, or several are. Says which, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the nodes of one kind are called in one language."""

    labels: Mapping[str, str]
    """Key -> label; no two are the same."""
    keys: Mapping[str, str]
    """Label, folded -> key."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The nodes of a text, by kind and by language."""

    german: Mapping[str, Called]
    english: Mapping[str, Called]

    def label(self, kind: str, key: str) -> str:
        """Its title; the key itself where there is no such node."""
        return self._here.get(kind, NOBODY).labels.get(key, key)

    def labels(self, kind: str) -> Mapping[str, str]:
        return self._here.get(kind, NOBODY).labels

    def key(self, kind: str, said: str) -> str:
        """The node that is meant by a title, a key or words of a title. Raises NotFound."""
        ways = [each.get(kind, NOBODY) for each in (self._here, self.german, self.english)]
        for called in ways:
            if found := called.keys.get(_folded(said)):
                return found
        if said in ways[0].labels:
            return said
        return _only_one(said, ways)

    @property
    def _here(self) -> Mapping[str, Called]:
        return self.english if get_language() == "en" else self.german


NOBODY = Called({}, {})
_folded = lru_cache(maxsize=16_384)(folded)


def titles_of(nodes: Iterable[Node]) -> Titles:
    """What each node is called; norms by their citation, whatever is called twice with its key."""
    german: dict[str, dict[str, str]] = {}
    english: dict[str, dict[str, str]] = {}
    for node in nodes:
        citation = getattr(node.facts, "citation", "")
        before = f"{citation} · " if citation else ""
        german.setdefault(node.kind, {})[node.key] = before + node.title.de
        english.setdefault(node.kind, {})[node.key] = before + node.title.en
    return Titles(
        {kind: _called(labels) for kind, labels in german.items()},
        {kind: _called(labels) for kind, labels in english.items()},
    )


def _called(labels: Mapping[str, str]) -> Called:
    one_line = {key: " ".join(label.split()) for key, label in labels.items()}
    times = Counter(_folded(label) for label in one_line.values())
    own = {
        key: f"{label} ({key})" if times[_folded(label)] > 1 else label
        for key, label in one_line.items()
    }
    return Called(own, {_folded(label): key for key, label in own.items()})


def _only_one(said: str, ways: list[Called]) -> str:
    """The one whose title has all these words. Raises NotFound."""
    words = _folded(said).split()
    found = {
        key: called.labels[key]
        for called in reversed(ways)
        for label, key in called.keys.items()
        if words and all(word in label for word in words)
    }
    if len(found) == 1:
        return next(iter(found))
    told: dict[str, Any] = {"said": said[:SHORTENED]}
    if not found:
        raise NotFound(_("Nothing is called “%(said)s”. Please choose from the list.") % told)
    told["several"] = "; ".join(list(found.values())[:SHOWN])
    raise NotFound(_("Several are called “%(said)s”: %(several)s. Which one is meant?") % told)
