"""The chapters of the handbook, in their order: the table of contents and the whole."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.places import districts
from obhut.directory.queries.where import Where
from obhut.kernel.mechanism.directory_rows import LandFile
from obhut.kernel.routing.places import Place
from obhut.knowledge.queries import InForce, in_force
from obhut.web.finder import words
from obhut.web.papers.foot import foot_of
from obhut.web.papers.handbook import doing, of_land, seeing, telling
from obhut.web.papers.handbook.statements import Reader
from obhut.web.papers.handbook.words import handbook_labels
from obhut.web.papers.labels import help_lines
from obhut.web.papers.press import Order, order
from obhut.web.papers.texts import TextOnPaper, on_paper

CHAPTERS: dict[str, tuple[Promise, Promise]] = {
    "use": (gettext_lazy("How to use this handbook"),
            gettext_lazy("What it is, what it is not, and what to do in danger.")),
    "land": (gettext_lazy("Cooperation in this Land"),
             gettext_lazy("Agreements and bodies, as far as they were seen on public pages.")),
    "events": (gettext_lazy("Events that come first"),
               gettext_lazy("Danger, disappearance, doubt about age, coming of age, distribution.")),
    "steps": (gettext_lazy("The steps"),
              gettext_lazy("Who does what by when, on which ground, and what if nobody answers.")),
    "terms": (gettext_lazy("Time rules"), gettext_lazy("All of them in one table, with who sets them.")),
    "shares": (gettext_lazy("Who may tell whom what"),
               gettext_lazy("One table of senders and recipients, then each row with its grounds.")),
    "actors": (gettext_lazy("The bodies involved"),
               gettext_lazy("Their task, their duties, and the limits of what they may pass on.")),
    "forms": (gettext_lazy("Forms of exploitation"),
              gettext_lazy("What belongs to each form and what is not needed for it.")),
    "boundaries": (gettext_lazy("Concepts and the lines between them"),
                   gettext_lazy("Trafficking, smuggling, abuse and others.")),
    "signs": (gettext_lazy("Signs, by where they are seen"),
              gettext_lazy("How to use them, what speaks against, and boxes to tick.")),
    "talk": (gettext_lazy("Talking with the child"),
             gettext_lazy("What helps, what harms, and which words to use.")),
    "desks": (gettext_lazy("Desks in this Land and for all of Germany"),
              gettext_lazy("With source and the day on which they were seen.")),
    "norms": (gettext_lazy("Norm register"),
              gettext_lazy("What each norm says here, whom it binds, whether it was checked.")),
    "sources": (gettext_lazy("Sources"),
                gettext_lazy("Public pages, with the day on which they were read.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine:
    title: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LandLine:
    """A Land in the list of handbooks."""

    key: str
    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """A handbook that can be made: of which text, and for which Land."""

    of: TextOnPaper
    land: str
    """Empty: for all of Germany."""
    title: str


def chapter_lines() -> tuple[ChapterLine, ...]:
    return tuple(ChapterLine(title=str(title), hint=str(hint)) for title, hint in CHAPTERS.values())


def land_lines() -> tuple[LandLine, ...]:
    """The Länder by name, each with how far its cooperation was seen to be."""
    known = districts()
    rows = (
        LandLine(
            key=land,
            name=of_land.land_name(land, known),
            state=of_land.cooperation(land_file(land)).state,
        )
        for land in known.laender
    )
    return tuple(sorted(rows, key=lambda row: row.name))


def land_file(land: str) -> LandFile | None:
    directory = directory_in_force()
    files = directory.laender if directory else ()
    return next((file for file in files if file.land == land), None)


def handbook_title(land: str) -> str:
    return _("Handbook for %(land)s") % {"land": of_land.land_name(land, districts())}


def handbook_in_force(land: str) -> Handbook:
    """The handbook of a Land as it holds today. Raises NothingInForce."""
    return Handbook(of=on_paper(text_of_land(land)), land=land, title=handbook_title(land))


def handbook_paper(handbook: Handbook, *, today: date, address: str) -> Order:
    """The order for the press. The same edition, directory, day and address: the same bytes."""
    day = words.day_in_words(today)
    on_sheet = foot_of(handbook.of.named, title=handbook.title, as_of=day, address=address)
    land = handbook.land
    return order(
        "handbook.typ",
        {
            "foot": asdict(on_sheet),
            "words": handbook_labels(),
            "chapters": {key: str(title) for key, (title, _hint) in CHAPTERS.items()},
            "land": of_land.land_name(land, districts()) if land else "",
            "day": day,
            "since": handbook.of.since,
            "help": help_lines(),
        }
        | _content(handbook, today),
        at=handbook.of.at,
    )


def text_of_land(land: str) -> InForce:
    """The text that speaks for a Land: its own, else the federal one. Raises NothingInForce."""
    return in_force(Where(places=(Place(land=land),)))


def _content(handbook: Handbook, today: date) -> dict[str, Any]:
    """What the chapters say; each reading as plain values."""
    held, text, known, land = handbook.of, handbook.of.text, districts(), handbook.land
    reader = Reader(held.mechanism)
    introductions = {
        chapter.section.key: reader.told(chapter.section).text for chapter in text.chapters
    }
    return {
        "introductions": introductions,
        "cooperation": asdict(of_land.cooperation(land_file(land))),
        "events": _plain(doing.events(reader)),
        "phases": _plain(doing.phases(reader)),
        "terms": _plain(doing.terms(reader)),
        "principles": _plain(telling.principles(reader, text)),
        "classes": _plain(telling.data_classes(reader)),
        "shares": _plain(telling.shares(reader)),
        "actors": _plain(doing.actors(reader)),
        "forms": _plain(seeing.forms(reader)),
        "boundaries": _plain(seeing.boundaries(reader)),
        "handling": _plain(seeing.rules(reader, text, "signs")),
        "contrary": _plain(seeing.rules(reader, text, "contrary_facts")),
        "settings": _plain(seeing.settings(reader)),
        "talk": _plain(seeing.rules(reader, text, "talk")),
        "wording": _plain(seeing.rules(reader, text, "words")),
        "children": _plain(seeing.rules(reader, text, "children")),
        "desks_here": _plain(of_land.desks_of_land(land, held.mechanism, known, today=today))
        if land
        else [],
        "desks_for_all": _plain(of_land.desks_for_all(held.mechanism, known, today=today)),
        "norms": _plain(telling.norms(reader)),
        "sources": _plain(reader.sources()),
    }


def _plain(lines: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [asdict(line) for line in lines]
