"""Which service points say that they advise in sign language."""

from dataclasses import dataclass

from obhut.directory.queries.desks import service_points_in_force
from obhut.web.finder import words

SIGN_LANGUAGE = "Gebärdensprache"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningLine:
    name: str
    languages: str
    web: str


def signing_lines() -> tuple[SigningLine, ...]:
    """Those whose own list of languages names it; the others may still offer it."""
    return tuple(
        SigningLine(
            name=point.name_en if point.name_en and words.in_english() else point.name,
            languages=words.said(point.languages),
            web=point.web or "",
        )
        for point in service_points_in_force()
        if point.languages and SIGN_LANGUAGE in point.languages.de
    )
