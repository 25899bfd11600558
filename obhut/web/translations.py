"""German out of English: extract what is said, see what is missing, compile what is there.

``python -m obhut.web.translations extract`` brings the German catalogue up to date and lists what
still needs a German sentence; ``compile`` writes the file that Django reads. Only the catalogue
(``.po``) is committed.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parent
PO = WEB / "locale" / "de" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")

LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(
    rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL
)
KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PAGES = [("**.py", "python"), ("templates/**.html", "obhut.web.translations:extract_template")]
REFUSALS = [("*/policies.py", "python"), ("*/actions/**.py", "python")]
Found = tuple[int, str, str | tuple[str, ...], list[str]]


def extract_template(
    fileobj: BinaryIO,
    _keywords: object,
    _comment_tags: object,
    options: object,  # noqa: ARG001 -- Babel hands it over by name
) -> Iterator[Found]:
    """Babel's door for Django templates: the sentences of one file, with their lines."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 -- only to extract

    calls = templatize(fileobj.read().decode())
    for call in CALL.finditer(calls):
        line = calls.count("\n", 0, call.start()) + 1
        sentences = tuple(ast.literal_eval(text) for text in re.findall(LITERAL, call[2]))
        yield line, call[1], sentences if len(sentences) > 1 else sentences[0], []


def spoken() -> Catalog:
    """Every sentence that the pages say, and with which the rooms refuse, in English."""
    catalogue = Catalog()
    found = [
        *extract_from_dir(WEB, method_map=PAGES, options_map={}, keywords=KEYWORDS),
        *extract_from_dir(WEB.parent, method_map=REFUSALS, options_map={}, keywords=KEYWORDS),
    ]
    for filename, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        catalogue.add(message, None, [(filename, 0)], auto_comments=comments, context=context)
    return catalogue


def german() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="de", domain="django")


def missing() -> list[str]:
    """The sentences that have no certain German."""
    catalogue = german()
    return [
        _first(message.id)
        for message in spoken()
        if message.id and not _said(catalogue, message.id, message.context)
    ]


def _said(catalogue: Catalog, sentence: str | Sequence[str], context: str | None) -> bool:
    known = catalogue.get(_first(sentence), context)
    if known is None or known.fuzzy:
        return False
    return all(known.string) if isinstance(known.string, tuple | list) else bool(known.string)


def _first(sentence: str | Sequence[str]) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


def extract() -> list[str]:
    """Bring the German catalogue up to date and return what is missing in it."""
    catalogue = german()
    catalogue.update(spoken(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalogue, width=98, sort_by_file=True, include_lineno=False)
    lines = text.getvalue().decode().splitlines(keepends=True)
    PO.write_text("".join(line for line in lines if not line.startswith(DATED)), encoding="utf-8")
    return missing()


DATED = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Last-Translator',
    '"Language-Team',
    '"Report-Msgid-Bugs-To',
)  # what no two runs write alike, and whom it does not name


def is_stale() -> bool:
    return not MO.exists() or MO.stat().st_mtime < PO.stat().st_mtime


def compile_if_stale() -> bool:
    """Write the compiled catalogue where it is missing or old. True if it was written."""
    if not is_stale():
        return False
    text = io.BytesIO()
    write_mo(text, german())
    MO.write_bytes(text.getvalue())
    return True


def main(words: Sequence[str]) -> int:
    match list(words):
        case ["extract"]:
            left = extract()
            sys.stdout.write("".join(f"no German: {sentence}\n" for sentence in left))
            return 1 if left else 0
        case ["compile"]:
            compile_if_stale()
            return 0
        case _:
            sys.stderr.write("Usage: python -m obhut.web.translations extract | compile\n")
            return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
