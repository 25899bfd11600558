"""The notation of content files: a strict, small part of YAML, read with line numbers.

Only what a reader would expect: text, whole numbers, ``true``/``false``, ``null``, lists, maps.
``no``, ``08:00`` and ``2026-11-24`` stay the words they are (YAML 1.2, core schema, without
floats). Anchors, tags, comments' meaning and doubled keys are not part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from obhut.kernel.refusals import Fault, Faulty

BOOL = re.compile(r"^(?:true|false)$")
INT = re.compile(r"^(?:0|-?[1-9][0-9]*)$")
NULL = re.compile(r"^(?:null|~|)$")
WIDTH = 100


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}


class _Dumper(yaml.CSafeDumper):
    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _notation in (_Loader, _Dumper):
    _notation.add_implicit_resolver("tag:yaml.org,2002:bool", BOOL, list("tf"))
    _notation.add_implicit_resolver("tag:yaml.org,2002:int", INT, list("-0123456789"))
    _notation.add_implicit_resolver("tag:yaml.org,2002:null", NULL, ["n", "~", ""])


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
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Faulty((_fault(f"{name}:{line}", str(error.problem)),)) from error
    except yaml.YAMLError as error:
        raise Faulty((_fault(f"{name}:1", str(error)),)) from error
    lines: dict[tuple[str | int, ...], int] = {}
    faults: list[Fault] = []
    value = _value(root, (), name, lines, faults) if root is not None else None
    if faults:
        raise Faulty(tuple(faults))
    return Document(name, value, lines)


def write(value: Any) -> str:
    """The one canonical way to write a value down."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2
    )


def _fault(where: str, problem: str) -> Fault:
    return Fault(
        where=where,
        field="",
        de=f"Die Datei ist kein lesbares YAML: {problem}.",
        en=f"The file is not readable YAML: {problem}.",
    )


def _value(
    node: yaml.Node,
    path: tuple[str | int, ...],
    name: str,
    lines: dict[tuple[str | int, ...], int],
    faults: list[Fault],
) -> Any:
    lines[path] = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            return dict(_pairs(node, path, name, lines, faults))
        case yaml.SequenceNode():
            return [
                _value(child, (*path, at), name, lines, faults)
                for at, child in enumerate(node.value)
            ]
        case _:
            return _scalar(node)


def _pairs(
    node: yaml.MappingNode,
    path: tuple[str | int, ...],
    name: str,
    lines: dict[tuple[str | int, ...], int],
    faults: list[Fault],
) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, child in node.value:
        key = str(key_node.value)
        if key in seen:
            faults.append(
                Fault(
                    where=f"{name}:{key_node.start_mark.line + 1}",
                    field=key,
                    de="Das Feld steht hier ein zweites Mal. Bitte eines von beiden streichen.",
                    en="The field stands here a second time. Please strike one of the two.",
                )
            )
        seen.add(key)
        yield key, _value(child, (*path, key), name, lines, faults)
        lines[(*path, key)] = key_node.start_mark.line + 1


def _scalar(node: yaml.Node) -> Any:
    match node.tag.rsplit(":", 1)[-1]:
        case "bool":
            return node.value == "true"
        case "int":
            return int(node.value)
        case "null":
            return None
        case _:
            return node.value
