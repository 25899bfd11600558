"""What still stands between a draft and its coming into force, and who can mend it. As data."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from obhut.concepts.enums import ConceptKind, EditionState, MergeState
from obhut.concepts.models import Merge, Unsaved
from obhut.concepts.policies import is_locked
from obhut.concepts.queries.approvals import ApprovalSeen, ApproverSeen, approvals_of, approvers_of
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, frozen_text, text_seen
from obhut.concepts.queries.in_force import areas_with_own_text, mark_of_editions
from obhut.concepts.queries.tailoring import newest_of, reasons_missing
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.places import (
    ActiveDirectory,
    active_directory,
    land_of_each_district,
)
from obhut.kernel.concept.checking import strangers
from obhut.kernel.concept.edition import EditionText, digest
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import read_mechanism
from obhut.kernel.refusals import Fault
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.places import Key
from obhut.kernel.verifier.about import mended_at
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify


class Obstructs(StrEnum):
    """What kind of thing is missing."""

    EMPTY = "empty"
    FAULT = "fault"
    FINDING = "finding"
    REASON = "reason"
    UNSAVED = "unsaved"
    MERGE = "merge"
    LATER = "later"
    APPROVERS = "approvers"
    APPROVAL = "approval"


class Mends(StrEnum):
    """Who can mend it."""

    EDITOR = "editor"
    """Whoever may work on this text."""
    KEEPER = "keeper"
    """Whoever keeps the desks of the area."""
    TEMPLATE = "template"
    """Whoever works on the template: it has fixed this node for all who derive from it."""
    APPROVER = "approver"
    """The function that has to approve; its word is entered by whoever may work on the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that is missing: what, who can mend it, and what it is about."""

    obstructs: Obstructs
    mends: Mends
    node: Node | None = None
    finding: Finding | None = None
    fault: Fault | None = None
    approver: ApproverSeen | None = None
    number: int = 1
    """How many such: people whose words are not saved yet. Of a later edition: its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIsMissing:
    """A draft as it would come into force: its digest, what is missing, everything the verifier says."""

    edition: EditionSeen
    digest: str
    obstacles: tuple[Obstacle, ...]
    findings: tuple[Finding, ...]
    approvers: tuple[ApproverSeen, ...]
    approvals: tuple[ApprovalSeen, ...]

    @property
    def is_nothing(self) -> bool:
        return not self.obstacles


def what_is_missing(draft: UUID, *, at: datetime) -> WhatIsMissing:
    """For the desks as they are. Whoever asks has asked for the right before. Raises NoSuchEdition."""
    edition = edition_by_id(draft)
    text = text_seen(edition)
    marked = digest_of_draft(edition)
    findings = _findings(edition, active_directory(), mark_of_editions(), day_of(at))
    approvers, approvals = approvers_of(edition.concept), approvals_of(edition.id)
    obstacles = (
        *_in_the_text(text),
        *(_finding(each, edition) for each in findings if is_in_the_way(each)),
        *_in_the_work(edition),
        *_approvals(approvers, approvals, marked),
    )
    return WhatIsMissing(
        edition=edition,
        digest=marked,
        obstacles=obstacles,
        findings=findings,
        approvers=approvers,
        approvals=approvals,
    )


@lru_cache(maxsize=64)
def digest_of_draft(edition: EditionSeen) -> str:
    """Of the text as it stands. Kept until it changes."""
    return digest(text_seen(edition))


@lru_cache(maxsize=64)
def _findings(
    edition: EditionSeen, _directory: ActiveDirectory | None, _editions: str, today: date
) -> tuple[Finding, ...]:
    """What the verifier says of a text and of the desks in its area, the heaviest first.

    Nothing of an agreement: it is no mechanism. Kept until the draft, a desk or another text changes.
    """
    text = text_seen(edition)
    if edition.kind is ConceptKind.AGREEMENT or not text.chapters or _names_what_is_not_there(text):
        return ()
    review = Review(
        mechanism=read_mechanism(text),
        desks=desks_in_force(),
        districts=land_of_each_district(),
        today=today,
        within=frozenset({edition.area}),
        besides=areas_with_own_text(edition.area),
    )
    ours = {desk.key for desk in review.desks if _works_in(desk, edition.area)}
    return tuple(each for each in verify(review) if dict(each.facts).get("desk", "") in {*ours, ""})


def _works_in(desk: Desk, area: Key) -> bool:
    return any(area in (each.as_key, *each.within) for each in desk.areas)


def _names_what_is_not_there(text: EditionText) -> bool:
    return any(True for _fault in _strangers(text))


def _strangers(text: EditionText) -> Iterator[tuple[Node, Fault]]:
    kinds = {node.key: node.kind for node in text.all_nodes()}
    for node in text.all_nodes():
        yield from ((node, fault) for fault in strangers(node, among=kinds))


def _in_the_text(text: EditionText) -> Iterator[Obstacle]:
    if not text.chapters:
        yield Obstacle(obstructs=Obstructs.EMPTY, mends=Mends.EDITOR)
    for node in text.all_nodes():
        if any(_is_blank(each) for each in (node.title, node.text) if each is not None):
            yield Obstacle(obstructs=Obstructs.EMPTY, mends=Mends.EDITOR, node=node)
    for node, fault in _strangers(text):
        yield Obstacle(obstructs=Obstructs.FAULT, mends=Mends.EDITOR, node=node, fault=fault)


def _is_blank(text: Text) -> bool:
    """Nothing but spaces, dashes and dots, in either language."""
    return any(not words.strip(" \n\t\u00a0.…-–—?") for words in (text.de, text.en))


def is_in_the_way(finding: Finding) -> bool:
    """Nobody may promise what no desk keeps: a gap at night warns in a directory, but no text with one
    comes into force.
    """
    return finding.weight is Weight.BLOCKS or finding.rule in GAPS


GAPS = frozenset({"every-function-answers-at-night", "every-function-answers-on-holidays"})


def mends(finding: Finding, edition: EditionSeen) -> Mends:
    """A desk is mended where desks are kept; so is a function that lacks one. The rest is the text."""
    if finding.rule in LACK_A_DESK or not mended_at(finding):
        return Mends.KEEPER
    fixed = edition.base is not None and mended_at(finding) in _fixed_by(edition.base)
    return Mends.TEMPLATE if fixed else Mends.EDITOR


@lru_cache(maxsize=64)
def _fixed_by(base: UUID) -> frozenset[str]:
    """Keys of the nodes that nobody touches who derives from this edition."""
    return frozenset(node.key for node in frozen_text(base).all_nodes() if is_locked(node))


LACK_A_DESK = frozenset({"every-function-has-a-desk", "every-function-has-its-own-desk", *GAPS})
"""Rules about a function of the text that are satisfied in the directory."""


def _finding(finding: Finding, edition: EditionSeen) -> Obstacle:
    return Obstacle(obstructs=Obstructs.FINDING, mends=mends(finding, edition), finding=finding)


def _in_the_work(edition: EditionSeen) -> Iterator[Obstacle]:
    for node in reasons_missing(edition.id):
        yield Obstacle(obstructs=Obstructs.REASON, mends=Mends.EDITOR, node=node)
    nodes = {node.id: node for node in text_seen(edition).all_nodes()}
    unsaved = Counter(Unsaved.objects.filter(edition=edition.id).values_list("node", flat=True))
    for key, number in unsaved.items():
        yield Obstacle(
            obstructs=Obstructs.UNSAVED, mends=Mends.EDITOR, node=nodes.get(key), number=number
        )
    yield from (
        _while_it_waits(edition) if edition.state is EditionState.APPROVED else _merge(edition)
    )


def _merge(edition: EditionSeen) -> Iterator[Obstacle]:
    if Merge.objects.filter(concept__key=edition.concept, state=MergeState.OPEN).exists():
        yield Obstacle(obstructs=Obstructs.MERGE, mends=Mends.EDITOR)


def _while_it_waits(edition: EditionSeen) -> Iterator[Obstacle]:
    """A merge makes another draft of it and is not in its way; a later edition in force is."""
    newest = newest_of(edition.concept)
    if newest and newest.number > edition.number:
        yield Obstacle(obstructs=Obstructs.LATER, mends=Mends.EDITOR, number=newest.number)


def _approvals(
    approvers: tuple[ApproverSeen, ...], approvals: tuple[ApprovalSeen, ...], marked: str
) -> Iterator[Obstacle]:
    if not approvers:
        yield Obstacle(obstructs=Obstructs.APPROVERS, mends=Mends.EDITOR)
    given = {each.approver for each in approvals if each.counts_for(marked)}
    for each in approvers:
        if each.key not in given:
            yield Obstacle(obstructs=Obstructs.APPROVAL, mends=Mends.APPROVER, approver=each)
