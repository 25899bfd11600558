"""The handbook as blocks, chapter by chapter: for pages, and for a Word file to negotiate with."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from obhut.directory.queries.places import districts
from obhut.web.papers.blocks import Block, heading, paragraphs
from obhut.web.papers.handbook import blocks_of_doing as of_doing
from obhut.web.papers.handbook import blocks_of_seeing as of_seeing
from obhut.web.papers.handbook import of_land
from obhut.web.papers.handbook.chapters import CHAPTERS, Handbook, land_file
from obhut.web.papers.handbook.statements import Reader, said

SECTION = {"events": "interrupts"}
"""Chapter of the handbook -> the chapter of the text that opens it, where it is called otherwise."""
Made = Callable[[], Iterable[Block]]


def chapters_in(handbook: Handbook) -> Mapping[str, str]:
    """Key and title of each chapter; the one on a Land is left out where there is none."""
    return {
        key: str(title)
        for key, (title, _hint) in CHAPTERS.items()
        if handbook.land or key != "land"
    }


def chapter_blocks(key: str, handbook: Handbook, *, today: date) -> tuple[Block, ...]:
    """One chapter without its heading. Raises KeyError for a chapter that there is not."""
    named = SECTION.get(key, key)
    opened = next(
        (each.section for each in handbook.of.text.chapters if each.section.key == named), None
    )
    opening = paragraphs(said(opened.text)) if opened else ()
    return (*opening, *_chapters(handbook, today)[key]())


def handbook_blocks(handbook: Handbook, *, today: date) -> tuple[Block, ...]:
    return tuple(
        block
        for key, title in chapters_in(handbook).items()
        for block in (heading(title, level=1), *chapter_blocks(key, handbook, today=today))
    )


def _chapters(handbook: Handbook, today: date) -> Mapping[str, Made]:
    reader, text = Reader(handbook.of.mechanism), handbook.of.text
    return {
        "use": of_doing.use,
        "land": lambda: of_doing.cooperation(of_land.cooperation(land_file(handbook.land))),
        "events": lambda: of_doing.events(reader),
        "steps": lambda: of_doing.steps(reader),
        "terms": lambda: of_doing.terms(reader),
        "shares": lambda: of_doing.shares(reader, text),
        "actors": lambda: of_doing.actors(reader),
        "forms": lambda: of_seeing.forms(reader),
        "boundaries": lambda: of_seeing.boundaries(reader),
        "signs": lambda: of_seeing.signs(reader, text),
        "talk": lambda: of_seeing.talk(reader, text),
        "desks": lambda: _desks(handbook, today),
        "norms": lambda: of_doing.norms(reader),
        "sources": lambda: of_seeing.sources(reader),
    }


def _desks(handbook: Handbook, today: date) -> Iterable[Block]:
    land, known, mechanism = handbook.land, districts(), handbook.of.mechanism
    here = of_land.desks_of_land(land, mechanism, known, today=today) if land else ()
    for_all = of_land.desks_for_all(mechanism, known, today=today)
    return of_seeing.desks(of_land.land_name(land, known) if land else "", here, for_all)
