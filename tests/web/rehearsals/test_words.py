"""Everything that can happen in a rehearsal has its sentence, in both languages."""

import re

import pytest
from django.utils import translation
from hypothesis import given, settings

from obhut.concepts.enums import EditionState
from obhut.kernel.rehearsal.course import rehearse
from obhut.kernel.rehearsal.practice import Pace, PracticeCase, Silence
from obhut.kernel.rehearsal.reaching import Part, Stall
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.rehearsal.telling import What, told
from obhut.web.rehearsals import words
from tests.kernel.rehearsal.playing import CASES, STAGES, stage

UNFINISHED = re.compile(r"%\(|\{|\}|None|  ")


def names(on: Stage) -> words.Names:
    book = on.book_for(None)
    return words.Names(mechanism=on.mechanism, desk=lambda key: book[key].name)


def test_there_are_words_for_everything() -> None:
    assert set(words.SENTENCES) == set(What)
    assert set(words.REASONS) == set(words.MENDED_BY) == set(Stall)
    assert set(words.NOBODY) == set(Part) - {Part.WAY}
    assert set(words.STATES) == set(EditionState)
    assert (set(words.PACES), set(words.SILENCES)) == (set(Pace), set(Silence))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_event_explains_itself(language: str) -> None:
    said: set[What] = set()

    @settings(max_examples=60)
    @given(CASES, STAGES)
    def explains(case: PracticeCase, on: Stage) -> None:
        course = rehearse(case, on)
        with translation.override(language):
            for happening in told(course, on):
                sentence = words.sentence(happening, names(on))
                assert sentence.endswith((".", "!"))
                assert not UNFINISHED.search(sentence), sentence
                said.add(happening.what)
            for dead_end in course.dead_ends:
                assert not UNFINISHED.search(words.dead_end_in_words(dead_end, names(on)))

    explains()

    assert len(said) > 20


def test_a_step_that_the_edition_no_longer_has_keeps_its_key() -> None:
    known = names(stage())

    assert (known.known_step("step-99"), known.known_function("harbour")) == ("step-99", "harbour")
