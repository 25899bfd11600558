"""From the marks of a file, one after the other, to plain values with their lines.

Nothing is followed, expanded or called: an alias is refused where it stands, so no file can grow
while it is read; depth is bounded, so none can exhaust the reader.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from obhut.kernel.refusals import Fault

BOOL = re.compile(r"^(?:true|false)$")
INT = re.compile(r"^(?:0|-?[1-9][0-9]*)$")
NULL = re.compile(r"^(?:null|~|)$")
DEEPEST, LONGEST_NUMBER = 20, 18
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")

Path = tuple[str | int, ...]

FOREIGN = (
    "Anker, Verweise und Typangaben (&, *, !) gehören nicht zur Schreibweise. Bitte ausschreiben.",
    "Anchors, aliases and tags (&, *, !) are no part of the notation. Please write it out.",
)
TWICE = (
    "Das Feld steht hier ein zweites Mal. Bitte eines von beiden streichen.",
    "The field stands here a second time. Please strike one of the two.",
)
NO_WORD = ("Ein Feldname ist ein einzelnes Wort.", "The name of a field is a single word.")
TOO_DEEP = (
    f"Hier ist zu tief geschachtelt; höchstens {DEEPEST} Ebenen.",
    f"This is nested too deeply; at most {DEEPEST} levels.",
)
TOO_LONG = ("Diese Zahl ist zu lang.", "This number is too long.")
UNSEEN = (
    "Hier steht ein unsichtbares Steuerzeichen. Bitte löschen.",
    "An invisible control character stands here. Please delete it.",
)
ANOTHER = (
    "Hier beginnt ein zweites Dokument (---). Eine Datei ist eines.",
    "A second document begins here (---). A file is one.",
)


def unreadable(name: str, line: int, problem: str) -> Fault:
    """The parser's own words; it speaks English only."""
    return Fault(
        where=f"{name}:{line}",
        field="",
        de=f"Die Datei ist kein lesbares YAML: {problem}.",
        en=f"The file is not readable YAML: {problem}.",
    )


@dataclass(slots=True)
class _Open:
    """A list or map that has begun and not ended yet."""

    value: Any
    path: Path
    key: str | None = None


class Building:
    """The value of a file as far as it was read."""

    def __init__(self, name: str) -> None:
        self.value: Any = None
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._name = name
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take the next mark; False where reading on makes no sense."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                return self._documents == 1 or self._refuse(line, ANOTHER)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
            case yaml.AliasEvent():
                self._refuse(line, FOREIGN)
                return self._place(None, line)
            case yaml.ScalarEvent() | yaml.CollectionStartEvent():
                if event.anchor or event.tag:
                    self._refuse(line, FOREIGN)
                return self._begin(event, line)
        return True

    def _begin(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> bool:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if len(self._open) >= DEEPEST:
            return self._refuse(line, TOO_DEEP)
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._next_path()
        if not self._place(value, line):
            return False
        self._open.append(_Open(value, path))
        return True

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> bool:
        if CONTROL.search(event.value):
            self._refuse(line, UNSEEN)
        around = self._open[-1] if self._open else None
        if around is not None and isinstance(around.value, dict) and around.key is None:
            if event.value in around.value:
                self._refuse(line, TWICE, event.value)
            around.key = event.value
            self.lines[(*around.path, event.value)] = line
            return True
        return self._place(self._meaning(event, line), line)

    def _meaning(self, event: yaml.ScalarEvent, line: int) -> str | int | bool | None:
        """What an unquoted word means; whatever is quoted is text."""
        if not event.implicit[0]:
            return str(event.value)
        if BOOL.match(event.value):
            return bool(event.value == "true")
        if NULL.match(event.value):
            return None
        if not INT.match(event.value):
            return str(event.value)
        if len(event.value) > LONGEST_NUMBER:
            self._refuse(line, TOO_LONG)
            return None
        return int(event.value)

    def _next_path(self) -> Path:
        if not self._open:
            return ()
        around = self._open[-1]
        if isinstance(around.value, list):
            return (*around.path, len(around.value))
        return (*around.path, str(around.key))

    def _place(self, value: Any, line: int) -> bool:
        """Put a value where it belongs: into the list or map around it, or as the whole."""
        path = self._next_path()
        if not self._open:
            self.value = value
        elif isinstance(self._open[-1].value, list):
            self._open[-1].value.append(value)
        elif self._open[-1].key is None:
            return self._refuse(line, NO_WORD)
        else:
            self._open[-1].value[self._open[-1].key] = value
            self._open[-1].key = None
        self.lines.setdefault(path, line)
        return True

    def _refuse(self, line: int, words: tuple[str, str], field: str = "") -> bool:
        de, en = words
        self.faults.append(Fault(where=f"{self._name}:{line}", field=field, de=de, en=en))
        return False
