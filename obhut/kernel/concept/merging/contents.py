"""What each node says in the result: facts exactly, words by words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from obhut.kernel.concept.differences import fields_of, says_the_same, split
from obhut.kernel.concept.merging.items import MergeCase, MergeItem, Pick
from obhut.kernel.concept.merging.sides import Attempt, locked
from obhut.kernel.concept.merging.weaving import weave_words
from obhut.kernel.concept.nodes import Node

OPTIONS: dict[MergeCase, tuple[Pick, ...]] = {
    MergeCase.TEMPLATE_CHANGED: (Pick.TEMPLATE, Pick.OWN),
    MergeCase.SAME_NODE: (Pick.TEMPLATE, Pick.OWN),
    MergeCase.BOTH_CLEAN: (Pick.MERGED, Pick.TEMPLATE, Pick.OWN),
    MergeCase.CONFLICT: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.UNFIT: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.REFERENCE_LOST: (Pick.OWN,),
    MergeCase.LOCKED: (Pick.TEMPLATE,),
}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A node that both sides have: what it said, what it says there and here."""

    base: Node | None
    theirs: Node
    ours: Node

    @property
    def is_locked(self) -> bool:
        return locked(self.theirs)

    @property
    def is_newly_locked(self) -> bool:
        return self.base is not None and self.is_locked and not locked(self.base)

    @property
    def needs_no_look(self) -> bool:
        """The template says what it said before."""
        return (
            self.base is not None
            and not self.is_newly_locked
            and says_the_same(self.base, self.theirs)
        )


def contents(nodes: Iterable[UUID], attempt: Attempt) -> dict[UUID, Node]:
    """What each node says. What the two sides cannot say together, ours says alone."""
    return {node: _content(node, attempt) for node in nodes}


def _content(node: UUID, attempt: Attempt) -> Node:
    three = attempt.three
    base, theirs, ours = (each.nodes.get(node) for each in (three.base, three.theirs, three.ours))
    if theirs is None or ours is None:
        return ours or three.theirs.nodes[node]
    meeting = _Meeting(base, theirs, ours)
    return ours if meeting.needs_no_look else _settled(meeting, attempt)


def _settled(meeting: _Meeting, attempt: Attempt) -> Node:
    ours, bent = meeting.ours, attempt.bent
    items = [
        attempt.asked.ask(
            _bent(each, bent.own_fields[ours.id, each.path])
            if (ours.id, each.path) in bent.own_fields
            else each
        )
        for each in field_items(meeting)
    ]
    said = fields_of(ours)
    for item in items:
        put(said, item.path, item.result)
    made = made_of(ours, said)
    if made is None:
        bent.own_fields |= {
            (ours.id, item.path): MergeCase.UNFIT for item in items if item.result != item.ours
        }
    return made or ours


def field_items(meeting: _Meeting) -> Iterator[MergeItem]:
    """Every field of which a person has to know: where the template's word meets ours."""
    was = fields_of(meeting.base) if meeting.base else {}
    new, own = fields_of(meeting.theirs), fields_of(meeting.ours)
    for name in {**was, **new, **own}:
        for path, sides in split(name, was.get(name), new.get(name), own.get(name)):
            item = _item(meeting, path, sides, we_changed=was != own)
            if item:
                yield item


def _item(
    meeting: _Meeting, path: str, sides: tuple[Any, ...], *, we_changed: bool
) -> MergeItem | None:
    """How the sides of one field meet; none where nobody has to look at it."""
    base, theirs, ours = sides
    merged = None
    if theirs == ours or (theirs == base and not meeting.is_newly_locked):
        return None
    if ours == base:
        case = MergeCase.SAME_NODE if we_changed else MergeCase.TEMPLATE_CHANGED
    elif meeting.is_locked:
        case = MergeCase.LOCKED
    else:
        merged = weave_words(*sides) if is_prose(path) else None
        case = MergeCase.CONFLICT if merged is None else MergeCase.BOTH_CLEAN
    options = (*OPTIONS[case], Pick.OTHER) if is_prose(path) else OPTIONS[case]
    return MergeItem(
        node=meeting.ours.id,
        path=path,
        case=case,
        base=base,
        theirs=theirs,
        ours=ours,
        options=(Pick.TEMPLATE,) if meeting.is_locked else options,
        merged=merged,
    )


def _bent(item: MergeItem, case: MergeCase) -> MergeItem:
    """Where the two together are no valid node, or refer to nothing: ours is suggested."""
    own_words = case is MergeCase.UNFIT and is_prose(item.path)
    options = (*OPTIONS[case], Pick.OTHER) if own_words else OPTIONS[case]
    return replace(item, case=case, options=options, was=item.case)


def made_of(ours: Node, fields: Mapping[str, Any]) -> Node | None:
    """The node that says these fields; none where no node can."""
    rows = {name: value for name, value in fields.items() if value is not None}
    facts = {
        name.removeprefix("facts."): value
        for name, value in rows.items()
        if name.startswith("facts.")
    }
    said = {name: value for name, value in rows.items() if not name.startswith("facts.")}
    try:
        return Node.model_validate({"id": ours.id, "under": ours.under, "facts": facts, **said})
    except ValidationError:
        return None


def put(fields: dict[str, Any], path: str, value: Any) -> None:
    """Say one field, or one language of it."""
    name, _dot, language = path.rpartition(".")
    if is_prose(path):
        fields[name] = {**(fields.get(name) or {}), language: value}
    else:
        fields[path] = value


def is_prose(path: str) -> bool:
    """Words in one language; everything else is a fact and exact."""
    return path.rpartition(".")[2] in ("de", "en")
