"""Chapters on what may be seen and said: forms, lines between concepts, signs, the talk."""

from dataclasses import dataclass

from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.kinds import BoundaryFacts, FormFacts, IndicatorFacts, RuleOfUseFacts
from obhut.kernel.mechanism.mechanism import Statement
from obhut.web.finder import words
from obhut.web.papers.handbook.names import DOING, named
from obhut.web.papers.handbook.statements import Ground, Reader, Told, all_said, said
from obhut.web.signs.words import SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    told: Told
    code: str
    elements: tuple[str, ...]
    non_elements: tuple[str, ...]
    reform: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundarySheet:
    told: Told
    against: str
    line: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLine:
    told: Told
    code: str
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSheet:
    """``review``: the state of all its signs, where it is the same for each; empty otherwise."""

    title: str
    review: str
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    title: str
    rules: tuple[Told, ...]


def forms(reader: Reader) -> tuple[FormSheet, ...]:
    return tuple(_form(reader, row) for row in reader.mechanism.forms.values())


def boundaries(reader: Reader) -> tuple[BoundarySheet, ...]:
    return tuple(_boundary(reader, row) for row in reader.mechanism.boundaries.values())


def settings(reader: Reader) -> tuple[SettingSheet, ...]:
    """The signs by where they are seen; settings without a sign are left out."""
    rows = reader.mechanism.indicators.values()
    sheets = (
        _setting(reader, letter, [row for row in rows if row.facts.setting == letter])
        for letter in SETTINGS
    )
    return tuple(sheet for sheet in sheets if sheet.signs)


def rules(reader: Reader, text: EditionText, *subjects: str) -> tuple[RuleGroup, ...]:
    """Rules on these subjects: what to do, what not to do, what to keep in mind."""
    found = [
        (node, node.facts)
        for node in text.of_kind("rule-of-use")
        if isinstance(node.facts, RuleOfUseFacts) and node.facts.of in subjects
    ]
    groups = (
        RuleGroup(
            title=named(DOING, doing),
            rules=tuple(reader.told(node) for node, facts in found if facts.do == doing),
        )
        for doing in DOING
    )
    return tuple(group for group in groups if group.rules)


def _form(reader: Reader, row: Statement[FormFacts]) -> FormSheet:
    return FormSheet(
        told=reader.told(row.node),
        code=row.facts.code,
        elements=all_said(row.facts.elements),
        non_elements=all_said(row.facts.non_elements),
        reform=said(row.facts.reform),
        grounds=reader.grounds(row.facts.norms),
    )


def _boundary(reader: Reader, row: Statement[BoundaryFacts]) -> BoundarySheet:
    return BoundarySheet(
        told=reader.told(row.node),
        against=words.said(row.facts.against),
        line=words.said(row.facts.line),
        grounds=reader.grounds(row.facts.norms),
    )


def _setting(reader: Reader, letter: str, rows: list[Statement[IndicatorFacts]]) -> SettingSheet:
    signs = tuple(
        SignLine(told=reader.told(row.node), code=row.facts.code, urgent=row.facts.urgent)
        for row in rows
    )
    states = {sign.told.review for sign in signs}
    return SettingSheet(
        title=named(SETTINGS, letter),
        review=states.pop() if len(states) == 1 else "",
        signs=signs,
    )
