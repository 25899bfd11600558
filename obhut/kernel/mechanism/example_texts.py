"""The texts of the worked examples, as files write them: what a Land does with the federal one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field, ValidationError

from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import read
from obhut.kernel.concept.texts import Day, Fact, Key, Line, Text, Whole
from obhut.kernel.mechanism.example_rows import EXAMPLES
from obhut.kernel.mechanism.row_words import Land
from obhut.kernel.refusals import Fault, Faulty

TEXTS, EARLIER = f"{EXAMPLES}texts/", f"{EXAMPLES}earlier.yaml"


class Reasoned(Fact):
    """Why a Land deviates at a node, on what ground, who decided and when."""

    reason: Line
    ground: Line
    decided_by: Line
    decided_on: Day


class AdaptedNode(Reasoned):
    node: Key
    content: dict[str, Any]
    """Fields of the node; of ``facts`` only those that are said otherwise."""


class AddedNode(Reasoned):
    after: Key
    kind: Line
    key: Key
    content: dict[str, Any]


class OmittedNode(Reasoned):
    node: Key


class Approver(Fact):
    key: Key
    de: Line
    en: Line


class ExampleText(Fact):
    """One Land: from which federal edition it derives, and every deed that follows."""

    land: Land
    owner: Line
    title: Text
    edition: Whole
    """Number of the federal edition it derives from; 1 and 2 are earlier ones."""
    approvers: list[Approver] = Field(min_length=1)
    adapted: list[AdaptedNode] = []
    added: list[AddedNode] = []
    omitted: list[OmittedNode] = []


class EarlierEdition(Fact):
    """How the federal text differed: nodes as they were, and keys of those it did not have."""

    absent: list[Key] = []
    nodes: list[dict[str, Any]] = []


class EarlierEditions(Fact):
    editions: list[EarlierEdition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    texts: tuple[ExampleText, ...]
    earlier: tuple[EarlierEdition, ...]


def read_examples(files: Mapping[str, str]) -> Examples:
    """The texts below ``examples/``. Raises Faulty with every fault."""
    faults: list[Fault] = []
    texts = [
        _read(name, files[name], ExampleText, faults)
        for name in sorted(files)
        if name.startswith(TEXTS)
    ]
    earlier = [
        _read(name, files[name], EarlierEditions, faults) for name in files if name == EARLIER
    ]
    if faults:
        raise Faulty(tuple(faults))
    return Examples(
        texts=tuple(each for each in texts if isinstance(each, ExampleText)),
        earlier=tuple(
            one for each in earlier if isinstance(each, EarlierEditions) for one in each.editions
        ),
    )


def as_it_was(text: EditionText, earlier: EarlierEdition) -> EditionText:
    """A federal text with these nodes as they were, and without those it did not have."""
    former = {node.key: node for node in map(Node.model_validate, earlier.nodes)}
    return EditionText(
        tuple(
            Chapter(
                chapter.section,
                tuple(
                    former.get(node.key, node)
                    for node in chapter.nodes
                    if node.key not in earlier.absent
                ),
            )
            for chapter in text.chapters
        )
    )


def _read(name: str, text: str, form: type[Fact], faults: list[Fault]) -> Fact | None:
    try:
        document = read(text, name=name)
        return form.model_validate(document.value)
    except Faulty as refused:
        faults.extend(refused.faults)
    except ValidationError as error:
        faults.extend(faults_of(error, document, at=(), of=""))
    return None
