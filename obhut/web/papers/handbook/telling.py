"""Chapters on the law: who may tell whom what, and the register of norms."""

from dataclasses import dataclass
from itertools import groupby

from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.kinds import DataClassFacts, NormFacts, PrincipleFacts, ShareFacts
from obhut.kernel.mechanism.mechanism import Statement
from obhut.web.finder import words
from obhut.web.gate.rows import SAYS
from obhut.web.knowledge.names import LEVELS
from obhut.web.papers.handbook.names import named
from obhut.web.papers.handbook.statements import Ground, Reader, Told, all_said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class DataClassRow:
    told: Told
    code: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """One row of the matrix. ``answers`` stand in the order of the classes of information."""

    number: int
    told: Told
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    purpose: str
    answers: tuple[str, ...]
    notes: tuple[str, ...]
    brakes: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLine:
    told: Told
    citation: str
    binds: str
    since: str
    version: str
    address: str
    error: str
    recheck: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormGroup:
    title: str
    norms: tuple[NormLine, ...]


def data_classes(reader: Reader) -> tuple[DataClassRow, ...]:
    return tuple(_data_class(reader, row) for row in reader.mechanism.data_classes.values())


def shares(reader: Reader) -> tuple[ShareRow, ...]:
    rows = enumerate(reader.mechanism.shares.values(), start=1)
    return tuple(_share(reader, number, row) for number, row in rows)


def principles(reader: Reader, text: EditionText) -> tuple[Told, ...]:
    """The sentences that come before every row of the matrix."""
    return tuple(
        reader.told(node)
        for node in text.of_kind("principle")
        if isinstance(node.facts, PrincipleFacts) and node.facts.of == "data_flow"
    )


def norms(reader: Reader) -> tuple[NormGroup, ...]:
    """The register, by level; inside a level in the order of the edition."""
    order = tuple(LEVELS)
    rows = sorted(reader.mechanism.norms.values(), key=lambda norm: order.index(norm.facts.level))
    return tuple(
        NormGroup(title=named(LEVELS, level), norms=tuple(_norm(reader, row) for row in members))
        for level, members in groupby(rows, key=lambda norm: norm.facts.level)
    )


def _data_class(reader: Reader, row: Statement[DataClassFacts]) -> DataClassRow:
    return DataClassRow(
        told=reader.told(row.node), code=row.facts.code, examples=all_said(row.facts.examples)
    )


def _share(reader: Reader, number: int, row: Statement[ShareFacts]) -> ShareRow:
    classes = reader.mechanism.data_classes
    given = {answer.data_class: answer for answer in row.facts.answers}
    in_order = [(classes[key].facts.code, given[key]) for key in classes if key in given]
    return ShareRow(
        number=number,
        told=reader.told(row.node),
        senders=reader.functions(row.facts.senders),
        recipients=reader.functions(row.facts.recipients),
        purpose=words.said(row.facts.purpose),
        answers=tuple(
            f"{named(SAYS, answer.say)}{'*' if answer.note else ''}" for _code, answer in in_order
        ),
        notes=tuple(
            f"{code}: {words.said(answer.note)}" for code, answer in in_order if answer.note
        ),
        brakes=all_said(row.facts.brakes),
        grounds=reader.grounds(row.facts.basis),
    )


def _norm(reader: Reader, row: Statement[NormFacts]) -> NormLine:
    facts = row.facts
    return NormLine(
        told=reader.told(row.node),
        citation=facts.citation,
        binds=words.said(facts.binds_text),
        since=said(facts.since),
        version=facts.version or "",
        address=facts.address or "",
        error=said(facts.typical_error),
        recheck=said(facts.recheck),
    )
