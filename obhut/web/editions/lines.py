"""An edition and a node in the words of the reader: what every page of this room shows of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.queries.editions import PUBLIC, EditionSeen
from obhut.kernel.concept.nodes import Node
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts.words import area_in_words
from obhut.web.editions.names import CONCEPT, FORCE, FREEDOM, KIND, STATE
from obhut.web.finder import words
from obhut.web.knowledge import names

SHOWN_OF_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """An edition among others: which text, which number, in which state and since when."""

    id: UUID
    concept: str
    number: int
    title: str
    """Of the concept; the same for all its editions."""
    name: str
    """With its number: "Federal template, edition 2"."""
    kind: str
    area: str
    owner: str
    state: str
    said: str
    """The state in a word."""
    since: str
    digest: str
    short: str
    address: str
    warning: str
    """Says that this does not hold; empty for what is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLine:
    """A node as it stands in one edition. ``state``: of the review, for its colour."""

    id: UUID
    key: str
    number: str
    title: str
    text: str
    kind: str
    force: str
    freedom: str
    state: str
    review: str
    evidence: str
    address: str
    depth: int


def edition_line(edition: EditionSeen) -> EditionLine:
    title = concept_title(edition)
    return EditionLine(
        id=edition.id,
        concept=edition.concept,
        number=edition.number,
        title=title,
        name=edition_name(title, edition.number),
        kind=str(CONCEPT[edition.kind]),
        area=area_in_words(*edition.area),
        owner=edition.owner,
        state=edition.state.value,
        said=state_in_words(edition),
        since=since(edition),
        digest=edition.digest,
        short=edition.digest[:SHOWN_OF_DIGEST],
        address=reverse("editions:show_edition", args=[edition.concept, edition.number]),
        warning=warning(edition),
    )


def concept_title(edition: EditionSeen) -> str:
    """What the text is called; the federal template needs no name of its own."""
    named = edition.kind is not ConceptKind.TEMPLATE or edition.title.de != edition.concept
    return words.said(edition.title) if named else _("Federal template")


def edition_name(title: str, number: int) -> str:
    return _("%(title)s, edition %(number)d") % {"title": title, "number": number}


def state_in_words(edition: EditionSeen) -> str:
    """Of an agreement of others we only know that it was seen, not whether it still holds."""
    if edition.kind is ConceptKind.AGREEMENT and edition.state in PUBLIC:
        return pgettext("edition", "Recorded")
    return str(STATE[edition.state])


def since(edition: EditionSeen) -> str:
    """From when to when it held, holds or shall hold; for what never held, when it was made."""
    if edition.kind is ConceptKind.AGREEMENT and edition.state is EditionState.IN_FORCE:
        return _("recorded on %(day)s, as far as seen") % {"day": _day(edition.in_force_at)}
    match edition.state:
        case EditionState.IN_FORCE:
            return _("in force since %(day)s") % {"day": _day(edition.in_force_at)}
        case EditionState.PAST:
            told = {"day": _day(edition.in_force_at), "until": _day(edition.past_at)}
            return _("in force from %(day)s to %(until)s") % told
        case EditionState.APPROVED if edition.holds_from:
            return _("shall hold from %(day)s") % {"day": names.day(edition.holds_from)}
        case _:
            return _("begun on %(day)s") % {"day": _day(edition.made_at)}


def warning(edition: EditionSeen) -> str:
    """What a reader must know before anything else; empty for what holds."""
    match edition.state:
        case EditionState.IN_FORCE:
            return ""
        case EditionState.PAST:
            return _("This edition no longer holds. It was %(since)s.") % {"since": since(edition)}
        case EditionState.SET_ASIDE:
            return _("This edition was set aside. It never held.")
        case _:
            return _("This edition does not hold yet: %(state)s, %(since)s.") % {
                "state": STATE[edition.state],
                "since": since(edition),
            }


def node_line(
    node: Node, edition: EditionSeen, numbers: Mapping[UUID, str], *, depth: int = 0
) -> NodeLine:
    return NodeLine(
        id=node.id,
        key=node.key,
        number=numbers[node.id],
        title=words.said(node.title),
        text=words.said(node.text) if node.text else "",
        kind=str(KIND[node.kind]),
        force=str(FORCE[node.force]),
        freedom=str(FREEDOM[node.freedom]),
        state=node.review.state,
        review=words.review_in_words(node.review),
        evidence=str(words.EVIDENCE[node.evidence]),
        address=node_address(edition, node.key),
        depth=depth,
    )


def node_address(edition: EditionSeen, key: str) -> str:
    return reverse("editions:show_node", args=[edition.concept, edition.number, key])


def _day(moment: datetime | None) -> str:
    return names.day(day_of(moment)) if moment else _("not said")
