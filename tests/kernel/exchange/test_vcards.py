"""A vCard is one of RFC 6350, of an organisation, whatever stands in the entry."""

import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.exchange.vcards import VCard, write_vcards

ID = UUID("ac148810-d857-441c-9679-408f346de14b")
LINE = re.compile(r'(?P<name>[A-Z]+)(?P<parameters>(;[A-Z]+=("[^"]*"|[^";:,]+))*):(?P<value>.*)')
CARD = VCard(
    id=ID,
    name="Jugendamt; Insel, Nord",
    organisation="Lummerland",
    phones=("0000 1",),
    emails=("amt@insel.example",),
    web="https://insel.example",
    address='Turm 1 "Nord"\n10785 Insel',
    categories=("Jugendamt", "Bayern"),
    notes=("Mo–Fr\\8", "Gesehen"),
    source="https://insel.example/quelle",
)


def text_of(card: VCard) -> str:
    return "".join(write_vcards([card]))


def properties(text: str) -> list[tuple[str, str]]:
    """As RFC 6350 reads them: unfold, then one property a line."""
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    found = [LINE.fullmatch(line) for line in lines]
    assert None not in found
    return [(each["name"], each["value"]) for each in found if each]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


def test_a_card_says_what_the_entry_says() -> None:
    assert properties(text_of(CARD)) == [
        ("BEGIN", "VCARD"),
        ("VERSION", "4.0"),
        ("KIND", "org"),
        ("UID", f"urn:uuid:{ID}"),
        ("FN", "Jugendamt\\; Insel\\, Nord"),
        ("ORG", "Lummerland"),
        ("TEL", "0000 1"),
        ("EMAIL", "amt@insel.example"),
        ("URL", "https://insel.example"),
        ("ADR", ";;;;;;"),
        ("CATEGORIES", "Jugendamt,Bayern"),
        ("NOTE", "Mo–Fr\\\\8\\nGesehen"),
        ("SOURCE", "https://insel.example/quelle"),
        ("END", "VCARD"),
    ]
    assert "ADR;LABEL=\"Turm 1 ^'Nord^'^n10785 Insel\":" in text_of(CARD)


def test_what_is_not_known_is_not_said() -> None:
    bare = VCard(id=ID, name="Insel", organisation="Insel")

    assert [name for name, _ in properties(text_of(bare))] == [
        *("BEGIN", "VERSION", "KIND", "UID", "FN", "ORG", "END")
    ]


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_no_entry_can_add_a_line_of_its_own(name: str, address: str, web: str) -> None:
    card = VCard(id=ID, name=name, organisation="Insel", address=address, web=web, notes=(name,))
    text = text_of(card)

    told = dict(properties(text))
    assert set(told) <= {
        *("BEGIN", "VERSION", "KIND", "UID", "FN", "ORG", "ADR", "URL", "NOTE", "END")
    }
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", name))
    assert unescaped(told["FN"]) == kept
