"""How German comes out of the templates, and into what Django reads."""

import os
from pathlib import Path

import pytest

from obhut.web import translations


def test_templates_give_up_their_plurals_and_contexts(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "{% load i18n %}{% translate 'One' context 'a place' %}\n"
        "{% blocktranslate count n=desks|length %}{{ n }} desk{% plural %}{{ n }} desks"
        "{% endblocktranslate %}",
        encoding="utf-8",
    )

    with page.open("rb") as file:
        found = list(translations.extract_template(file, None, None, options=None))

    assert found == [
        (1, "pgettext", ("a place", "One"), []),
        (2, "ngettext", ("%(n)s desk", "%(n)s desks"), []),
    ]


def test_the_catalogue_is_compiled_only_when_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = tmp_path / "django.mo"
    monkeypatch.setattr(translations, "MO", compiled)

    first, second = translations.compile_if_stale(), translations.compile_if_stale()
    os.utime(compiled, (0, 0))
    third = translations.compile_if_stale()

    assert (first, second, third) == (True, False, True)
