"""The page of one node: its form, what it will look like, and what the verifier says to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import numbers_of
from obhut.kernel.verifier.about import NAMING, NAMING_SEVERAL, field_to_mend, mended_at
from obhut.kernel.verifier.findings import Finding
from obhut.knowledge.queries.drafts import findings_at
from obhut.web.concepts.wording import sentence, weight_in_words
from obhut.web.drafting import words
from obhut.web.drafting.fields.forms import Given, typed_of, value_in
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.shown import Faults, Shown, fields, nearest
from obhut.web.drafting.fields.titles import Titles, titles_of
from obhut.web.drafting.node_saving import Work
from obhut.web.finder.words import said
from obhut.web.keeping.mending import with_names
from obhut.web.markdown import LONGEST, as_html

NEAR = 12
"""So many findings of neighbours are shown; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    weight: str
    heavy: str
    why: str
    mend: str
    anchor: str
    """Input of this page that mends it; empty where another node has to be changed."""
    node: UUID | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLines:
    own: tuple[FindingLine, ...]
    near: tuple[FindingLine, ...]
    more: int


@lru_cache(maxsize=32)
def titles_in(draft: EditionSeen) -> Titles:
    """What the nodes of this draft are called. Kept until it is changed."""
    return titles_of(text_seen(draft).all_nodes())


def given_in(work: Work, waiting: Given) -> dict[str, object]:
    """What the form holds: what stands there, and over it what was typed and waits."""
    held = typed_of(work.node.content, work.titles)
    return held | {name: typed for name, typed in waiting.items() if name in held}


def node_page(work: Work, given: Given, faults: Faults) -> dict[str, object]:
    """Everything the page says of a node."""
    node = text_seen(work.draft).by_key[work.node.key]
    shown = fields(work.node.kind, given, work.titles, faults)
    return {
        "draft": work.draft,
        "node": work.node,
        "title": said(node.title),
        "concept": said(work.draft.title),
        "kind": str(words.KINDS[node.kind]),
        "number": numbers_of(tree_seen(work.draft)).get(work.node.id, ""),
        "fields": shown,
        "told": told_at_the_top(work.node.kind, faults),
        "findings": findings_in(work),
        "previews": previews(given),
        "lists": lists_of_titles(shown, work.draft),
        "read_only": facts_in_words(work) if not _may_write(work) else (),
        "may_write": _may_write(work),
    }


def findings_in(work: Work) -> FindingLines:
    node = text_seen(work.draft).by_key[work.node.key]
    found = findings_at(work.draft, node, at=work.at)
    own = tuple(_line(each, work, is_own=True) for each in found.own)
    near = tuple(_line(each, work, is_own=False) for each in found.near[:NEAR])
    return FindingLines(own=own, near=near, more=max(0, len(found.near) - NEAR))


def previews(given: Given) -> tuple[tuple[str, SafeString], ...]:
    """The prose as it will be read, in both languages; what is too long is not looked at."""
    labels = {"de": _("German"), "en": _("English")}
    text = given.get("text") or {}
    return tuple(
        (label, as_html(text.get(part, "")))
        for part, label in labels.items()
        if text.get(part, "").strip() and len(text[part]) <= LONGEST
    )


def told_at_the_top(kind: str, faults: Faults) -> tuple[tuple[str, str], ...]:
    """Each fault with the input it stands at, so that a page tells at its top what is wrong."""
    parts = parts_of_node(kind)
    return tuple(
        (
            name,
            f"{parts[place].label}: {sentence_}" if (place := nearest(name, parts)) else sentence_,
        )
        for name, sentences in faults.items()
        for sentence_ in sentences
    )


def lists_of_titles(shown: Iterable[Shown], draft: EditionSeen) -> SafeString:
    """The lists that the form searches in, each once."""
    kinds = dict.fromkeys(each for field in shown for each in _offers(field))
    return format_html_join("", "{}", ((_datalist(kind, draft, get_language()),) for kind in kinds))


@lru_cache(maxsize=256)
def _datalist(kind: str, draft: EditionSeen, _language: str | None) -> SafeString:
    options = format_html_join(
        "",
        '<option value="{}"></option>',
        ((label,) for label in titles_in(draft).labels(kind).values()),
    )
    return format_html('<datalist id="titles-{}">{}</datalist>', kind, options)


def facts_in_words(work: Work) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The node as one reads it who may not change it."""
    parts = parts_of_node(work.node.kind)
    lines = (
        (str(part.label), tuple(part.shape.told(value_in(work.node.content, name), work.titles)))
        for name, part in parts.items()
    )
    return tuple((label, told) for label, told in lines if told)


def _may_write(work: Work) -> bool:
    return work.node.may_edit and not work.node.is_locked


def _offers(shown: Shown) -> Iterable[str]:
    if shown.offers:
        yield shown.offers.removeprefix("titles-")
    for each in shown.inner:
        yield from _offers(each)


def _line(finding: Finding, work: Work, *, is_own: bool) -> FindingLine:
    by_key = text_seen(work.draft).by_key
    why, mend = sentence(with_names(_named(finding, by_key)))
    place = by_key.get(mended_at(finding))
    name = f"facts.{field_to_mend(finding)}"
    known = parts_of_node(work.node.kind)
    return FindingLine(
        weight=weight_in_words(finding.weight),
        heavy=finding.weight.value,
        why=said(why),
        mend=said(mend),
        anchor=f"field-{name}" if is_own and name in known else "",
        node=None if is_own or place is None else place.id,
        title="" if is_own or place is None else said(place.title),
    )


def _named(finding: Finding, by_key: Mapping[str, Node]) -> Finding:
    """The same finding; nodes are called by their titles, as people know them."""

    def title(key: str) -> str:
        return said(by_key[key].title) if key in by_key else key

    facts = tuple(
        (name, title(value))
        if name in NAMING
        else (name, between.join(title(each) for each in value.split(between)))
        if (between := NAMING_SEVERAL.get(name, ""))
        else (name, value)
        for name, value in finding.facts
    )
    return replace(finding, facts=facts)
