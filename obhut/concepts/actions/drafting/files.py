"""A draft by file: looked at beside the draft first, then taken over, all or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.actions.drafting.deeds import draft_to_work_on
from obhut.concepts.actions.drafting.taking_over import take_over
from obhut.concepts.actions.drafting.writing import tree_now
from obhut.concepts.models import Edition, NodeChange, NodeOfEdition, Unsaved
from obhut.concepts.policies import check_tailoring
from obhut.concepts.queries.editions import frozen_tree
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeDifference, changed
from obhut.kernel.concept.edition import digest
from obhut.kernel.concept.moving import LEVELS, MOST_NODES
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.concept.tree import Tree, edition_of, tree_of
from obhut.kernel.concept.whereabouts import whereabouts
from obhut.kernel.refusals import Fault, Faulty, NotAllowed, SomebodyWasFaster

Files = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSeen:
    """What a draft would become by these files, and which revision of it they were laid beside."""

    before: Tree
    after: Tree
    differences: tuple[NodeDifference, ...]
    revision: int
    meanwhile: frozenset[UUID]
    """Nodes that would change and that somebody has changed here since the files were written."""


@transaction.atomic
def look_at_files(
    draft: UUID, files: Files, *, by: Actor, exported: int | None = None
) -> FilesSeen:
    """Lay files beside the draft. Raises Faulty with the line of every fault; changes nothing.

    ``exported``: the revision of the draft that the files were written from, where it is known.
    """
    return _beside(draft_to_work_on(draft, by), files, exported)


@transaction.atomic
def keep_files(draft: UUID, files: Files, *, exported: int | None, by: Actor, at: datetime) -> None:
    """Keep them for whoever handed them in, until they have looked at what would change."""
    edition = draft_to_work_on(draft, by)
    _beside(edition, files, exported)
    Unsaved.objects.update_or_create(
        edition=edition,
        node=edition.pk,
        person=by.person,
        defaults={
            "given": {"files": dict(files), "exported": exported},
            "on_revision": edition.revision,
            "at": at,
        },
    )


@transaction.atomic
def load_files(
    draft: UUID, files: Files, *, seen: int, by: Actor, at: datetime
) -> tuple[NodeDifference, ...]:
    """Let the draft say what these files say. ``seen``: its revision when they were looked at.

    Each node that becomes another one is a change of its own and can be taken back.
    """
    edition = draft_to_work_on(draft, by)
    if edition.revision != seen:
        raise SomebodyWasFaster(
            _("The draft has been changed since. Look again at what the files would change.")
        )
    found = _beside(edition, files, None)
    if found.differences:
        take_over(edition, found.before, found.after, found.differences, by=by, at=at)
        record(
            "draft loaded from files",
            subject=str(edition.pk),
            by=by,
            at=at,
            facts={
                "concept": edition.concept.key,
                "number": edition.number,
                "nodes": len(found.differences),
                "digest": digest(edition_of(found.after)),
            },
        )
    Unsaved.objects.filter(edition=edition, node=edition.pk, person=by.person).delete()
    return found.differences


@transaction.atomic
def drop_files(draft: UUID, *, by: Actor) -> None:
    """Forget the files that were handed in and not taken over."""
    edition = draft_to_work_on(draft, by)
    Unsaved.objects.filter(edition=edition, node=edition.pk, person=by.person).delete()


def _beside(edition: Edition, files: Files, exported: int | None) -> FilesSeen:
    before, after = tree_now(edition), tree_of(read_edition(files))
    differences = changed(before, after)
    faults = [*_strange(edition, after), *_too_much(after), *_locked(edition, before, after)]
    if faults:
        lines = whereabouts(files)
        raise Faulty(tuple(_at_its_line(fault, lines) for fault in faults))
    meanwhile: set[UUID] = set()
    if exported is not None:
        since = NodeChange.objects.filter(edition=edition, pk__gt=exported)
        meanwhile = set(since.values_list("node", flat=True)) & {one.node for one in differences}
    return FilesSeen(
        before=before,
        after=after,
        differences=differences,
        revision=edition.revision,
        meanwhile=frozenset(meanwhile),
    )


def _strange(edition: Edition, after: Tree) -> Iterator[Fault]:
    """Ids, keys and kinds go together for good: in every edition, and in the template."""
    around = Q(edition__concept=edition.concept_id) | Q(edition=edition.base_id)
    known = list(NodeOfEdition.objects.filter(around).values_list("node", "key", "kind").distinct())
    by_id = {node: (key, kind) for node, key, kind in known}
    by_key = {key: node for node, key, _kind in known}
    for node in after.nodes.values():
        key, kind = by_id.get(node.id, (node.key, node.kind))
        if key != node.key:
            de = f"Der Baustein mit dieser Kennung heißt „{key}“; der Schlüssel bleibt."
            yield Fault(where=node.key, field="key", de=de, en=f'This id belongs to "{key}".')
        elif kind != node.kind:
            de = f"Dieser Baustein ist von der Art „{kind}“; das bleibt er."
            en = f'This node is of the kind "{kind}" and stays so.'
            yield Fault(where=node.key, field="kind", de=de, en=en)
        elif by_key.get(node.key, node.id) != node.id:
            de = f"„{node.key}“ hat die Kennung {by_key[node.key]}; sie bleibt."
            en = f'"{node.key}" has the id {by_key[node.key]}; it stays.'
            yield Fault(where=node.key, field="id", de=de, en=en)


def _too_much(after: Tree) -> Iterator[Fault]:
    if len(after.nodes) > MOST_NODES:
        de = f"Eine Fassung hat höchstens {MOST_NODES} Bausteine."
        yield Fault(where="", field="", de=de, en=f"An edition has at most {MOST_NODES} nodes.")
    for node, depth in after.walk():
        if depth >= LEVELS:
            de = f"Hier ist zu tief geschachtelt; höchstens {LEVELS} Ebenen."
            en = f"This is nested too deeply; at most {LEVELS} levels."
            yield Fault(where=after.nodes[node].key, field="under", de=de, en=en)


def _locked(edition: Edition, before: Tree, after: Tree) -> Iterator[Fault]:
    """What the template has fixed and these files would change, move away or leave out."""
    if edition.base_id is None:
        return
    base = frozen_tree(edition.base_id)
    for node, of_base in base.nodes.items():
        if node not in before.nodes and node not in after.nodes:
            continue
        stays = node in after.nodes and base.parents[node] == after.parents[node]
        try:
            check_tailoring(of_base, after.nodes.get(node), stays=stays)
        except NotAllowed:
            de = f"„{of_base.title.de}“ ist durch die Vorlage festgelegt und bleibt, wie es ist."
            en = f'"{of_base.title.en}" is fixed by the template and stays as it is.'
            yield Fault(where=of_base.key, field="", de=de, en=en)


def _at_its_line(fault: Fault, lines: Mapping[str, str]) -> Fault:
    where = f"{lines[fault.where]} ({fault.where})" if fault.where in lines else fault.where
    return Fault(where=where, field=fault.field, de=fault.de, en=fault.en)
