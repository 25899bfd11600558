"""Which nodes are in the result."""

from uuid import UUID

from obhut.kernel.concept.merging.items import MergeCase, MergeItem, Pick
from obhut.kernel.concept.merging.sides import Attempt, Three, whole

OPTIONS: dict[MergeCase, tuple[Pick, ...]] = {
    MergeCase.TEMPLATE_ADDED: (Pick.TEMPLATE, Pick.OWN),
    MergeCase.TEMPLATE_DELETED: (Pick.TEMPLATE, Pick.OWN),
    MergeCase.DELETED_CHANGED: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.OMITTED_CHANGED: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.KEY_TWICE: (Pick.OWN,),
    MergeCase.REFERENCE_LOST: (Pick.OWN,),
}


def staying(attempt: Attempt) -> set[UUID]:
    """The nodes that stay."""
    return {node for node in attempt.three.every if _stays(node, attempt)}


def _stays(node: UUID, attempt: Attempt) -> bool:
    three, bent = attempt.three, attempt.bent
    if bent.goes_along(node):
        return False
    if node in three.ours.nodes and (node in three.theirs.nodes or node not in three.base.nodes):
        return True
    case = _case(node, attempt)
    if case is None:
        return False
    item = attempt.asked.ask(_item(node, case, attempt))
    side = three.theirs if item.effective is Pick.TEMPLATE else three.ours
    return node in side.nodes


def _case(node: UUID, attempt: Attempt) -> MergeCase | None:
    """Of a node that one side does not have; none: left out by us, and nothing new about it."""
    bent = attempt.bent
    if node in bent.left_out:
        return bent.left_out[node]
    if node in bent.required:
        return MergeCase.REFERENCE_KEPT
    return MergeCase.PARENT_KEPT if node in bent.kept else _plain_case(node, attempt.three)


def _plain_case(node: UUID, three: Three) -> MergeCase | None:
    if node in three.ours.nodes:
        return MergeCase.DELETED_CHANGED if three.we_changed(node) else MergeCase.TEMPLATE_DELETED
    if node not in three.base.nodes:
        return MergeCase.TEMPLATE_ADDED
    return MergeCase.OMITTED_CHANGED if three.template_changed(node) else None


def _item(node: UUID, case: MergeCase, attempt: Attempt) -> MergeItem:
    three, bent = attempt.three, attempt.bent
    is_ours = node in three.ours.nodes
    ours = whole(three.ours, node)
    because: set[UUID] = set()
    options: tuple[Pick, ...]
    match case:
        case MergeCase.PARENT_KEPT:
            options = (Pick.OWN, Pick.TEMPLATE) if is_ours else (Pick.TEMPLATE, Pick.OWN)
            because = bent.kept[node]
        case MergeCase.REFERENCE_KEPT:
            options = (Pick.OWN,) if is_ours else (Pick.TEMPLATE,)
            because = bent.required[node]
        case MergeCase.KEY_TWICE:
            options = OPTIONS[case]
            twin = three.ours_by_key[three.theirs.nodes[node].key]
            ours, because = whole(three.ours, twin), {twin}
        case _:
            options = OPTIONS[case]
    if three.is_locked(node) and Pick.TEMPLATE in options:
        options = (Pick.TEMPLATE,)
    return MergeItem(
        node=node,
        path="node",
        case=case,
        base=whole(three.base, node),
        theirs=whole(three.theirs, node),
        ours=ours,
        options=options,
        because=three.in_order(because),
        below=three.below(node) if case is MergeCase.PARENT_KEPT else (),
        was=_plain_case(node, three) or MergeCase.OMITTED_CHANGED,
    )
