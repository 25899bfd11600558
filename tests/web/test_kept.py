"""What never changes for its key is made once; the rest is made anew."""

from django.template import Context, Template
from django.utils import translation

from obhut.web.kept import Kept


def test_what_was_made_for_a_key_is_not_made_again() -> None:
    kept: Kept[list[str]] = Kept(most=2)

    first = kept.get("youth office", lambda: ["made"])

    assert kept.get("youth office", lambda: ["made again"]) is first


def test_what_came_first_goes_first_when_there_are_too_many() -> None:
    kept: Kept[int] = Kept(most=2)

    for number in (1, 2, 3):
        kept.get(number, lambda number=number: number)  # type: ignore[misc]  # bound at once

    assert len(kept) == 2
    assert [kept.get(key, lambda: 0) for key in (3, 2, 1)] == [3, 2, 0]


def test_a_kept_part_is_kept_for_its_words_and_its_language() -> None:
    page = Template('{% load frame %}{% kept "parts/help_lines.html" level=level %}')

    with translation.override("de"):
        german, higher = (page.render(Context({"level": level})) for level in (2, 3))
    with translation.override("en"):
        english = page.render(Context({"level": 2}))

    assert german.count("<h2") == english.count("<h2") == higher.count("<h3") == 1
    assert "Rund um die Uhr" in german or "Tag und Nacht" in german
    assert "Reachable day and night" in english
