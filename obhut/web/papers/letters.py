"""Only letters that our fonts have, and none that turn others around.

PDF/A forbids a sign without a shape, so a single stray one would cost the whole document. And a
sign that reverses what follows could turn a telephone number around on paper.
"""

import re
from collections.abc import Callable
from typing import Any

SPANS = (
    *((0x20, 0x7E), (0xA0, 0x2FF), (0x391, 0x3A1), (0x3A3, 0x484), (0x48A, 0x52F)),
    *((0x5D0, 0x5EA), (0x621, 0x63A), (0x640, 0x64A), (0x660, 0x66D), (0x1E00, 0x1EFF)),
    *((0x2010, 0x2015), (0x2018, 0x2027), (0x202F, 0x203A), (0x20A0, 0x20BF)),
    *((0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF)),
)
KNOWN = frozenset(chr(code) for first, last in SPANS for code in range(first, last + 1)) | {"\n"}
UNKNOWN = "□"
SILENT = frozenset("\u200b\u200c\u200d\u200e\u200f\ufeff") | frozenset(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070))
)
"""Signs without a shape: joiners, and those that change the direction of writing."""


UNSAID = dict.fromkeys(map(ord, SILENT))
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no XML can hold."""


def legible(value: Any) -> Any:
    """The same value; in every text of it an unknown sign is a box and a silent one is left out."""
    return _everywhere(value, lambda text: "".join(_shown(sign) for sign in text))


def writable(value: Any) -> Any:
    """The same value for a Word file, which brings no fonts: only silent signs are left out."""
    return _everywhere(value, _written)


def _everywhere(value: Any, spell: Callable[[str], str]) -> Any:
    match value:
        case str():
            return spell(value)
        case dict():
            return {key: _everywhere(inner, spell) for key, inner in value.items()}
        case list() | tuple():
            return [_everywhere(inner, spell) for inner in value]
        case _:
            return value


def _written(text: str) -> str:
    return UNWRITABLE.sub(UNKNOWN, text.translate(UNSAID))


def _shown(sign: str) -> str:
    if sign in KNOWN:
        return sign
    if sign in SILENT:
        return ""
    return " " if sign.isspace() else UNKNOWN
