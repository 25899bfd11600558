"""Which fonts a browser would fetch is told from the letters of the page."""

from bench.sizes import code_points, fonts_for

STYLE = """
@font-face { font-family: Fira; src: url("latin.woff2"); unicode-range: U+0000-00FF, U+20AC; }
@font-face { font-family: Fira; src: url('latin-ext.woff2'); unicode-range: U+0100-02BA; }
@font-face { font-family: Bold; src: url(../bold.woff2) }
"""


def test_a_font_is_fetched_only_for_its_letters() -> None:
    german, polish = (
        sorted(fonts_for(text, STYLE, "/static/fonts/fonts.css")) for text in ("Straße", "Łódź")
    )

    assert german == ["/static/bold.woff2", "/static/fonts/latin.woff2"]
    assert polish == [
        "/static/bold.woff2",
        "/static/fonts/latin-ext.woff2",
        "/static/fonts/latin.woff2",
    ]


def test_a_range_of_letters_has_both_its_ends() -> None:
    assert list(code_points("U+41-43, U+131")) == [0x41, 0x42, 0x43, 0x131]
