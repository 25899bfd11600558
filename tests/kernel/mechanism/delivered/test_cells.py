"""What people write into a cell, and what a row makes of it."""

import pytest

from obhut.kernel.mechanism.delivered.areas import NamedAreas, areas_of, named_areas
from obhut.kernel.mechanism.delivered.said import (
    Reads,
    Wrong,
    day_of,
    key_of,
    mailbox_of,
    mailboxes_of,
    phones_of,
    postcode_of,
    truth_of,
    web_of,
    whole_of,
)
from obhut.kernel.mechanism.delivered.tables import CellKind, SheetCell, letters_of
from obhut.kernel.mechanism.delivered.times import hours_of

NUMBER = CellKind.NUMBER
OFFICE_DAYS = ["mo", "tu", "we", "th", "fr"]


@pytest.fixture(scope="module")
def named() -> NamedAreas:
    return named_areas(
        laender={
            "DE-BE": ("Berlin", "Berlin"),
            "DE-BY": ("Bayern", "Bavaria"),
            "DE-HH": ("Hamburg", "Hamburg"),
        },
        kreise={
            "01001": "Flensburg",
            "02000": "Hamburg",
            "03353": "Harburg",
            "09563": "Fürth (Stadt)",
            "09573": "Fürth (Landkreis)",
            "09564": "Nürnberg",
        },
        bezirke={"01": "Mitte", "DE-HH-02": "Altona", "DE-HH-07": "Harburg"},
    )


@pytest.mark.parametrize(
    ("reads", "cell", "value"),
    [
        (phones_of, SheetCell("0911 231-0; 116 111"), ["0911 231-0", "116 111"]),
        (phones_of, SheetCell("+49 911 231/0\n110"), ["+49 911 231/0", "110"]),
        (phones_of, SheetCell("(0911) 2310"), ["(0911) 2310"]),
        (mailboxes_of, SheetCell("mailto:amt@ort.example, not@ort.example"), ["amt@ort.example", "not@ort.example"]),
        (day_of, SheetCell("24.11.2026"), "2026-11-24"),
        (day_of, SheetCell("1. 2. 2026"), "2026-02-01"),
        (day_of, SheetCell("2026-11-24", CellKind.DAY), "2026-11-24"),
        (whole_of, SheetCell("14", NUMBER), 14),
        (truth_of, SheetCell("Ja"), True),
        (truth_of, SheetCell("nein", CellKind.TRUTH), False),
        (key_of, SheetCell("office-2"), "office-2"),
        (postcode_of, SheetCell("90402"), "90402"),
        (web_of, SheetCell("www.ort.example/amt"), "https://www.ort.example/amt"),
        (web_of, SheetCell("http://ort.example"), "http://ort.example"),
        (hours_of, SheetCell("rund um die Uhr"), {"state": "always", "holidays": "open"}),
        (hours_of, SheetCell("unbekannt"), {"state": "not_seen"}),
        (
            hours_of,
            SheetCell("Text: nach Vereinbarung"),
            {"state": "text_only", "text": {"de": "nach Vereinbarung", "en": "nach Vereinbarung"}},
        ),
        (
            hours_of,
            SheetCell("Mo - Fr: 8.00 bis 16.30 Uhr"),
            {
                "state": "weekly",
                "weekly": [{"days": OFFICE_DAYS, "from": "08:00", "to": "16:30"}],
                "text": {"de": "Mo–Fr 08:00–16:30", "en": "Mon–Fri 08:00–16:30"},
            },
        ),
        (
            hours_of,
            SheetCell("Mo, Mi 8–12 und 13–16 Uhr; samstags 22–6 Uhr; feiertags geschlossen"),
            {
                "state": "weekly",
                "holidays": "closed",
                "weekly": [
                    {"days": ["mo", "we"], "from": "08:00", "to": "12:00"},
                    {"days": ["mo", "we"], "from": "13:00", "to": "16:00"},
                    {"days": ["sa"], "from": "22:00", "to": "06:00"},
                ],
                "text": {
                    "de": "Mo, Mi 08:00–12:00, 13:00–16:00; Sa 22:00–06:00",
                    "en": "Mon, Wed 08:00–12:00, 13:00–16:00; Sat 22:00–06:00",
                },
            },
        ),
        (
            hours_of,
            SheetCell("Mon–Thu 8:00–16:00"),
            {
                "state": "weekly",
                "weekly": [{"days": OFFICE_DAYS[:4], "from": "08:00", "to": "16:00"}],
                "text": {"de": "Mo–Do 08:00–16:00", "en": "Mon–Thu 08:00–16:00"},
            },
        ),
    ],
)  # fmt: skip
def test_ways_of_writing_are_understood(reads: Reads, cell: SheetCell, value: object) -> None:
    assert reads(cell).value == value


@pytest.mark.parametrize(
    ("reads", "cell", "right"),
    [
        (phones_of, SheetCell("siehe Website"), ""),
        (phones_of, SheetCell("499112310", NUMBER), "+499112310"),
        (mailboxes_of, SheetCell("jugendamt(at)ort.example"), ""),
        (mailbox_of, SheetCell(";;;;"), ""),
        (mailbox_of, SheetCell("a@ort.example; b@ort.example"), "a@ort.example"),
        (mailboxes_of, SheetCell(";;;;"), ""),
        (mailbox_of, SheetCell(" , "), ""),
        (phones_of, SheetCell(";"), ""),
        (day_of, SheetCell("31.2.2026"), ""),
        (day_of, SheetCell("11/24/2026"), ""),
        (day_of, SheetCell("46350", NUMBER), "2026-11-24"),
        (whole_of, SheetCell("14 Jahre"), ""),
        (truth_of, SheetCell("vielleicht"), ""),
        (key_of, SheetCell("Jugendamt Fürth"), "jugendamt-fuerth"),
        (postcode_of, SheetCell("D-90402"), ""),
        (web_of, SheetCell("javascript:alert(1)"), ""),
        (web_of, SheetCell("siehe oben"), ""),
        (hours_of, SheetCell("vormittags"), ""),
        (hours_of, SheetCell("Fr–Mo 8–16"), ""),
        (hours_of, SheetCell("Mo 8–25 Uhr"), ""),
    ],
)
def test_what_cannot_be_understood_is_told_never_guessed(
    reads: Reads, cell: SheetCell, right: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        reads(cell)

    assert wrong.value.right == right
    assert wrong.value.de != wrong.value.en


def test_zeros_that_a_spreadsheet_swallowed_come_back_and_are_told(named: NamedAreas) -> None:
    read = {
        "phone": phones_of(SheetCell("9112310", NUMBER)),
        "postcode": postcode_of(SheetCell("1067", NUMBER)),
        "kreis": areas_of(SheetCell("9564", NUMBER), named),
        "gemeinde": areas_of(SheetCell("1001000", NUMBER), named),
        "none lost": areas_of(SheetCell("09564"), named),
    }

    assert {name: (each.value, each.en) for name, each in read.items()} == {
        "phone": (["09112310"], "The spreadsheet has dropped the leading zero; read as 09112310."),
        "postcode": ("01067", "The spreadsheet has dropped the leading zero; read as 01067."),
        "kreis": (
            [{"level": "kreis", "key": "09564"}],
            "The spreadsheet has dropped the leading zero; read as 09564 (Nürnberg).",
        ),
        "gemeinde": (
            [{"level": "gemeinde", "key": "01001000"}],
            "The spreadsheet has dropped the leading zero; read as 01001000.",
        ),
        "none lost": ([{"level": "kreis", "key": "09564"}], ""),
    }


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("bundesweit", "federation:DE"),
        ("de-by", "land:DE-BY"),
        ("Freistaat Bayern", "land:DE-BY"),
        ("Bavaria", "land:DE-BY"),
        ("Hamburg", "land:DE-HH"),
        ("Stadt Hamburg", "kreis:02000"),
        ("NUERNBERG", "kreis:09564"),
        ("Stadt Fürth", "kreis:09563"),
        ("Landkreis Fürth", "kreis:09573"),
        ("Berlin-Mitte", "bezirk:01"),
        ("DE-BE-04", "bezirk:04"),
        ("Altona", "bezirk:DE-HH-02"),
        ("Hamburg-Altona", "bezirk:DE-HH-02"),
        ("de-hh-03", "bezirk:DE-HH-03"),
        ("Bezirk Harburg", "bezirk:DE-HH-07"),
        ("Landkreis Harburg", "kreis:03353"),
        ("PLZ 90402", "postcode:90402"),
    ],
)
def test_an_area_is_found_by_key_and_by_name(named: NamedAreas, written: str, area: str) -> None:
    found = areas_of(SheetCell(written), named).value

    assert [f"{each['level']}:{each['key']}" for each in found] == [area]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("Fürth", "Please enter the key: 09563 (Fürth (Stadt)), 09573 (Fürth (Landkreis))."),
        ("09565", "Similar are: 09563 (Fürth (Stadt)), 09564 (Nürnberg)."),
        ("Musterstadt", 'There is no area "Musterstadt".'),
        ("123", "There is no key 123."),
        ("Harburg", "Please enter the key: 03353 (Harburg), DE-HH-07."),
    ],
)
def test_an_area_that_is_not_certain_is_asked_for(
    named: NamedAreas, written: str, says: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        areas_of(SheetCell(written), named)

    assert says in wrong.value.en


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [letters_of(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
