"""Any edition as a text on paper: its handbook and its cards, as the one in force has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen, text_at, text_seen
from obhut.directory.queries.places import districts
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.references import references
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import LAND_OF_AGS, Level
from obhut.web.editions.lines import edition_line, since, warning
from obhut.web.editions.reading import digest_of
from obhut.web.finder import words
from obhut.web.papers.foot import NamedText
from obhut.web.papers.handbook.chapters import Handbook, handbook_title
from obhut.web.papers.texts import TextOnPaper

MOST_FAULTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    title: str
    address: str


def has_handbook(edition: EditionSeen) -> bool:
    """A text without steps, like the paper of an agreement, tells nobody what to do tonight."""
    return bool(text_seen(edition).of_kind("step"))


def card_lines(edition: EditionSeen) -> tuple[CardLine, ...]:
    return tuple(
        CardLine(
            title=words.said(card.title),
            address=reverse("editions:take_card", args=[edition.concept, edition.number, card.key]),
        )
        for card in text_seen(edition).of_kind("card")
    )


def handbook_of(edition: EditionSeen) -> Handbook:
    """For the Land of the edition. Raises Faulty where a draft names what is no longer in it."""
    land = land_of(edition)
    title = handbook_title(land) if land else _("Handbook for all of Germany")
    if edition.area[0] not in (Level.FEDERATION, Level.LAND):
        title = _("Handbook for %(land)s") % {"land": edition_line(edition).area}
    return Handbook(of=text_on_paper(edition), land=land, title=title)


def text_on_paper(edition: EditionSeen) -> TextOnPaper:
    """Raises Faulty where a draft names what is no longer in it."""
    line = edition_line(edition)
    text = text_seen(edition)
    if edition.is_draft:
        check_whole(text)
    return TextOnPaper(
        text=text,
        mechanism=_mechanism(edition.id, edition.revision),
        named=NamedText(said=line.name, digest=digest_of(edition), warning=warning(edition)),
        since=since(edition),
        at=edition.in_force_at or edition.made_at,
    )


def land_of(edition: EditionSeen) -> str:
    """The Land in which it holds; empty for all of Germany."""
    level, key = edition.area
    match level:
        case Level.FEDERATION:
            return ""
        case Level.LAND | Level.BEZIRK:
            return key[: len("DE-BY")]
        case _:
            kreis = districts().kreise.get(key[:5])
            return kreis.land if kreis else LAND_OF_AGS.get(key[:2], "")


def check_whole(text: EditionText) -> None:
    """Raises Faulty with every reference that leads nowhere."""
    faults = tuple(_strangers(text))
    if faults:
        raise Faulty(faults[:MOST_FAULTS])


def _strangers(text: EditionText) -> Iterator[Fault]:
    for node in text.all_nodes():
        for path, kind, key in references(node):
            named = text.by_key.get(key)
            if named is None or named.kind != kind:
                field = ".".join(map(str, path))
                yield Fault(
                    where=node.key,
                    field=field,
                    de=f"„{node.title.de}“ nennt „{key}“; das steht nicht mehr im Entwurf.",
                    en=f'"{node.title.en}" names "{key}", which the draft no longer has.',
                )


@lru_cache(maxsize=16)
def _mechanism(edition: UUID, revision: int) -> Mechanism:
    return read_mechanism(text_at(edition, revision))
