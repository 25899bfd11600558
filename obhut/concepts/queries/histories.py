"""One node in many editions: its lasting id makes it the same one."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from obhut.concepts.models import NodeOfEdition
from obhut.kernel.concept.nodes import Node


def node_in(editions: Iterable[UUID], node: UUID) -> Mapping[UUID, Node]:
    """How the node stands in each of these editions; without those that do not have it."""
    rows = NodeOfEdition.objects.filter(edition__in=tuple(editions), node=node)
    found = rows.values_list("edition", "content")
    return {edition: Node.model_validate(content) for edition, content in found}
