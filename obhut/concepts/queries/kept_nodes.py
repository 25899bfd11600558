"""Nodes as they were read once: after a change of one of them, that one alone is read anew."""

import json
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from obhut.concepts.models import NodeOfEdition
from obhut.kernel.concept.nodes import Node


class Mark(NamedTuple):
    """The same mark, the same node."""

    edition: UUID
    node: UUID
    revision: int
    under: str | None


MOST = 40_000
FEW = 50
SAID = Cast("content", TextField())
_KEPT: dict[Mark, Node] = {}


def nodes_in_order(edition: UUID) -> list[tuple[int, Node]]:
    """Each node with the number of its chapter."""
    rows = NodeOfEdition.objects.filter(edition=edition).order_by("chapter", "place")
    marked = rows.values_list("chapter", "node", "revision", KT("content__under"))
    order = [(chapter, Mark(edition, *mark)) for chapter, *mark in marked]
    missing = [mark.node for _chapter, mark in order if mark not in _KEPT]
    if 0 < len(missing) <= FEW:
        _read(edition, missing)
    nodes = [(chapter, _KEPT.get(mark)) for chapter, mark in order]
    whole = [(chapter, node) for chapter, node in nodes if node is not None]
    return whole if len(whole) == len(nodes) else _all_anew(edition)


def _read(edition: UUID, nodes: list[UUID]) -> None:
    """Kept under the mark they have now, which may be a later one than the mark asked for."""
    rows = NodeOfEdition.objects.filter(edition=edition, node__in=nodes)
    columns = rows.values_list("node", "revision", KT("content__under"), SAID)
    _keep({Mark(edition, *mark): _node(said) for *mark, said in columns})


def _all_anew(edition: UUID) -> list[tuple[int, Node]]:
    """In one look: what was read before and after a change would not fit together."""
    rows = NodeOfEdition.objects.filter(edition=edition).order_by("chapter", "place")
    columns = rows.values_list("chapter", "node", "revision", KT("content__under"), SAID)
    read = [(chapter, Mark(edition, *mark), _node(said)) for chapter, *mark, said in columns]
    _keep({mark: node for _chapter, mark, node in read})
    return [(chapter, node) for chapter, _mark, node in read]


@lru_cache(maxsize=10_000)
def _node(said: str) -> Node:
    """Editions that say the same share it: Länder inherit most of what they have."""
    return Node.model_validate(json.loads(said))


def _keep(nodes: dict[Mark, Node]) -> None:
    for oldest in list(_KEPT)[: max(0, len(_KEPT) + len(nodes) - MOST)]:
        _KEPT.pop(oldest, None)
    _KEPT.update(nodes)
