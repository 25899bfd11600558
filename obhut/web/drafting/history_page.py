"""What became of a draft, in words: who, when, which node, and word by word what is otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.queries.changes import ChangeSeen, changes_of
from obhut.concepts.queries.editions import EditionSeen, tree_seen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import FieldDifference, field_differences
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree
from obhut.kernel.concept.words import Words, word_changes
from obhut.web.drafting import words
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.looking import title_in
from obhut.web.drafting.node_page import titles_in
from obhut.web.drafting.people import People
from obhut.web.finder.words import moment_in_words, said

ON_A_PAGE = 50
LANGUAGES = {"de": "Deutsch", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """Words one by one where it is prose; else what stood there and what does now."""

    label: str
    words: tuple[Words, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    id: int
    kind: str
    takes_back: bool
    who: str
    when: str
    node: UUID
    title: str
    is_there: bool
    fields: tuple[FieldLine, ...]
    along: int
    """How many other nodes stood below it and went or came with it."""
    can_undo: bool


def history_page(
    draft: EditionSeen, by: Actor, *, node: UUID | None, older_than: int | None, may_undo: bool
) -> dict[str, object]:
    """The newest first, so many on a page."""
    found = changes_of(draft, node=node, older_than=older_than, most=ON_A_PAGE + 1)
    shown, tree = found[:ON_A_PAGE], tree_seen(draft)
    people = People({each.person for each in shown}, seen_by=by)
    return {
        "changes": [_line(each, tree, draft, people, may_undo=may_undo) for each in shown],
        "older_than": shown[-1].id if len(found) > ON_A_PAGE else None,
        "node": node,
        "node_title": title_in(tree, node),
    }


def field_lines(before: Node, after: Node, titles: Titles) -> tuple[FieldLine, ...]:
    return tuple(_field(each, after.kind, titles) for each in field_differences(before, after))


def _line(
    change: ChangeSeen, tree: Tree, draft: EditionSeen, people: People, *, may_undo: bool
) -> ChangeLine:
    told = change.after or change.before or {}
    content = told.get("content")
    there = tree.nodes.get(change.node)
    title = (
        said(there.title) if there else said(Node.model_validate(content).title) if content else "–"
    )
    return ChangeLine(
        id=change.id,
        kind=str(words.CHANGES[change.kind]),
        takes_back=change.undoes is not None,
        who=people.called(change.person, change.at),
        when=moment_in_words(change.at),
        node=change.node,
        title=title,
        is_there=there is not None,
        fields=tuple(_fields(change, tree, titles_in(draft))),
        along=len(told.get("with", ())),
        can_undo=may_undo and change.can_undo,
    )


def _fields(change: ChangeSeen, tree: Tree, titles: Titles) -> Iterator[FieldLine]:
    before, after = change.before or {}, change.after or {}
    match change.kind:
        case NodeChangeKind.CHANGED:
            one, other = (Node.model_validate(each["content"]) for each in (before, after))
            yield from field_lines(one, other, titles)
        case NodeChangeKind.MOVED:
            yield FieldLine(
                label=_("Place"), before=(_place(before, tree),), after=(_place(after, tree),)
            )


def _place(told: Mapping[str, Any], tree: Tree) -> str:
    """Like: below "First talk", as number 3."""
    below = tree.nodes.get(UUID(told["below"])) if told["below"] else None
    number = told["place"] + 1
    if told["below"] is None:
        return _("chapter %(n)d") % {"n": number}
    title = said(below.title) if below else _("a node that is no longer here")
    return _("below “%(title)s”, as number %(n)d") % {"title": title, "n": number}


def _field(difference: FieldDifference, kind: str, titles: Titles) -> FieldLine:
    name, _dot, language = difference.path.rpartition(".")
    parts = parts_of_node(kind)
    if name in parts and language in LANGUAGES:
        label = f"{parts[name].label} ({LANGUAGES[language]})"
        return FieldLine(label=label, words=word_changes(difference.before, difference.after))
    part = parts.get(difference.path)
    if part is None:
        return FieldLine(
            label=difference.path,
            before=_plain(difference.before),
            after=_plain(difference.after),
        )
    return FieldLine(
        label=str(part.label),
        before=tuple(part.shape.told(difference.before, titles)),
        after=tuple(part.shape.told(difference.after, titles)),
    )


def _plain(value: Any) -> tuple[str, ...]:
    return () if value is None else (str(value),)
