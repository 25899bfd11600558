"""Every template is used, speaks through the catalogue, and holds no style or script."""

import re
from pathlib import Path

import pytest

from tests.house.tree import OBHUT, name_of, python_files

TEMPLATES = OBHUT / "web" / "templates"
SPEAKS_BOTH_ITSELF = {"500_bare.html"}  # it must work when the catalogue does not
NEEDS_NO_GERMAN = {
    "Obhut",
    "Alt",
    "Deutsch",
    "English",
    "PDF",
    "DOCX",
    "JSON",
    "API",
    "SVG",
    "BPMN",
}
SAID_ELSEWHERE = re.compile(
    r"""\{%\s*comment.*?endcomment\s*%\}
      | \{\#.*?\#\}
      | \{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}
      | \{%.*?%\}
      | \{\{.*?\}\}
      | <!--.*?-->
      | <(?:script|style)\b.*?</(?:script|style)>""",
    re.DOTALL | re.VERBOSE,
)
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:alt|title|placeholder|aria-label)="([^"]*)"')


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def is_asked_for_by_number(name: str) -> bool:
    """Pages of a refusal are found by their status, parts of a form by Django."""
    return bool(re.fullmatch(r"\d{3}(_csrf)?\.html|django/.*", name))


def bare_words(source: str) -> list[str]:
    """Words that a reader would see and that no catalogue knows."""
    left = SAID_ELSEWHERE.sub(" ", source)
    attributes = " ".join(SPOKEN_ATTRIBUTE.findall(left))
    text = re.sub(r"&\w+;|<[^>]*>", " ", left)
    return [
        word
        for word in re.findall(r"[^\W\d_]{2,}", f"{text} {attributes}")
        if word not in NEEDS_NO_GERMAN
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>{% translate 'Call now' %} {{ phone }}</p>", []),
        ("<p>{% blocktranslate %}Call now{% endblocktranslate %}</p>", []),
        ("<p>Call {{ phone }}</p>", ["Call"]),
        ('<img src="/a.svg" alt="Map of Länder">', ["Map", "of", "Länder"]),
    ],
)
def test_a_word_outside_the_catalogue_is_found(source: str, expected: list[str]) -> None:
    assert bare_words(source) == expected


def test_every_template_is_used() -> None:
    sources = "".join(path.read_text() for path in (*python_files(OBHUT), *templates()))
    unused = [
        name_of(path)
        for path in templates()
        if not is_asked_for_by_number(path.relative_to(TEMPLATES).as_posix())
        and not re.search(
            rf"""["']{re.escape(path.relative_to(TEMPLATES).as_posix())}["']""", sources
        )
    ]

    assert unused == []


def test_every_word_of_a_template_is_in_the_catalogue() -> None:
    bare = {
        name_of(path): bare_words(path.read_text(encoding="utf-8"))
        for path in templates()
        if path.name not in SPEAKS_BOTH_ITSELF
    }

    assert {name: found for name, found in bare.items() if found} == {}


def test_no_template_holds_style_or_script() -> None:
    inline = re.compile(r"<style\b|\sstyle=|\son[a-z]+=|<script\b(?![^>]*\bsrc=)", re.IGNORECASE)

    assert [name_of(path) for path in templates() if inline.search(path.read_text())] == []
