"""The chapters on what may be seen, on talking, desks and sources, as blocks."""

from collections.abc import Iterable, Iterator

from obhut.kernel.concept.edition import EditionText
from obhut.web.papers.blocks import Block, heading, items, paragraph, paragraphs, small
from obhut.web.papers.handbook import seeing
from obhut.web.papers.handbook.blocks_of_doing import (
    ENTRY,
    PART,
    grounds,
    labelled,
    listed,
    mark,
    statement,
)
from obhut.web.papers.handbook.of_land import DeskGroup, DeskLine
from obhut.web.papers.handbook.statements import Reader
from obhut.web.papers.handbook.words import handbook_labels


def forms(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for form in seeing.forms(reader):
        yield heading(f"{form.code} · {form.told.title}", level=PART)
        yield from paragraphs(form.told.text)
        yield from listed(w["elements"], form.elements)
        yield from listed(w["non_elements"], form.non_elements)
        if form.reform:
            yield labelled(w["reform"], form.reform)
        yield from grounds(form.grounds)
        yield mark(form.told)


def boundaries(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for each in seeing.boundaries(reader):
        yield heading(each.told.title, level=PART)
        yield from paragraphs(each.told.text)
        yield labelled(w["against"], each.against)
        yield labelled(w["line"], each.line)
        yield from grounds(each.grounds)
        yield mark(each.told)


def signs(reader: Reader, text: EditionText) -> Iterator[Block]:
    w = handbook_labels()
    yield from _rules(w["handling"], seeing.rules(reader, text, "signs"))
    yield from _rules(w["contrary"], seeing.rules(reader, text, "contrary_facts"))
    for setting in seeing.settings(reader):
        yield heading(setting.title, level=PART)
        about = [w["tick"], w["urgent"] if any(sign.urgent for sign in setting.signs) else ""]
        yield small(" ".join((*filter(None, about), setting.review)).strip())
        yield from items(_sign(sign, told_above=bool(setting.review)) for sign in setting.signs)


def _sign(sign: seeing.SignLine, *, told_above: bool) -> str:
    urgent = " [!]" if sign.urgent else ""
    review = "" if told_above else f" · {sign.told.review}"
    return f"{sign.told.title}{urgent}. {sign.told.text} ({sign.code}{review})"


def talk(reader: Reader, text: EditionText) -> Iterator[Block]:
    w = handbook_labels()
    for label, subject in (("talk", "talk"), ("wording", "words"), ("children", "children")):
        yield from _rules(w[label], seeing.rules(reader, text, subject))


def _rules(title: str, groups: tuple[seeing.RuleGroup, ...]) -> Iterator[Block]:
    if groups:
        yield heading(title, level=PART)
    for group in groups:
        yield paragraph("", label=group.title)
        for rule in group.rules:
            yield from statement(rule)


def desks(here: str, of_land: Iterable[DeskGroup], for_all: Iterable[DeskGroup]) -> Iterator[Block]:
    """``here``: the Land; empty where the handbook is for all of Germany."""
    w = handbook_labels()
    yield paragraph(w["desk_hint"])
    parts = [(w["for_all"], tuple(for_all))]
    if here:
        parts.insert(0, (f"{w['here']}: {here}", tuple(of_land)))
    for title, groups in parts:
        yield heading(title, level=PART)
        if not groups:
            yield paragraph(w["no_desk"])
        for group in groups:
            yield heading(group.title, level=ENTRY)
            for desk in group.desks:
                yield from _desk(desk)


def _desk(desk: DeskLine) -> Iterator[Block]:
    w = handbook_labels()
    of = f" · {desk.organisation}" if desk.organisation else ""
    yield paragraph(_reached(desk), label=f"{desk.name}{of}")
    for said in (desk.aged, w["secondary"] if desk.secondary else "", desk.unstaffed):
        if said:
            yield paragraph(said)
    if desk.instead:
        yield labelled(
            w["answers_instead"], f"{desk.instead.name} {' · '.join(desk.instead.phones)}"
        )
    hours = desk.hours or w["hours_not_seen"]
    yield labelled(w["area"], f"{', '.join(desk.areas)} · {w['hours']} {hours}")
    yield labelled(w["functions"], "; ".join(desk.functions))
    only = f" {w['audience']} {', '.join(desk.audience)}." if desk.audience else ""
    yield paragraph(f"{desk.minors}.{only} {desk.note}".strip())
    for line in desk.says:
        yield paragraph(line.text, label=line.label)
    ways = " · ".join(each for each in (desk.mailbox, desk.web) if each)
    if ways:
        yield paragraph(ways)
    confirmed = f"{desk.confirmed} " if desk.confirmed else ""
    yield small(f"{confirmed}{w['source']} {desk.source}, {w['seen_on']} {desk.seen_on}")


def _reached(desk: DeskLine) -> str:
    w = handbook_labels()
    if desk.held:
        return f"{w['held']} {desk.held}"
    if desk.phones:
        return " · ".join(desk.phones)
    return "" if desk.unstaffed else w["no_phone"]


def sources(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for line in reader.sources():
        incomplete = f". {w['incomplete']}" if line.incomplete else ""
        addresses = " ".join(line.addresses)
        said = f"{line.title}, {w['read_on']} {line.read_on}{incomplete} {addresses}"
        yield paragraph(said.strip(), label=str(line.number))
