"""Nodes as they were read once: after a change of one of them, that one alone is read anew."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, F, OuterRef, Subquery, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from obhut.concepts.models import Edition, NodeOfEdition
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
_READ: set[UUID] = set()
"""Editions of which something was read; of others nothing can be kept."""


def nodes_in_order(edition: UUID) -> list[tuple[int, Node]]:
    """Each node with the number of its chapter."""
    if edition not in _READ:
        return _all_anew(edition)
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
    """In one look: what was read before and after a change would not fit together.

    What says the same as its base is not even fetched: a Land inherits most of what it has.
    """
    base = Edition.objects.filter(pk=edition).values_list("base", flat=True).first()
    inherited = _by_id(base) if base else {}
    of_base = NodeOfEdition.objects.filter(edition=base, node=OuterRef("node"))
    rows = NodeOfEdition.objects.filter(edition=edition).order_by("chapter", "place")
    told = rows.annotate(of_base=Subquery(of_base.values("content"))).annotate(
        own=Case(When(content=F("of_base"), then=None), default=SAID, output_field=TextField())
    )
    found = [
        (chapter, revision, _node(own) if own else inherited[node])
        for chapter, node, revision, own in told.values_list("chapter", "node", "revision", "own")
    ]
    _keep({Mark(edition, each.id, revision, each.under): each for _at, revision, each in found})
    _READ.add(edition)
    return [(chapter, node) for chapter, _revision, node in found]


@lru_cache(maxsize=64)
def _by_id(base: UUID) -> Mapping[UUID, Node]:
    """The nodes of an edition that others derive from: it is frozen."""
    return {node.id: node for _chapter, node in nodes_in_order(base)}


@lru_cache(maxsize=10_000)
def _node(said: str) -> Node:
    """Editions that say the same share it: Länder inherit most of what they have."""
    return Node.model_validate(json.loads(said))


def _keep(nodes: dict[Mark, Node]) -> None:
    over = len(_KEPT) + len(nodes) - MOST
    for oldest in list(_KEPT)[:over] if over > 0 else ():
        _KEPT.pop(oldest, None)
    _KEPT.update(nodes)
