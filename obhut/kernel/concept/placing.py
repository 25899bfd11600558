"""Whether the nodes of a file stand where they say: each right below the one it names."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import Document
from obhut.kernel.refusals import Fault

Placed = tuple[Document, tuple[str | int, ...], Node]
"""A node, and where it was read."""


def out_of_place(places: list[Placed], broken: AbstractSet[str]) -> Iterator[Fault]:
    """Nodes whose ``under`` names none of those they stand below in their file.

    In a file a node is followed by what stands below it. So ``under`` can only name the node
    before, or one that this stands below: no circle can be written down. ``broken``: keys of nodes
    that were refused. Whoever stands below one of them is not to blame.
    """
    above: list[str] = []
    file = ""
    for document, path, node in places:
        if document.name != file:
            file, above = document.name, []
        if node.under is None or node.under in broken:
            above = [node.key]
        elif path != ("section",) and node.under in above:
            above = [*above[: above.index(node.under) + 1], node.key]
        else:
            possible = ", ".join(above) or "–"
            yield Fault(
                where=f"{document.where((*path, 'under'))} ({node.key})",
                field="under",
                de=f"„{node.under}“ steht nicht unmittelbar darüber. Möglich ist hier: {possible}.",
                en=f'"{node.under}" does not stand right above. Possible here: {possible}.',
            )
            above = [node.key]
