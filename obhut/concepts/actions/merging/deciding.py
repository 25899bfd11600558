"""Deciding what a merge asks: one item, or everything that only the template has changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.actions.merging.opening import home_to_merge, open_merge_row
from obhut.concepts.models import Merge, MergeChoice
from obhut.concepts.queries.merging import seen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.checking import read_node
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.merging import Merged, MergeItem, Pick
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster

DECIDED = ("fingerprint", "choice", "value", "person", "desk", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody chose, and what they had before their eyes when choosing."""

    item: str
    pick: Pick
    fingerprint: str
    """Of the three sides, as they were shown."""
    before: Pick | None
    """What was decided already when the form was opened."""
    value: str = ""
    """Own words."""


@transaction.atomic
def decide_item(concept: str, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Decide one item. Raises Faulty where own words do not fit, NotAllowed for what cannot be
    chosen here, SomebodyWasFaster where the sides or the decision have changed meanwhile.
    """
    row = open_merge_row(home_to_merge(concept, by))
    merged = seen(row).merged
    item = _shown(decision, merged)
    if decision.pick not in item.options:
        raise NotAllowed(_("That cannot be chosen here."))
    value = decision.value.strip() if decision.pick is Pick.OTHER else None
    if value is not None:
        _check_words(item, value, merged)
    _write(row, ((item, decision.pick, value),), by=by, at=at)
    facts = {"concept": concept, "item": item.name, "case": item.case, "choice": decision.pick}
    record("merge item decided", subject=str(row.pk), by=by, at=at, facts=facts)


@transaction.atomic
def accept_listed(concept: str, *, shown: str, by: Actor, at: datetime) -> int:
    """Take over everything that only the template has changed; how many items that was.

    ``shown``: the mark of the list as it was seen. Raises SomebodyWasFaster where it is another now.
    """
    row = open_merge_row(home_to_merge(concept, by))
    listed = seen(row).merged.listed
    if mark_of(listed) != shown:
        raise SomebodyWasFaster(
            _("This list has changed meanwhile. Look at it again before you accept it.")
        )
    _write(row, ((each, each.options[0], None) for each in listed), by=by, at=at)
    facts = {"concept": concept, "items": len(listed)}
    record("listed changes accepted", subject=str(row.pk), by=by, at=at, facts=facts)
    return len(listed)


def mark_of(items: Iterable[MergeItem]) -> str:
    """The same as long as the same items say the same."""
    said = "\n".join(f"{each.name} {each.fingerprint}" for each in items)
    return hashlib.sha256(said.encode()).hexdigest()


def _shown(decision: Decision, merged: Merged) -> MergeItem:
    """The item, as long as it is what was looked at."""
    item = next((each for each in merged.items if each.name == decision.item), None)
    if item is None:
        raise SomebodyWasFaster(_("There is nothing left to decide here: the texts have changed."))
    if item.fingerprint != decision.fingerprint:
        raise SomebodyWasFaster(
            _("One of the three texts has changed here meanwhile. Look at them again, then decide.")
        )
    present = item.picked.pick if item.picked else None
    if present not in (decision.before, decision.pick):
        raise SomebodyWasFaster(
            _("Somebody has decided this meanwhile. Look at it again before you decide otherwise.")
        )
    return item


def _check_words(item: MergeItem, value: str, merged: Merged) -> None:
    """Own words fit the node as any other words do. Raises Faulty."""
    if item.node is None or item.node not in merged.tree.nodes:
        return
    kinds = {each.key: each.kind for each in merged.tree.nodes.values()}
    said = plain(merged.tree.nodes[item.node])
    *names, last = item.path.split(".")
    inner: Any = said
    for name in names:
        inner = inner.setdefault(name, {})
    inner[last] = value
    read_node(said, among=kinds)


def _write(
    row: Merge, decided: Iterable[tuple[MergeItem, Pick, str | None]], *, by: Actor, at: datetime
) -> None:
    rows = [
        MergeChoice(
            merge=row,
            item=item.name,
            fingerprint=item.fingerprint,
            choice=pick,
            value=value,
            person=by.person,
            desk=by.desk,
            at=at,
        )
        for item, pick, value in decided
    ]
    MergeChoice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("merge", "item"), update_fields=DECIDED
    )
