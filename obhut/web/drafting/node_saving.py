"""Saving what somebody typed into the form of a node: what fits is saved, the rest waits.

Fields are saved one by one, so a half-written one holds nothing up. Where somebody else has changed
other fields meanwhile, both are kept; where they changed the same, somebody has to choose.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import get_language

from obhut.concepts.actions.drafting import change_node
from obhut.concepts.actions.drafting.unsaved import keep_unsaved
from obhut.concepts.errors import ChangedMeanwhile
from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.concepts.queries.node_forms import Content, NodeSeen, content_on
from obhut.kernel.actor import Actor
from obhut.kernel.concept.checking import read_node
from obhut.kernel.refusals import Faulty
from obhut.web.drafting.fields.forms import FACTS, Given, Meant, meant, same, typed_of
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.titles import Titles

AS_OFTEN = 4
"""A field that does not fit is put aside and the rest is tried again; more rounds are not needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Where somebody works: which draft and node, what its nodes are called, who, when."""

    draft: EditionSeen
    node: NodeSeen
    titles: Titles
    by: Actor
    at: datetime


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of what was handed in."""

    revision: int
    saved: tuple[str, ...] = ()
    """Fields that were saved."""
    waiting: Given = field(default_factory=dict)
    """Fields that were not, as they were typed."""
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    theirs: tuple[str, ...] = ()
    """Fields that somebody else has changed meanwhile; they stay."""
    both: tuple[str, ...] = ()
    """Fields that both changed. Nothing is saved before somebody has chosen."""


def save(work: Work, given: Given, *, on_revision: int) -> Outcome:
    """``on_revision``: of the node, when the form was opened. Raises NotAllowed, SomebodyWasFaster."""
    touched, theirs, both = compared(work, given, on_revision=on_revision)
    if both:
        _keep(work, touched, on_revision=on_revision)
        return Outcome(revision=on_revision, waiting=touched, theirs=theirs, both=both)
    outcome = Outcome(revision=work.node.revision, theirs=theirs)
    try:
        _save_what_fits(work, touched, outcome)
    except ChangedMeanwhile as faster:
        present = replace(work.node, content=faster.present, revision=faster.revision)
        return save(replace(work, node=present), touched, on_revision=work.node.revision)
    if outcome.waiting or work.node.waiting:
        _keep(work, outcome.waiting, on_revision=outcome.revision)
    return outcome


def compared(
    work: Work, given: Given, *, on_revision: int
) -> tuple[dict[str, object], tuple[str, ...], tuple[str, ...]]:
    """What was touched, as it was typed; what somebody else changed; what both did, differently."""
    parts = parts_of_node(work.node.kind)
    base = content_on(work.draft, work.node, on_revision)
    now = typed_of(work.node.content, work.titles)
    before = now if base is None else typed_of(base, work.titles)
    touched = {
        name: typed
        for name, typed in given.items()
        if name in parts and not same(typed, before[name], parts[name])
    }
    theirs = tuple(name for name in parts if not same(now[name], before[name], parts[name]))
    if base is None:
        theirs = tuple(touched)
    both = tuple(
        name
        for name in theirs
        if name in touched and not same(touched[name], now[name], parts[name])
    )
    return touched, theirs, both


def _save_what_fits(work: Work, touched: Given, outcome: Outcome) -> None:
    """Raises ChangedMeanwhile where somebody was faster still."""
    fits = dict(touched)
    for _round in range(AS_OFTEN):
        found = meant(work.node.content, fits, work.titles)
        faults = _sentences(found)
        if not faults:
            try:
                outcome.revision = _change(work, found.content)
            except Faulty as refused:
                faults = _told(refused, fits)
            else:
                outcome.saved = tuple(fits)
                return
        for name in {_field(name, fits) for name in faults} or set(fits):
            outcome.waiting = {**outcome.waiting, name: fits.pop(name)}
        outcome.faults |= {
            name: told for name, told in faults.items() if name not in outcome.faults
        }


def faults_in(work: Work, given: Given) -> dict[str, tuple[str, ...]]:
    """What is wrong with what waits, without saving any of it."""
    found = meant(work.node.content, given, work.titles)
    kinds = {node.key: node.kind for node in text_seen(work.draft).all_nodes()}
    try:
        read_node({**work.node.content, **found.content}, among=kinds)
    except Faulty as refused:
        return _told(refused, given) | _sentences(found)
    return _sentences(found)


def _change(work: Work, content: Content) -> int:
    if not content:
        return work.node.revision
    return change_node(
        work.draft.id,
        work.node.id,
        content,
        seen=work.node.revision,
        by=work.by,
        at=work.at,
    )


def _sentences(found: Meant) -> dict[str, tuple[str, ...]]:
    return {name: (sentence,) for name, sentence in found.faults.items()}


def _told(refused: Faulty, fits: Given) -> dict[str, tuple[str, ...]]:
    """Each fault at its input. One that belongs to no field in hand is told at the first of them."""
    found: dict[str, tuple[str, ...]] = {}
    for fault in refused.faults:
        sentence = fault.en if get_language() == "en" else fault.de
        name = fault.field if _field(fault.field, fits) else next(iter(fits))
        found[name] = (*found.get(name, ()), sentence)
    return found


def _field(name: str, fits: Given) -> str:
    """The field that an input belongs to: facts.when.0.question -> facts.when."""
    parts = name.split(".")
    own = ".".join(parts[: 2 if parts[0] == FACTS else 1])
    return own if own in fits else ""


def _keep(work: Work, given: Given, *, on_revision: int) -> None:
    keep_unsaved(
        work.draft.id, work.node.id, given, on_revision=on_revision, by=work.by, at=work.at
    )
