"""How wide words are, so that they stay inside their boxes. Nothing is asked of a screen."""

WIDTHS = {
    0.25: " !',.:;|¡·’",
    0.3: "IijlÌÍÎÏìíîï",
    0.35: "()J[]`{}´¸",
    0.4: "frt¦¯²³¹",
    0.45: '"*-¨„“”',
    0.5: "17?Fcsz¢ªº¿ç",
    0.55: "#$+/235<=>ELTZ\\_agkvxy~£§¬°±ÈÉÊË×àáâãäå÷ýÿ–",
    0.65: "BDGKR«®»ß",
    0.7: "HNOQUÐÑÒÓÔÕÖØÙÚÛÜ",
    0.75: "w…",
    0.8: "&M¶",
    0.85: "WmÆ©",
    0.9: "%æ",
    1.05: "@¼½¾",
}
"""Of the bold letters of Fira Sans, in parts of their size, rounded up; others lie close to it."""
ONE_BY_ONE = {sign: width for width, signs in WIDTHS.items() for sign in signs}
USUAL, WIDEST = 0.6, 1.05
LAST_OF_LATIN = 0x24F
MAY_BREAK_AFTER = "-/"


def width_of(text: str, size: float) -> float:
    return size * sum(_width(sign) for sign in text)


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """The words on lines of this width. A word that is longer than a line is broken."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size):
        joined = f"{line}{word}"
        if line and width_of(joined.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = word
        else:
            line = joined
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str, width: float, size: float) -> list[str]:
    """Words with the space behind them, and parts of words where a line may end in between."""
    pieces: list[str] = []
    for word in text.split():
        part = ""
        for sign in word:
            if part and width_of(f"{part}{sign}-", size) > width:
                pieces.append(f"{part}-")
                part = ""
            part += sign
            if sign in MAY_BREAK_AFTER:
                pieces.append(part)
                part = ""
        pieces.append(f"{part} ")
    return pieces


def _width(sign: str) -> float:
    known = ONE_BY_ONE.get(sign)
    if known is not None:
        return known
    return USUAL if ord(sign) <= LAST_OF_LATIN else WIDEST
