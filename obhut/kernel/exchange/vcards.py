"""Entries as vCards 4.0 (RFC 6350): of organisations, never of a person."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

END = "\r\n"
LONGEST_LINE = 75
"""In octets, without the end of the line (RFC 6350, 3.2)."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VCard:
    """What a card says of an organisation. What is empty is not said."""

    id: UUID
    name: str
    organisation: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    web: str = ""
    address: str = ""
    categories: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""


def write_vcards(cards: Iterable[VCard]) -> Iterator[str]:
    """Each card with its line ends; folded as mail programs expect it."""
    for card in cards:
        yield "".join(f"{_folded(line)}{END}" for line in _lines(card))


def _lines(card: VCard) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"UID:urn:uuid:{card.id}")
    yield f"FN:{_text(card.name)}"
    yield f"ORG:{_text(card.organisation)}"
    yield from (f"TEL;VALUE=text;TYPE=voice:{_text(phone)}" for phone in card.phones)
    yield from (f"EMAIL:{_text(email)}" for email in card.emails)
    if card.web:
        yield f"URL:{_address(card.web)}"
    if card.address:
        yield f"ADR;LABEL={_parameter(card.address)}:;;;;;;"
    if card.categories:
        yield f"CATEGORIES:{','.join(map(_text, card.categories))}"
    if card.notes:
        yield f"NOTE:{_text(chr(10).join(card.notes))}"
    if card.source:
        yield f"SOURCE:{_address(card.source)}"
    yield "END:VCARD"


def _text(said: str) -> str:
    plain = said.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub("", plain).translate(ESCAPED)


def _address(said: str) -> str:
    """A URI on one line: nothing in it may begin another property."""
    return re.sub(r"\s", "", CONTROL.sub("", said))


def _parameter(said: str) -> str:
    """A quoted value of a parameter; its own signs are said as RFC 6868 has it."""
    plain = CONTROL.sub("", said).replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{plain}"'


def _folded(line: str) -> str:
    """No line longer than 75 octets, and never cut inside a letter."""
    lines, room = [""], LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            lines.append(" ")
            room = LONGEST_LINE - 1
        lines[-1] += letter
        room -= size
    return END.join(lines)
