"""Whether a node fits its kind and its edition, asked of a single node as somebody typed it."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from obhut.kernel.concept.conditions import strange_answers
from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import Document
from obhut.kernel.concept.questions import PROFESSION
from obhut.kernel.concept.references import references
from obhut.kernel.refusals import Fault, Faulty

Kinds = Mapping[str, str]
"""The keys of an edition, each with the kind of its node."""
Path = tuple[str | int, ...]
DEEPEST = 20


def read_node(given: Mapping[str, Any], *, among: Kinds) -> Node:
    """The node these plain values say. Raises Faulty; ``field`` is the path: "facts.terms.0".

    ``among``: the nodes of its edition; it may be one of them itself.
    """
    key = str(given.get("key", ""))
    node = _shaped(dict(given), key)
    faults = tuple(strangers(node, among=among))
    if faults:
        raise Faulty(faults)
    return node


def strangers(node: Node, *, among: Kinds) -> Iterator[Fault]:
    """What a node names and its edition does not have; answers that nobody can give."""
    for at, kind, key in references(node):
        if among.get(key) != kind:
            yield _fault(
                node.key,
                at,
                f"„{key}“ ist kein Knoten der Art {kind}.",
                f'"{key}" is not a node of kind {kind}.',
            )
    if not getattr(node.facts, "when", None):
        return
    professions = frozenset(key for key, kind in among.items() if kind == PROFESSION)
    for at, answer, possible in strange_answers(node, professions):
        yield _fault(
            node.key,
            at,
            f"„{answer}“ kann niemand antworten. Möglich: {possible}.",
            f'Nobody can answer "{answer}". Possible: {possible}.',
        )


def who_names(keys: AbstractSet[str], nodes: Iterable[Node]) -> Iterator[Fault]:
    """Each place where one of these nodes names one of these keys: why they cannot go away."""
    for node in nodes:
        named = [(at, key) for at, _kind, key in references(node) if key in keys]
        named += [
            (at, answer)
            for at, answer, _all in strange_answers(node, frozenset())
            if answer in keys
        ]
        for at, key in named:
            yield _fault(
                node.key,
                at,
                f"„{node.title.de}“ nennt „{key}“.",
                f'"{node.title.en}" names "{key}".',
            )


def _shaped(given: dict[str, Any], key: str) -> Node:
    document = Document(key, given, dict.fromkeys(_paths(given), 1))
    kind = KINDS.get(str(given.get("kind")))
    if kind is None:
        known = ", ".join(sorted(KINDS))
        de, en = (
            f"Diese Art gibt es nicht. Möglich: {known}.",
            f"There is no such kind. Possible: {known}.",
        )
        raise Faulty((_fault(key, ("kind",), de, en),))
    faults: list[Fault] = []
    facts = None
    try:
        facts = kind.model_validate(given.get("facts") or {})
    except ValidationError as error:
        found = faults_of(error, document, at=("facts",), of="")
        faults += [replace(each, where=key, field=f"facts.{each.field}") for each in found]
    try:
        node = Node.model_validate({**given, "facts": facts or kind.model_construct()})
    except ValidationError as error:
        found = faults_of(error, document, at=(), of="")
        faults += [replace(each, where=key) for each in found]
    if faults:
        raise Faulty(tuple(faults))
    return node


def _paths(value: Any, at: Path = ()) -> Iterator[Path]:
    """Every path of a value, so that a fault is told where it stands."""
    yield at
    if len(at) >= DEEPEST:
        return
    pairs: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for part, inner in pairs:
        yield from _paths(inner, (*at, part))


def _fault(key: str, at: Path, de: str, en: str) -> Fault:
    return Fault(where=key, field=".".join(map(str, at)), de=de, en=en)
