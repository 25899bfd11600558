"""The columns of a delivery: what they are called, what belongs into them, which field they fill."""

from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.mechanism.delivered import said, times
from obhut.kernel.mechanism.delivered.said import Reads
from obhut.kernel.mechanism.delivered.words import KINDS, MINORS, Word


class Of(StrEnum):
    """What a column says something about."""

    DESK = "desk"
    POINT = "service_point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    """Ours, for ever: mappings remember it."""
    of: Of
    field: str
    """Of the row; it may be put together of several columns."""
    de: str
    en: str
    says_de: str
    says_en: str
    example_de: str
    example_en: str = ""
    others: tuple[str, ...] = ()
    """Other headings under which people write the same."""
    reads: Reads | None = None
    """None: needs to know the directory, or stands for one of ``choices``."""
    choices: tuple[Word, ...] = ()
    is_needed: bool = False
    keeps_zeros: bool = False
    """Digits that are no number: the template marks these cells as text."""


def _desk(name: str, de: str, en: str, says: tuple[str, str], **more: object) -> Column:
    return _column(Of.DESK, name, de, en, says, **more)


def _point(name: str, de: str, en: str, says: tuple[str, str], **more: object) -> Column:
    return _column(Of.POINT, name, de, en, says, **more)


def _column(of: Of, name: str, de: str, en: str, says: tuple[str, str], **more: object) -> Column:
    return Column(
        **{  # type: ignore[arg-type]  # spelled out once, in the table below
            "name": name,
            "of": of,
            "field": name,
            "de": de,
            "en": en,
            "says_de": says[0],
            "says_en": says[1],
            "example_de": "",
        }
        | more
    )


COLUMNS: tuple[Column, ...] = (
    _desk(
        "function", "Funktion", "Function",
        ("Welche Funktion des Mechanismus die Stelle besetzt, wie in der Auswahl.",
         "Which function of the mechanism the desk staffs, as in the list."),
        example_de="Jugendamt", example_en="Youth welfare office",
        others=("Aufgabe",), is_needed=True,
    ),
    _desk(
        "areas", "Gebiet", "Area",
        ("Wofür sie zuständig ist: AGS des Kreises (09564), Land (DE-BY), Name oder „PLZ 01067“. Mehrere mit Semikolon.",
         "What it serves: AGS of the Kreis (09564), Land (DE-BY), name or “postcode 01067”. A semicolon between several."),
        example_de="00000", others=("AGS", "Kreis", "Landkreis", "Zuständig für", "Gebiete", "Areas"),
        is_needed=True, keeps_zeros=True,
    ),
    _point(
        "name", "Name", "Name",
        ("Wie die Einrichtung heißt. Nur Einrichtungen, nie Personen.",
         "What the institution is called. Institutions only, never persons."),
        example_de="BEISPIEL Jugendamt Musterstadt", example_en="EXAMPLE youth office of Sampleton",
        others=("Einrichtung", "Bezeichnung", "Institution", "Organisation"), is_needed=True,
    ),
    _point(
        "name_en", "Name (englisch)", "Name (English)",
        ("Der Name auf Englisch, wo es einen gibt.", "The name in English, where there is one."),
        example_de="EXAMPLE youth office of Sampleton",
    ),
    _point(
        "kind", "Art", "Kind",
        ("Art der Einrichtung, wie in der Auswahl. Bei neuen Einträgen nötig.",
         "Kind of institution, as in the list. Needed for new entries."),
        example_de="Jugendamt", example_en="Youth welfare office", choices=KINDS,
        others=("Typ", "Type", "Einrichtungsart"),
    ),
    _point(
        "carrier", "Träger", "Run by", ("Wer sie betreibt.", "Who runs it."),
        example_de="Stadt Musterstadt", others=("Organisation/Träger", "Carrier", "Provider"),
    ),
    _point(
        "phones", "Telefon", "Telephone",
        ("Mit Vorwahl. Mehrere mit Semikolon.", "With area code. A semicolon between several."),
        example_de="0000 12345", others=("Tel", "Tel.", "Telefonnummer", "Rufnummer", "Phone", "Phones"),
        reads=said.phones_of, keeps_zeros=True,
    ),
    _desk(
        "mailbox", "Funktionspostfach", "Function mailbox",
        ("E-Mail-Adresse der Funktion, nie die einer Person: jugendamt@…, notdienst@…",
         "E-mail address of the function, never that of a person: youth-office@…, duty@…"),
        example_de="jugendamt@musterstadt.example", others=("Postfach",), reads=said.mailbox_of,
    ),
    _point(
        "emails", "E-Mail", "E-mail",
        ("Allgemeine Adressen der Einrichtung, wo es andere sind.",
         "General addresses of the institution, where they are others."),
        example_de="", others=("Email", "Mail", "Mailadresse", "E-Mails"), reads=said.mailboxes_of,
    ),
    _point(
        "web", "Website", "Website", ("Adresse im Netz.", "Address on the web."),
        example_de="https://www.musterstadt.example", others=("Internet", "Homepage", "Web", "URL"),
        reads=said.web_of,
    ),
    _point(
        "street", "Straße", "Street", ("Straße und Hausnummer.", "Street and number."),
        field="address", example_de="Musterweg 1", others=("Strasse", "Anschrift", "Adresse", "Address"),
        reads=said.line_of,
    ),
    _point(
        "postcode", "PLZ", "Postcode", ("Fünf Ziffern, auch die führende Null.", "Five digits, the leading zero too."),
        field="address", example_de="00000", others=("Postleitzahl", "ZIP"),
        reads=said.postcode_of, keeps_zeros=True,
    ),
    _point(
        "city", "Ort", "Town", ("Ort der Einrichtung.", "Town of the institution."),
        example_de="Musterstadt", others=("Stadt", "City"), reads=said.line_of,
    ),
    _point(
        "hours", "Öffnungszeiten", "Opening hours",
        ("„Mo–Do 8–16 Uhr; Fr 8–12 Uhr“, „rund um die Uhr“, „unbekannt“ oder „Text: nach Vereinbarung“.",
         "“Mon–Thu 8:00–16:00; Fri 8:00–12:00”, “around the clock”, “unknown” or “Text: by appointment”."),
        example_de="Mo–Do 8–16 Uhr; Fr 8–12 Uhr", example_en="Mon–Thu 8:00–16:00; Fri 8:00–12:00",
        others=("Zeiten", "Sprechzeiten", "Erreichbarkeit", "Hours"), reads=times.hours_of,
    ),
    _point(
        "minors", "Für Minderjährige", "Advises minors",
        ("ja, nein, unklar oder nicht angegeben.", "yes, no, unclear or not stated."),
        example_de="ja", example_en="yes", choices=MINORS, others=("Minderjährige", "Minors"),
    ),
    _point(
        "languages", "Sprachen", "Languages",
        ("In Worten: Deutsch, Englisch, mit Dolmetschern …", "In words: German, English, with interpreters …"),
        example_de="Deutsch", example_en="German", others=("Sprache",), reads=said.words_of,
    ),
    _point(
        "target_group", "Zielgruppe", "For whom", ("Für wen die Einrichtung da ist.", "Whom the institution is for."),
        example_de="Kinder und Jugendliche", example_en="children and young people", reads=said.words_of,
    ),
    _point(
        "note", "Hinweis", "Note", ("Was man vor dem Anruf wissen muss.", "What one must know before calling."),
        others=("Bemerkung", "Anmerkung", "Hinweise", "Notes"), reads=said.words_of, example_de="",
    ),
    _point(
        "source", "Quelle", "Source",
        ("Seite im Netz, auf der das steht. Leer: diese Lieferung.", "Page on the web where that stands. Empty: this delivery."),
        example_de="https://www.musterstadt.example/jugendamt", reads=said.web_of,
    ),
    _point(
        "seen", "Gesehen am", "Seen on",
        ("Tag, an dem die Quelle gelesen wurde: 24.11.2026.", "Day on which the source was read: 2026-11-24."),
        example_de="24.11.2026", example_en="2026-11-24", others=("Stand", "As of"), reads=said.day_of,
    ),
    _desk(
        "does", "Das tun wir", "We do", ("Was die Stelle tut.", "What the desk does."),
        example_de="", others=("Leistungen", "Angebot"), reads=said.words_of,
    ),
    _desk(
        "does_not", "Das tun wir nicht", "We do not",
        ("Was sie nicht tut.", "What it does not do."), example_de="", reads=said.words_of,
    ),
    _desk(
        "instead", "Stattdessen", "Instead",
        ("Wohin man sich dafür wendet.", "Whom to turn to for that."), example_de="", reads=said.words_of,
    ),
    _desk(
        "accessibility", "Zugang", "Accessibility",
        ("Wie man hineinkommt: Stufen, Aufzug, Gebärdensprache …",
         "How to get in: steps, lift, sign language …"),
        example_de="", others=("Barrierefreiheit",), reads=said.words_of,
    ),
    _desk(
        "minors_from_age", "Ab Alter", "From age", ("Ab welchem Alter, wo das begrenzt ist.", "From which age, where that is limited."),
        example_de="", others=("Mindestalter",), reads=said.whole_of,
    ),
    _desk(
        "minors_to_age", "Bis Alter", "To age", ("Bis zu welchem Alter, wo das begrenzt ist.", "Up to which age, where that is limited."),
        example_de="", others=("Höchstalter",), reads=said.whole_of,
    ),
    _desk(
        "holders", "Anzahl Personen", "Number of people",
        ("Wie viele die Stelle besetzen. Eine Zahl, nie ein Name; 0 heißt: zurzeit nicht besetzt.",
         "How many staff the desk. A number, never a name; 0 means: not staffed at present."),
        example_de="3", others=("Besetzung", "Holders"), reads=said.whole_of,
    ),
    _desk(
        "confirmed_on", "Bestätigt am", "Confirmed on",
        ("Wann die Stelle selbst diese Angaben zuletzt bestätigt hat.",
         "When the desk itself last confirmed what stands here."),
        example_de="24.11.2026", example_en="2026-11-24", reads=said.day_of,
    ),
    _desk(
        "on_call", "Rufbereitschaft", "On call", ("Schlüssel der Stelle, die außerhalb der Zeiten abnimmt.", "Key of the desk that answers outside these hours."),
        example_de="", others=("Schlüssel der Rufbereitschaft",), reads=said.key_of,
    ),
    _desk(
        "deputy", "Vertretung", "Deputy", ("Schlüssel der Stelle, die sie vertritt.", "Key of the desk that stands in for it."),
        example_de="", others=("Schlüssel der Vertretung",), reads=said.key_of,
    ),
    _desk(
        "why", "Begründung", "Reason", ("Warum diese Stelle diese Funktion hat.", "Why this desk has this function."),
        example_de="", others=("Warum", "Why"), reads=said.words_of,
    ),
    _desk(
        "key", "Schlüssel der Stelle", "Key of the desk",
        ("Nur, wo es ihn schon gibt. Leer: gefunden nach Funktion und Gebiet.",
         "Only where there is one already. Empty: found by function and area."),
        example_de="", others=("Schlüssel", "Key", "ID"), reads=said.key_of,
    ),
    _desk(
        "service_point", "Schlüssel der Einrichtung", "Key of the institution",
        ("Nur, wo mehrere Stellen zu einer Einrichtung gehören.",
         "Only where several desks belong to one institution."),
        example_de="", others=("Anlaufstelle",), reads=said.key_of,
    ),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}
NEEDED = tuple(column.name for column in COLUMNS if column.is_needed)
TEXTS = frozenset(
    {
        *("languages", "target_group", "note", "why"),
        *("does", "does_not", "instead", "accessibility"),
    }
)
"""Fields with words in two languages; a delivery says them in one."""
