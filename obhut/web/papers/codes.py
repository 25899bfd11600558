"""QR codes of our own pages: from paper back to what holds today."""

import io

import segno
from django.urls import Resolver404, resolve
from django.utils import translation

from obhut.kernel.refusals import Fault, Faulty
from obhut.web.language import language_of

LONGEST = 1_200
"""So long an address still gives a code that a telephone reads from paper."""


def code_of(address: str) -> str:
    """The QR code as SVG: black on white, with the quiet margin around it."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=4, light="white", xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()


def check_own_page(path: str) -> None:
    """Raises Faulty unless this is the path of a page of ours, with its query."""
    bare = path.partition("?")[0]
    if not path.startswith("/") or path.startswith("//") or len(path) > LONGEST:
        raise Faulty((_strange(path),))
    if "\\" in path or not path.isprintable():
        raise Faulty((_strange(path),))
    try:
        with translation.override(language_of(bare)):
            resolve(bare)
    except Resolver404:
        raise Faulty((_strange(path),)) from None


def _strange(path: str) -> Fault:
    shown = path[:40]
    return Fault(
        where="query",
        field="for",
        de=f"„{shown}“ ist keine Seite von Obhut. Richtig wäre zum Beispiel: /plan/.",
        en=f'"{shown}" is no page of Obhut. Right would be, for example: /plan/.',
    )
