"""The chapters on what is done and told, as blocks for pages and Word files."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from obhut.kernel.concept.edition import EditionText
from obhut.web.papers.blocks import (
    Block,
    counted,
    heading,
    items,
    paragraph,
    paragraphs,
    small,
    table,
)
from obhut.web.papers.handbook import doing, telling
from obhut.web.papers.handbook.of_land import Cooperation
from obhut.web.papers.handbook.statements import Ground, Reader, Told
from obhut.web.papers.handbook.words import handbook_labels

USE = ("use_1", "use_2", "use_3", "use_4")
PART, ENTRY = 2, 3


def use() -> Iterator[Block]:
    w = handbook_labels()
    grows_old = _(
        "A file grows old. The address in front leads to the page as it is today; compare the digest."
    )
    yield from counted((*(w[key] for key in USE), grows_old, w["use_6"]))
    yield paragraph(w["marks"])
    yield from items((w["mark_unreviewed"], w["mark_compared"], w["mark_confirmed"]))
    yield paragraph(w["own_words"])


def cooperation(state: Cooperation) -> Iterator[Block]:
    w = handbook_labels()
    yield labelled(w["state_of_cooperation"], state.state)
    yield labelled(w["about_children"], state.children)
    if state.bodies:
        yield labelled(w["bodies_here"], state.bodies)
    yield from paragraphs(state.note)
    if state.as_of:
        yield small(f"{state.review} · {w['looked_on']} {state.as_of}")
    yield heading(w["papers"], level=PART)
    if not state.documents:
        yield paragraph(w["no_papers"])
    for paper in state.documents:
        yield heading(f"{paper.kind}: {paper.title}", level=ENTRY)
        for label, said in (("parties", paper.parties), ("since", paper.since)):
            if said:
                yield labelled(w[label], said)
        unseen = "" if paper.full_text_seen else f" · {w['full_text_not_seen']}"
        yield labelled(
            w["published"], f"{paper.published} · {w['about_children']} {paper.children}{unseen}"
        )
        yield from items(paper.sources)
    yield from listed(w["sources_of"], state.sources)


def events(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for event in doing.events(reader):
        yield heading(event.told.title, level=PART)
        yield from paragraphs(event.told.text)
        yield from items(event.first)
        if event.steps:
            yield labelled(w["steps_first"], "; ".join(event.steps))
        yield from grounds(event.grounds)
        yield mark(event.told)


def steps(reader: Reader) -> Iterator[Block]:
    for phase in doing.phases(reader):
        yield heading(phase.title, level=PART)
        for sheet in phase.steps:
            yield from _step(sheet)


def _step(sheet: doing.StepSheet) -> Iterator[Block]:
    w, step = handbook_labels(), sheet.step
    yield heading(f"{step.number} · {step.title}", level=ENTRY)
    yield from paragraphs(step.text)
    beside = f" · {w['with']} {'; '.join(step.involves)}" if step.involves else ""
    yield labelled(w["bearer"], f"{step.bearer}{beside}")
    if sheet.calls:
        yield labelled(w["calls"], " → ".join(sheet.calls))
    for each in step.deadlines:
        cited = "".join(f", {ground.citation}" for ground in each.grounds)
        told = f"{each.rule} ({each.kind}) – {each.starts}. {each.code} {each.title}{cited}; {each.review}"
        yield labelled(w["by_when"], told)
    yield labelled(
        w["unanswered"], _unanswered(step.unanswered, step.unanswered_to, step.unanswered_after)
    )
    yield from listed(w["write_down"], step.write_down)
    yield from listed(w["avoid"], step.avoid)
    for label, lines in (
        ("documents", step.documents),
        ("only_where", sheet.only_where),
        ("leads_to", sheet.leads_to),
    ):
        if lines:
            yield labelled(w[label], "; ".join(lines))
    if step.allowed or step.allowed_note:
        note = f". {step.allowed_note}" if step.allowed_note else ""
        yield labelled(w["allowed"], f"{' · '.join(step.allowed)}{note}")
    yield labelled(
        w["grounds_of"], "; ".join(f"{each.citation} ({each.review})" for each in step.grounds)
    )
    yield mark(sheet.told)


def _unanswered(what: str, to: str, after: str) -> str:
    return f"{what}{f' → {to}' if to else ''}{f' ({after})' if after else ''}"


def terms(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    head = ("code", "rule", "length", "begins", "set_by", "ground", "checked")
    rows = [
        (
            row.code,
            f"{row.told.title}. {row.told.text}" if row.told.text else row.told.title,
            row.rule,
            row.starts,
            row.set_by,
            "; ".join(each.citation for each in row.grounds),
            row.told.review,
        )
        for row in doing.terms(reader)
    ]
    if rows:
        yield table(_("Time rules"), tuple(w[key] for key in head), *rows)


def shares(reader: Reader, text: EditionText) -> Iterator[Block]:
    w = handbook_labels()
    yield heading(w["principles"], level=PART)
    for principle in telling.principles(reader, text):
        yield from statement(principle)
    classes = telling.data_classes(reader)
    yield heading(w["classes"], level=PART)
    for row in classes:
        yield from statement(
            row.told, title=f"{row.code} · {row.told.title}", extra="; ".join(row.examples)
        )
    rows = telling.shares(reader)
    if not rows:
        return
    yield heading(w["matrix"], level=PART)
    yield paragraph(w["matrix_hint"])
    head = (w["row"], w["sender_recipient"], *(row.code for row in classes), w["checked"])
    lines = [
        (str(row.number), f"{row.told.title}. {row.purpose}", *row.answers, row.told.review)
        for row in rows
    ]
    yield table(w["matrix"], head, *(line for line in lines if len(line) == len(head)))
    yield heading(w["rows"], level=PART)
    for share in rows:
        yield from _share(share)


def _share(row: telling.ShareRow) -> Iterator[Block]:
    w = handbook_labels()
    yield heading(f"{row.number} · {row.told.title}", level=ENTRY)
    yield from paragraphs(row.told.text)
    yield labelled(w["from_label"], ", ".join(row.senders))
    yield labelled(w["to_label"], ", ".join(row.recipients))
    yield labelled(w["purpose"], row.purpose)
    yield from listed(w["notes"], row.notes)
    yield from listed(w["brakes"], row.brakes)
    yield from grounds(row.grounds)
    yield mark(row.told)


def actors(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for actor in doing.actors(reader):
        yield heading(f"{actor.code} · {actor.told.title}", level=PART)
        yield from paragraphs(actor.told.text)
        yield from paragraphs(actor.task)
        for label, lines in (
            ("must", actor.must),
            ("involve", actor.involve),
            ("limits", actor.limits),
        ):
            yield from listed(w[label], lines)
        yield from grounds(actor.grounds)
        yield mark(actor.told)


def norms(reader: Reader) -> Iterator[Block]:
    w = handbook_labels()
    for group in telling.norms(reader):
        yield heading(group.title, level=PART)
        for norm in group.norms:
            yield heading(f"{norm.citation} – {norm.told.title}", level=ENTRY)
            yield from paragraphs(norm.told.text)
            for label, said in (
                ("binds", norm.binds), ("norm_since", norm.since), ("version", norm.version),
                ("error", norm.error), ("recheck", norm.recheck),
            ):  # fmt: skip
                if said:
                    yield labelled(w[label], said)
            if norm.address:
                yield small(norm.address)
            yield mark(norm.told)


def statement(told: Told, *, title: str = "", extra: str = "") -> Iterator[Block]:
    yield heading(title or told.title, level=ENTRY)
    yield from paragraphs(told.text)
    if extra:
        yield paragraph(extra)
    yield mark(told)


def mark(told: Told) -> Block:
    """State of review and sources stand under every statement."""
    note = f" {told.note}" if told.note else ""
    numbers = ", ".join(map(str, told.sources))
    sources = f" {handbook_labels()['sources_of']} {numbers}" if numbers else ""
    return small(f"{told.review}{note}{sources}")


def grounds(lines: tuple[Ground, ...]) -> Iterator[Block]:
    if lines:
        label = handbook_labels()["grounds_of"]
        yield labelled(label, "; ".join(each.citation for each in lines))


def listed(label: str, lines: Iterable[str]) -> tuple[Block, ...]:
    return items(lines, label=label)


def labelled(label: str, said: str) -> Block:
    return paragraph(said, label=label)
