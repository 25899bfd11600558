"""Contrast is computed from the colours themselves, light and dark, not judged by eye.

WCAG 2.2: letters 4.5 : 1 (1.4.3), borders that carry meaning and the mark of the focus 3 : 1 (1.4.11).
"""

import re
from functools import cache
from math import cos, radians, sin
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "obhut" / "web" / "static"
KERN = STATIC / "vendor" / "kern" / "kern.min.css"
OURS = STATIC / "obhut"
pytestmark = pytest.mark.skipif(
    not KERN.exists(), reason="foreign assets are not copied yet: npm ci"
)

LETTERS = [
    *[(ink, ground) for ink in ("text", "muted", "act") for ground in ("ground", "hued")],
    *[("text", "danger-ground"), ("muted", "danger-ground"), ("act", "danger-ground")],
    *[("on-act", "act"), ("ground", "danger")],
]
"""What is written on what: running text, asides, links; the buttons and the call to 110."""
SHAPES = [
    *[(edge, ground) for edge in ("focus", "act", "danger") for ground in ("ground", "hued")],
    *[("focus", "danger-ground"), ("danger", "danger-ground")],
]
"""The mark of the focus, and edges that say something. ``--line`` only decorates."""
DECORATES = {"line"}
OTHERS = [
    ("layout-text-default", "form-input-background", 4.5),
    ("layout-text-muted", "layout-background-default", 4.5),
    ("layout-text-default", "feedback-danger-background", 4.5),
]
"""Pairs of the form fields and alerts that KERN draws for us."""

LIGHT, DARK = "light", "dark"
SCHEME = re.compile(r"@media \(prefers-color-scheme: (dark|light)\)\{:root\{([^{}]*)\}\}")
TOKEN = re.compile(r"--(kern-color-[a-z0-9-]+):\s*([^;}]+)")


@cache
def tokens(scheme: str) -> dict[str, str]:
    """KERN's colours by name: those of every scheme, and over them those of this one."""
    text = KERN.read_text(encoding="utf-8")
    own = next(body for named, body in SCHEME.findall(text) if named == scheme)
    return dict(TOKEN.findall(text)) | dict(TOKEN.findall(own))


def ours() -> dict[str, str]:
    """Our own names and the colour of KERN behind each."""
    root = (OURS / "obhut.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z-]+): var\(--(kern-color-[a-z-]+)\);", root))


def oklch(name: str, scheme: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue, in which KERN writes its colours."""
    value = tokens(scheme)[name].strip()
    if value.startswith("var("):
        return oklch(value[4:-1].split(",")[0].strip().removeprefix("--"), scheme)
    light, chroma, hue = value.removeprefix("oklch(").removesuffix(")").split()
    return number(light), number(chroma), number(hue)


def number(said: str) -> float:
    return float(said[:-1]) / 100 if said.endswith("%") else float(said.removesuffix("deg"))


def luminance(name: str, scheme: str) -> float:
    """Of the colour on an sRGB screen. The matrices are those of CSS Color 4, section 10."""
    light, chroma, hue = oklch(name, scheme)
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: str) -> float:
    lights = sorted((luminance(one, scheme), luminance(other, scheme)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_pair_of_colours_can_be_told_apart(scheme: str) -> None:
    names = ours()
    pairs = [
        *((names[one], names[other], 4.5) for one, other in LETTERS),
        *((names[one], names[other], 3) for one, other in SHAPES),
        *((f"kern-color-{one}", f"kern-color-{other}", least) for one, other, least in OTHERS),
    ]

    measured = [(*pair, round(contrast(pair[0], pair[1], scheme), 2)) for pair in pairs]

    assert [pair for pair in measured if pair[3] < pair[2]] == []


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("kern-color-black", "kern-color-white", LIGHT) == pytest.approx(21, abs=0.01)


def test_no_colour_of_ours_is_left_out_of_the_pairs() -> None:
    judged = {colour for pair in (*LETTERS, *SHAPES) for colour in pair}

    assert set(ours()) - DECORATES == judged


def test_only_paper_has_colours_of_its_own() -> None:
    """So that the pairs above are all there are: every colour on a screen comes from a token."""
    own = {
        path.name: re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", screen(path))
        for path in OURS.glob("*.css")
        if path.name not in {"print.css", "signs-paper.css"}
    }

    assert {name: found for name, found in own.items() if found} == {}


def screen(path: Path) -> str:
    """A style sheet without what holds only on paper."""
    text, kept, at = path.read_text(encoding="utf-8"), "", 0
    for start in (found.start() for found in re.finditer(r"@media print", text)):
        end = text.find("\n}", start)
        kept, at = kept + text[at:start], end
    return kept + text[at:]
