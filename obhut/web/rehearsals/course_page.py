"""One rehearsal on a page: its course as a table with times."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.rehearsals import mechanism_seen, stage_of
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.rehearsal.course import Course, rehearse
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.rehearsal.telling import Happening, told
from obhut.web.finder import words as plain
from obhut.web.rehearsals import words
from obhut.web.rehearsals.asking import Asked
from obhut.web.rehearsals.forms import land_name, place_name, query_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happens. ``day``: only where it is another than in the line before."""

    day: str
    clock: str
    says: str
    is_dead_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPart:
    title: str
    is_stalled: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """``draws``: the address at which the same case is played as if made up by hand."""

    who: str
    where: str
    when: str
    answers: tuple[tuple[str, str], ...]
    pace: str
    silent: tuple[tuple[str, str], ...]
    number: int | None
    seed: int | None
    draws: str
    dead_ends: tuple[str, ...]
    parts: tuple[StepPart, ...]


def course_page(edition: EditionSeen, asked: Asked) -> CoursePage:
    """Play the case with the desks as they are now. Raises Faulty for a text that cannot be played."""
    stage = stage_of(edition, land=asked.land, year=asked.year)
    course = rehearse(asked.case, stage)
    names = names_of(edition, stage)
    situation = asked.case.situation
    profession = stage.mechanism.professions[situation.profession]
    return CoursePage(
        who=plain.said(profession.node.title),
        where=f"{place_name(asked.place)}, {land_name(asked.land)}",
        when=plain.moment_in_words(asked.case.at),
        answers=tuple(
            (str(label), str(plain.ANSWERS[name, situation.answer(name)]))
            for name, label in plain.QUESTIONS.items()
        ),
        pace=str(words.PACES[asked.case.pace]),
        silent=tuple(
            (names.known_function(key), str(words.SILENCES[silence]))
            for key, silence in asked.case.silent.items()
        ),
        number=asked.case.number,
        seed=asked.seed,
        draws=urlencode(query_of(asked)),
        dead_ends=tuple(_dead_ends(course, names)),
        parts=tuple(_parts(course, stage, names)),
    )


def names_of(edition: EditionSeen, stage: Stage) -> words.Names:
    book = stage.book_for(None)
    return words.Names(mechanism=mechanism_seen(edition), desk=lambda key: book[key].name)


def _dead_ends(course: Course, names: words.Names) -> list[str]:
    return [
        f"{names.step(each.step)}: {words.dead_end_in_words(each, names)}"
        for each in course.dead_ends
    ]


def _parts(course: Course, stage: Stage, names: words.Names) -> list[StepPart]:
    stalled = {each.step for each in course.dead_ends}
    return [
        StepPart(
            title=names.step(step), is_stalled=step in stalled, lines=_lines(list(found), names)
        )
        for step, found in groupby(told(course, stage), key=lambda each: each.step)
    ]


def _lines(happenings: list[Happening], names: words.Names) -> tuple[Line, ...]:
    lines = []
    day = ""
    for each in happenings:
        when = plain.day_in_words(day_of(each.at))
        lines.append(
            Line(
                day="" if when == day else when,
                clock=words.clock(each.at),
                says=words.sentence(each, names),
                is_dead_end=each.what in words.HEAVY,
            )
        )
        day = when
    return tuple(lines)
