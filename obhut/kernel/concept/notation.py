"""The notation of content files: a strict, small part of YAML, read with line numbers.

Only what a reader would expect: text, whole numbers, ``true``/``false``, ``null``, lists, maps.
``no``, ``08:00`` and ``2026-11-24`` stay the words they are (YAML 1.2, core schema, without
floats). Anchors, aliases, tags and doubled keys are refused: a file says what it says, and is
never larger than it looks. A comment is read over and not kept.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from obhut.kernel.concept.building import BOOL, INT, NULL, Building, unreadable
from obhut.kernel.refusals import Faulty

WIDTH = 100


class _Dumper(yaml.CSafeDumper):
    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", BOOL, list("tf"))
_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", INT, list("-0123456789"))
_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", NULL, ["n", "~", ""])


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain values, and the line on which each value begins."""

    name: str
    value: Any
    lines: dict[tuple[str | int, ...], int] = field(repr=False)

    def where(self, path: tuple[str | int, ...]) -> str:
        """Like federal/04-steps.yaml:17 for a path; the nearest line known above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read(text: str, *, name: str) -> Document:
    """Read one file. Raises Faulty with the line of what cannot be read."""
    building = Building(name)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not building.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Faulty((*building.faults, unreadable(name, line, str(error.problem)))) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Faulty((unreadable(name, line, _strange_letter(error)),)) from error
    if building.faults:
        raise Faulty(tuple(building.faults))
    return Document(name, building.value, building.lines)


def write(value: Any) -> str:
    """The one canonical way to write a value down."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2
    )


def _strange_letter(error: yaml.reader.ReaderError) -> str:
    letter = error.character if isinstance(error.character, int) else ord(error.character)
    return f"the character U+{letter:04X} is not allowed"
