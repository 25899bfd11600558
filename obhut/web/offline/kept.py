"""What the service worker keeps, and under which version: new content, new version."""

import hashlib
import json
from collections.abc import Iterator

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from obhut.concepts.queries import mark_of_editions
from obhut.directory.queries.places import active_digest
from obhut.knowledge.errors import NothingInForce
from obhut.knowledge.queries import in_force
from obhut.web.language import NAMES

SHELL = (
    "vendor/kern/kern.min.css",
    "vendor/fira-sans/latin-400.woff2",
    "vendor/fira-sans/latin-600.woff2",
    *(f"obhut/{name}" for name in ("fonts.css", "obhut.css", "parts.css", "print.css")),
    *(
        f"obhut/{name}"
        for name in ("signs.css", "signs-paper.css", "gate.css", "directory.css", "papers.css")
    ),
    *(f"obhut/{name}" for name in ("icon.svg", "frame.js", "signs.js")),
)
"""Without these a kept page would lose its shape."""
PAGES = (
    *("pages:home", "offline:without_network", "signs:list_signs", "signs:talk"),
    *("gate:ask", "gate:list_rows", "directory:search"),
)
"""Pages that hold no answer of a reader, by their names."""
DIGITS = 16


def worker_script() -> str:
    """The script a browser registers: what to keep, then how (a static file of ours)."""
    kept = json.dumps(_kept(), ensure_ascii=True, sort_keys=True)
    return f'self.KEPT = {kept};\nimportScripts("{static("obhut/service-worker.js")}");\n'


def _kept() -> dict[str, object]:
    shell = [static(name) for name in SHELL]
    pages = {language: list(_pages(language)) for language in NAMES}
    marks = [*shell, *_editions(), *(page for rows in pages.values() for page in rows)]
    return {
        "version": hashlib.sha256("\n".join(marks).encode()).hexdigest()[:DIGITS],
        "static": settings.STATIC_URL,
        "shell": shell,
        "pages": pages,
        "fallback": {language: _address("offline:without_network", language) for language in NAMES},
        "lists": {language: _address("offline:phone_list", language, "LAND") for language in NAMES},
        "words": {language: _words(language) for language in NAMES},
    }


def _pages(language: str) -> Iterator[str]:
    for name in PAGES:
        yield _address(name, language)
    for key in _sheets():
        yield _address("signs:show_sheet", language, key)


def _address(name: str, language: str, *arguments: str) -> str:
    with translation.override(language):
        return reverse(name, args=arguments)


def _words(language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            "kept": _("No network. You see this page as it was on:"),
            "whole": _("Without a network the whole page is shown, not your choice."),
        }


def _sheets() -> tuple[str, ...]:
    try:
        return tuple(in_force().mechanism.cards)
    except NothingInForce:
        return ()


def _editions() -> tuple[str, ...]:
    """The editions and the generation that the kept pages show; none before the first load."""
    try:
        return in_force().edition.digest, mark_of_editions(), active_digest()
    except NothingInForce:
        return ()
