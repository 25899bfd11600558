"""What a merge of files asks, as plain text: each item with its case and the four texts."""

import json
from typing import Any

from django.utils.translation import gettext as _

from obhut.kernel.concept.merging import Merged, MergeItem
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.words import WordsKind, word_changes
from obhut.web.finder.words import said
from obhut.web.merging.words import CASES, LISTS, choice_in_words, counted, path_in_words

MARKS = {WordsKind.SAME: "{}", WordsKind.REMOVED: "[-{}-]", WordsKind.ADDED: "{{+{}+}}"}
"""As ``git diff --word-diff`` marks words."""


def print_merged(merged: Merged) -> None:
    """First what waits for a person, then what the template alone has changed."""
    for title, items in (
        (str(LISTS["waiting"]), merged.waiting),
        (str(LISTS["listed"]), merged.listed),
    ):
        if items:
            print(f"{title.upper()}\n")
        for number, item in enumerate(items, start=1):
            _print_item(number, item, merged)
    print(counted(len(merged.waiting), len(merged.listed)))


def _print_item(number: int, item: MergeItem, merged: Merged) -> None:
    node = merged.tree.nodes.get(item.node) if item.node else None
    print(f"{number}. {_name(item, node)} · {path_in_words(item.path, _holder(node))}")
    print(f"   {CASES[item.case]}")
    if item.because:
        print(f"   {_('Because of:')} {', '.join(_key(each, merged) for each in item.because)}")
    for label, value, before in (
        (_("Old template"), item.base, item.base),
        (_("New template"), item.theirs, item.base),
        (_("Our text"), item.ours, item.base),
    ):
        print(f"   {label}: {_shown(value, before)}")
    print(f"   {_('Result')}: {_suggested(item)}\n")


def _name(item: MergeItem, node: Node | None) -> str:
    if item.node is None:
        return _("The order of the chapters")
    if node:
        return f"{said(node.title)} ({node.key})"
    sides = (side for side in (item.ours, item.theirs, item.base) if isinstance(side, dict))
    return next((str(side["key"]) for side in sides if "key" in side), str(item.node))


def _holder(node: Node | None) -> str:
    return type(node.facts).__name__ if node else ""


def _key(node: Any, merged: Merged) -> str:
    found = merged.tree.nodes.get(node)
    return found.key if found else str(node)


def _suggested(item: MergeItem) -> str:
    """The value; of a node or an order, what is done."""
    if item.path in ("node", "order"):
        return choice_in_words(item, item.effective)
    return _shown(item.result, item.ours)


def _shown(value: Any, before: Any) -> str:
    """Words with what changed in them, a node by its title, a fact as it stands in the file."""
    if value is None:
        return "–"
    if isinstance(value, str):
        pieces = word_changes(before, value) if isinstance(before, str) else ()
        return "".join(MARKS[each.kind].format(each.text) for each in pieces) or value
    if isinstance(value, dict) and "key" in value and "title" in value:
        return f"{value['title']['de']} ({value['key']})"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)
