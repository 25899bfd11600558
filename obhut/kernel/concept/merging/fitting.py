"""Whether the result fits together: keys once, references that lead somewhere, no circle."""

from collections.abc import Mapping
from uuid import UUID

from obhut.kernel.concept.merging.items import MergeCase
from obhut.kernel.concept.merging.needing import Needs
from obhut.kernel.concept.merging.sides import Bent, Three, chain
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent


def bend_keys(contents: Mapping[UUID, Node], three: Three, bent: Bent) -> None:
    """Where two nodes bear one key, ours stays."""
    for node, content in contents.items():
        ours = three.ours_by_key.get(content.key, node)
        if ours != node and ours in contents and node not in three.ours.nodes:
            bent.left_out[node] = MergeCase.KEY_TWICE


def bend_references(contents: Mapping[UUID, Node], three: Three, bent: Bent) -> None:
    """What a node refers to stays; where that cannot be, the node keeps our word or stays out."""
    present = {(content.kind, content.key) for content in contents.values()}
    gone = {
        content.key
        for side in (three.ours, three.theirs)
        for content in side.nodes.values()
        if (content.kind, content.key) not in present
    }
    for node, content in contents.items():
        for path, kind, key in three.needs_of(content) if gone else ():
            if (kind, key) not in present:
                _bend_reference(node, (path, kind, key), three, bent)


def _bend_reference(node: UUID, needs: Needs, three: Three, bent: Bent) -> None:
    path, kind, key = needs
    for side, by_key in (
        (three.ours, three.ours_by_key),
        (three.theirs, three.theirs_by_key),
    ):
        found = by_key.get(key)
        if found and side.nodes[found].kind == kind and found not in bent.left_out:
            bent.required.setdefault(found, set()).add(node)
            return
    if node in three.ours.nodes:
        bent.own_fields[node, path] = MergeCase.REFERENCE_LOST
    else:
        bent.left_out[node] = MergeCase.REFERENCE_LOST


def bend_places(parents: Mapping[UUID, Parent], three: Three, bent: Bent) -> None:
    """Whatever stands below something that is not there, or in a circle."""
    kept = frozenset(bent.kept)
    for node, parent in parents.items():
        if parent is not None and parent not in parents:
            stays_out = parent in bent.left_out or parent in kept or _is_new(parent, three)
            _bend_place(node, parent, three, bent, stays_out=stays_out)
    for node in _circling(parents):
        if node in three.ours.nodes and three.ours.parents[node] != parents[node]:
            bent.at_home[node] = MergeCase.LOOP


def _bend_place(node: UUID, parent: UUID, three: Three, bent: Bent, *, stays_out: bool) -> None:
    """``stays_out``: somebody decided so of the parent, or it cannot come in."""
    is_ours = node in three.ours.nodes
    if is_ours and stays_out and three.ours.parents[node] != parent:
        bent.at_home[node] = MergeCase.PLACE_LOST
    elif parent in bent.left_out:
        bent.left_out[node] = MergeCase.REFERENCE_LOST
    elif node in bent.required or node in bent.at_home:
        bent.required.setdefault(parent, set()).add(node)
    elif stays_out:
        bent.dropped[node] = parent
    else:
        bent.kept.setdefault(parent, set()).add(node)


def _is_new(node: UUID, three: Three) -> bool:
    return node not in three.base.nodes


def _circling(parents: Mapping[UUID, Parent]) -> list[UUID]:
    """Nodes that stand, over others, below themselves."""
    ends: set[UUID] = set()
    circling: list[UUID] = []
    for node in parents:
        path: list[UUID] = []
        for each in chain(parents, node):
            if each in ends:
                break
            path.append(each)
        last = path[-1] if path else None
        above = parents.get(last) if last else None
        if above is not None and above in path:
            circling.extend(path[path.index(above) :])
        ends.update(path)
    return circling
