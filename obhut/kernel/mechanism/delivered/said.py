"""What one cell says: from the many ways people write it to the one way a row has it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from obhut.kernel.mechanism.delivered.tables import CellKind, SheetCell

SEVERAL = re.compile(r"[;\n]|,(?!\d)")
"""Between several values. A comma inside a number is none."""
MAILBOX = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
PHONE = re.compile(r"\+?[0-9(][0-9 ()/.\-\u2010-\u2013]*[0-9]")
SHORTEST_WITH_PREFIX = 7
"""So many digits without a leading zero are no short number such as 110 or 116 111."""
COUNTRY = "49"
GERMAN_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY, DAYS_COUNTED = date(1899, 12, 30), range(20_000, 80_000)
"""Spreadsheets count days from here."""
YES = frozenset({"ja", "yes", "x", "wahr", "true", "j", "y"})
NO = frozenset({"nein", "no", "falsch", "false", "n"})


class Wrong(ValueError):
    """A cell that cannot be understood: why, and what would be right."""

    def __init__(self, de: str, en: str, right: str = "") -> None:
        super().__init__(en)
        self.de, self.en, self.right = de, en, right


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell says; with a note where it was read otherwise than it stands there."""

    value: Any
    de: str = ""
    en: str = ""


Reads = Callable[[SheetCell], Understood]


def line_of(cell: SheetCell) -> Understood:
    return Understood(" ".join(cell.text.split()))


def words_of(cell: SheetCell) -> Understood:
    """Words on one or several lines."""
    lines = (" ".join(line.split()) for line in cell.text.strip().splitlines())
    return Understood("\n".join(lines))


def values_of(cell: SheetCell) -> Iterator[str]:
    """Several values in one cell."""
    return filter(None, (" ".join(part.split()) for part in SEVERAL.split(cell.text)))


def _check_says_anything(found: list[str], cell: SheetCell) -> None:
    """Nothing but what stands between values is no value, and takes nothing away."""
    if not found:
        raise Wrong(
            f"„{shown(cell.text)}“ sagt nichts. Bitte leeren, oder mit einem Strich (-) herausnehmen.",
            f'"{shown(cell.text)}" says nothing. Please empty it, or take it away with a hyphen (-).',
        )


def mailboxes_of(cell: SheetCell) -> Understood:
    found = [each.removeprefix("mailto:") for each in re.split(r"[;,\s]+", cell.text) if each]
    _check_says_anything(found, cell)
    for each in found:
        if not MAILBOX.fullmatch(each):
            raise Wrong(
                f"„{shown(each)}“ ist keine E-Mail-Adresse. Erwartet wird: stelle@ort.example.",
                f'"{shown(each)}" is no e-mail address. Expected: desk@place.example.',
            )
    return Understood(found)


def mailbox_of(cell: SheetCell) -> Understood:
    """One of them."""
    found = mailboxes_of(cell).value
    if len(found) > 1:
        raise Wrong(
            "Hier steht mehr als eine Adresse. Erwartet wird das eine Postfach der Funktion.",
            "Here stands more than one address. The one mailbox of the function is expected.",
            right=found[0],
        )
    return Understood(found[0])


def phones_of(cell: SheetCell) -> Understood:
    """Telephone numbers. A number of a spreadsheet has lost its leading zero."""
    found, restored = [], []
    _check_says_anything(list(values_of(cell)), cell)
    for each in values_of(cell):
        digits = re.sub(r"\D", "", each)
        if not PHONE.fullmatch(each):
            raise Wrong(
                f"„{shown(each)}“ ist keine Telefonnummer. Erwartet werden Ziffern; mehrere Nummern "
                "trennt ein Semikolon.",
                f'"{shown(each)}" is no telephone number. Digits are expected; a semicolon stands '
                "between several numbers.",
            )
        if each[0] in "+0(" or len(digits) < SHORTEST_WITH_PREFIX:
            found.append(each)
            continue
        if digits.startswith(COUNTRY):
            raise Wrong(
                f"Der Nummer {shown(each)} fehlt der Anfang: +{COUNTRY} oder 0? Die Tabelle hat ihn "
                "vermutlich gestrichen.",
                f"The number {shown(each)} lacks its beginning: +{COUNTRY} or 0? The spreadsheet has "
                "probably dropped it.",
                right=f"+{each}",
            )
        found.append(f"0{each}")
        restored.append(f"0{each}")
    if restored:
        listed = ", ".join(restored)
        return Understood(
            found,
            f"Die Tabelle hat die führende Null gestrichen; gelesen wird {listed}.",
            f"The spreadsheet has dropped the leading zero; read as {listed}.",
        )
    return Understood(found)


def day_of(cell: SheetCell) -> Understood:
    written = cell.text.strip()
    german = GERMAN_DAY.fullmatch(written)
    try:
        if german:
            day, month, year = map(int, german.groups())
            return Understood(date(year, month, day).isoformat())
        if DAY.fullmatch(written[:10]) and cell.kind is CellKind.DAY:
            return Understood(date.fromisoformat(written[:10]).isoformat())
        if DAY.fullmatch(written):
            return Understood(date.fromisoformat(written).isoformat())
    except ValueError:
        pass
    meant = ""
    if cell.kind is CellKind.NUMBER and written.isdigit() and int(written) in DAYS_COUNTED:
        meant = (FIRST_DAY + timedelta(days=int(written))).isoformat()
    raise Wrong(
        f"„{shown(written)}“ ist kein Tag. Erwartet wird: 24.11.2026 oder 2026-11-24.",
        f'"{shown(written)}" is no day. Expected: 2026-11-24 or 24.11.2026.',
        right=meant,
    )


def whole_of(cell: SheetCell) -> Understood:
    written = cell.text.strip()
    if not re.fullmatch(r"[0-9]{1,6}", written):
        raise Wrong(
            f"„{shown(written)}“ ist keine ganze Zahl. Erwartet wird zum Beispiel: 14.",
            f'"{shown(written)}" is no whole number. Expected is, for example: 14.',
        )
    return Understood(int(written))


def truth_of(cell: SheetCell) -> Understood:
    written = cell.text.strip().casefold()
    if written in YES | NO:
        return Understood(written in YES)
    raise Wrong(
        f"„{shown(cell.text)}“ passt hier nicht. Möglich: ja, nein.",
        f'"{shown(cell.text)}" does not fit here. Possible: yes, no.',
    )


def key_of(cell: SheetCell) -> Understood:
    """A key; one written with capitals or spaces is not guessed, but offered."""
    written = cell.text.strip()
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", written):
        return Understood(written)
    raise Wrong(
        f"„{shown(written)}“ ist kein Schlüssel. Erwartet werden kleine Buchstaben ohne Umlaute, "
        "Ziffern und Bindestriche.",
        f'"{shown(written)}" is no key. Small letters without accents, digits and hyphens are '
        "expected.",
        right=as_key(written),
    )


def as_key(text: str) -> str:
    """Something like it that could be a key; empty where nothing is left."""
    plain = text.casefold()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(sign, letters)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def postcode_of(cell: SheetCell) -> Understood:
    """Five digits; four where a spreadsheet has dropped the zero of Saxony and its neighbours."""
    written = cell.text.strip()
    if re.fullmatch(r"[0-9]{5}", written) and written >= "01000":
        return Understood(written)
    if re.fullmatch(r"[1-9][0-9]{3}", written):
        return Understood(
            f"0{written}",
            f"Die Tabelle hat die führende Null gestrichen; gelesen wird 0{written}.",
            f"The spreadsheet has dropped the leading zero; read as 0{written}.",
        )
    raise Wrong(
        f"„{shown(written)}“ ist keine Postleitzahl. Erwartet werden fünf Ziffern, auch die "
        "führende Null.",
        f'"{shown(written)}" is no postcode. Five digits are expected, the leading zero too.',
    )


def web_of(cell: SheetCell) -> Understood:
    """An address on the web; one without its beginning gets the safe one."""
    written = "".join(cell.text.split())
    if re.fullmatch(r"https?://[^\s/?#@]+\.[^\s@]+", written, re.IGNORECASE):
        return Understood(written)
    if " " not in cell.text.strip() and re.fullmatch(
        r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", written.casefold()
    ):
        return Understood(
            f"https://{written}",
            f"Gelesen wird https://{written}.",
            f"Read as https://{written}.",
        )
    raise Wrong(
        f"„{shown(cell.text)}“ ist keine Adresse im Netz. Erwartet wird: https://www.ort.example.",
        f'"{shown(cell.text)}" is no address on the web. Expected: https://www.place.example.',
    )


def shown(text: str) -> str:
    longest = 60
    return text if len(text) <= longest else f"{text[:longest]} …"
