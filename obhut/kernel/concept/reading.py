"""From files to an edition: every fault of every file is found before anything is refused."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from pydantic import ValidationError

from obhut.kernel.concept.conditions import strange_answers
from obhut.kernel.concept.edition import Chapter, EditionText, plain
from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import Document, read, write
from obhut.kernel.concept.placing import Placed, out_of_place
from obhut.kernel.concept.questions import PROFESSION
from obhut.kernel.concept.references import references
from obhut.kernel.refusals import Fault, Faulty

Path = tuple[str | int, ...]
FIELDS = {"section", "nodes"}
NUMBERED = re.compile(r"[0-9]{1,9}")
LAST = 10**9


def read_edition(files: Mapping[str, str]) -> EditionText:
    """Read all files of a concept (name -> text). Raises Faulty with every fault found."""
    faults: list[Fault] = []
    places: list[Placed] = []
    chapters: list[Chapter] = []
    unreadable = False
    broken: set[str] = set()
    for name in sorted(files, key=in_order):
        try:
            document = read(files[name], name=name)
        except Faulty as refused:
            faults.extend(refused.faults)
            unreadable = True
            continue
        chapter = _chapter(document, faults, places)
        if chapter:
            chapters.append(chapter)
        else:
            broken |= _keys_in(document)
    faults.extend(_doubled(places))
    if not unreadable:  # what an unreadable file holds cannot be missed by name
        faults.extend(_strangers(places, broken))
    faults.extend(out_of_place(places, broken))
    if not files:
        faults.append(_fault("", "", "Der Ordner enthält keine Inhalte.", "The folder is empty."))
    if faults:
        raise Faulty(tuple(faults))
    return EditionText(tuple(chapters))


def _keys_in(document: Document) -> set[str]:
    """Every key that a refused file gives, so that whoever refers to it is not blamed."""
    value = document.value if isinstance(document.value, dict) else {}
    nodes = value.get("nodes")
    rows = [value.get("section"), *(nodes if isinstance(nodes, list) else [])]
    return {row["key"] for row in rows if isinstance(row, dict) and isinstance(row.get("key"), str)}


def write_edition(edition: EditionText) -> dict[str, str]:
    """The files of an edition, in the canonical notation."""
    digits = max(2, len(str(len(edition.chapters))))
    return {
        f"{place:0{digits}d}-{chapter.file_name}": write(
            {"section": plain(chapter.section)}
            | ({"nodes": [plain(node) for node in chapter.nodes]} if chapter.nodes else {})
        )
        for place, chapter in enumerate(edition.chapters, start=1)
    }


def in_order(name: str) -> tuple[str, int, str]:
    """Files are read by the number they begin with: 99 before 100, however many zeros it has."""
    folder, _, file = name.rpartition("/")
    number = NUMBERED.match(file)
    return folder, int(number[0]) if number else LAST, file


def _chapter(document: Document, faults: list[Fault], places: list[Placed]) -> Chapter | None:
    value = document.value
    if not isinstance(value, dict) or not FIELDS.issuperset(value) or "section" not in value:
        faults.append(
            _fault(
                document.where(()),
                "",
                "Eine Datei hat genau die Felder section und nodes.",
                "A file has exactly the fields section and nodes.",
            )
        )
        return None
    section = _node(document, ("section",), value["section"], faults, places)
    if section is not None and section.kind != "section":
        faults.append(
            _fault(
                f"{document.where(('section', 'kind'))} ({section.key})",
                "kind",
                "Eine Datei beginnt mit einem Abschnitt: kind: section.",
                "A file begins with a chapter: kind: section.",
            )
        )
        return None
    rows = value.get("nodes") or []
    if not isinstance(rows, list):
        faults.append(
            _fault(
                document.where(("nodes",)),
                "nodes",
                "Erwartet wird eine Liste.",
                "A list is expected.",
            )
        )
        return None
    nodes = [_node(document, ("nodes", at), row, faults, places) for at, row in enumerate(rows)]
    if section is None or None in nodes:
        return None
    return Chapter(section, tuple(node for node in nodes if node))


def _node(
    document: Document,
    path: Path,
    row: Any,
    faults: list[Fault],
    places: list[Placed],
) -> Node | None:
    of = str(row.get("key", "?")) if isinstance(row, dict) else "?"
    if not isinstance(row, dict) or row.get("kind") not in KINDS:
        known = ", ".join(sorted(KINDS))
        faults.append(
            _fault(
                f"{document.where((*path, 'kind'))} ({of})",
                "kind",
                f"Diese Art gibt es nicht. Möglich sind: {known}.",
                f"There is no such kind. Possible are: {known}.",
            )
        )
        return None
    found = len(faults)
    facts = None
    try:
        facts = KINDS[row["kind"]].model_validate(row.get("facts") or {})
    except ValidationError as error:
        faults.extend(faults_of(error, document, at=(*path, "facts"), of=of))
    try:
        node = Node.model_validate({**row, "facts": facts or KINDS[row["kind"]].model_construct()})
    except ValidationError as error:
        faults.extend(faults_of(error, document, at=path, of=of))
    if len(faults) > found:
        return None
    places.append((document, path, node))
    return node


def _doubled(places: list[Placed]) -> Iterator[Fault]:
    keys: set[str] = set()
    ids: set[str] = set()
    for document, path, node in places:
        where = f"{document.where(path)} ({node.key})"
        if node.key in keys:
            yield _fault(
                where, "key", "Diesen Schlüssel gibt es schon.", "This key exists already."
            )
        if str(node.id) in ids:
            yield _fault(where, "id", "Diese Kennung gibt es schon.", "This id exists already.")
        keys.add(node.key)
        ids.add(str(node.id))


def _strangers(places: list[Placed], broken: AbstractSet[str]) -> Iterator[Fault]:
    """References to nodes that do not exist or are of another kind, and answers nobody can give.

    ``broken``: keys of nodes that were refused. Whoever refers to one of them is not to blame.
    """
    by_key = {node.key: node for _document, _path, node in reversed(places)}
    professions = frozenset(key for key, each in by_key.items() if each.kind == PROFESSION)
    for placed in places:
        yield from _wrong_references(placed, by_key, broken)
        yield from _wrong_answers(placed, professions | broken)


def _wrong_references(
    placed: Placed, by_key: Mapping[str, Node], broken: AbstractSet[str]
) -> Iterator[Fault]:
    document, path, node = placed
    for at, kind, key in references(node):
        if key not in broken and (key not in by_key or by_key[key].kind != kind):
            yield _fault(
                f"{document.where((*path, *at))} ({node.key})",
                _named(at),
                f"„{key}“ ist kein Knoten der Art {kind}.",
                f'"{key}" is not a node of kind {kind}.',
            )


def _wrong_answers(placed: Placed, professions: frozenset[str]) -> Iterator[Fault]:
    document, path, node = placed
    for at, answer, possible in strange_answers(node, professions):
        yield _fault(
            f"{document.where((*path, *at))} ({node.key})",
            _named(at),
            f"„{answer}“ kann niemand antworten. Möglich: {possible}.",
            f'Nobody can answer "{answer}". Possible: {possible}.',
        )


def _named(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _fault(where: str, field: str, de: str, en: str) -> Fault:
    return Fault(where=where, field=field, de=de, en=en)
