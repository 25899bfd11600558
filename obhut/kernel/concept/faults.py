"""From a typed refusal to a sentence: which file, which node, which field, what was expected."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from obhut.kernel.concept.notation import Document
from obhut.kernel.concept.texts import MAILBOX
from obhut.kernel.refusals import Fault

SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("Das Feld fehlt. Es ist Pflicht.", "The field is missing. It is required."),
    "extra_forbidden": (
        "Dieses Feld gibt es hier nicht. Bitte Schreibweise prüfen.",
        "There is no such field here. Please check its spelling.",
    ),
    "string_type": ("Erwartet wird Text.", "Text is expected."),
    "string_too_short": ("Der Text darf nicht leer sein.", "The text must not be empty."),
    "bool_parsing": ("Erwartet wird true oder false.", "true or false is expected."),
    "bool_type": ("Erwartet wird true oder false.", "true or false is expected."),
    "int_parsing": ("Erwartet wird eine ganze Zahl.", "A whole number is expected."),
    "int_type": ("Erwartet wird eine ganze Zahl.", "A whole number is expected."),
    "list_type": ("Erwartet wird eine Liste.", "A list is expected."),
    "uuid_parsing": ("Erwartet wird eine UUID.", "A UUID is expected."),
    "model_type": (
        "Erwartet werden Felder, nicht ein einzelner Wert.",
        "Fields are expected, not a single value.",
    ),
    "date_parsing": (
        "Erwartet wird ein Tag, den es gibt, wie 2026-11-24.",
        "A day that exists is expected, such as 2026-11-24.",
    ),
    "weekly_hours": (
        "Zeiten gehören zu weekly, und weekly braucht Zeiten. Nicht gesehen heißt: not_seen.",
        "Hours belong to weekly, and weekly needs hours. Not seen is written: not_seen.",
    ),
    "personal_mailbox": (
        "Das ist wohl das Postfach einer Person. Gebraucht wird das der Funktion, wie kinderschutz@….",
        "This seems to be a person's mailbox. The function's is needed, such as kinderschutz@….",
    ),
    "mailbox": (
        "Das ist keine Mailadresse. Erwartet wird eine wie kinderschutz@kreis.example.",
        "This is no mail address. One such as child-protection@kreis.example is expected.",
    ),
    "test_call": (
        "Erreicht braucht Minuten; sonst zählt, wie oft hintereinander niemand erreicht wurde.",
        "Reached needs minutes; otherwise it counts how often in a row nobody was reached.",
    ),
    "official_districts": (
        "Deutschland hat 16 Länder und 400 Kreise; hier stehen andere Zahlen. Bitte vollständig angeben.",
        "Germany has 16 Länder and 400 Kreise; the numbers here are others. Please give all of them.",
    ),
    "protected_address": (
        "Ein Schutzort hat hier keine Anschrift: Niemand darf ihn finden. Bitte die Zeile löschen.",
        "A protected place has no address here: nobody may find it. Please delete the line.",
    ),
    "protected_place_told": (
        "Straße mit Hausnummer oder Punkt auf der Karte: So ließe sich der Schutzort finden. Bitte weglassen.",
        "A street with its number, or a point on the map, leads to the protected place. Leave it out.",
    ),
    "greater_than_equal": (
        "Erwartet wird eine Zahl ab {ge}.",
        "A number from {ge} on is expected.",
    ),
    "less_than_equal": (
        "Erwartet wird eine Zahl bis {le}.",
        "A number up to {le} is expected.",
    ),
    "too_short": (
        "Zu wenige Einträge: {actual_length}. Mindestens nötig: {min_length}.",
        "Too few entries: {actual_length}. Needed at least: {min_length}.",
    ),
    "too_long": (
        "Die Liste hat mehr als {max_length} Einträge.",
        "The list has more than {max_length} entries.",
    ),
    "string_too_long": (
        "Der Text hat mehr als {max_length} Zeichen.",
        "The text has more than {max_length} characters.",
    ),
}


NEVER_REPEATED = frozenset({"protected_address", "protected_place_told"})
"""What was written must not be spread further by the refusal."""
NOTHING_TO_REPEAT = frozenset({"missing", "string_too_short", "too_short"})
"""What was written is nothing, or the sentence says how little."""


def faults_of(
    error: ValidationError, document: Document, *, at: tuple[str | int, ...], of: str
) -> Iterator[Fault]:
    """Every fault of a refused value. ``of`` names the node or row it belongs to."""
    for detail in error.errors(include_url=False):
        path = _known(document, at, detail["loc"])
        de, en = _sentence(detail)
        given = (
            "" if detail["type"] in NEVER_REPEATED | NOTHING_TO_REPEAT else _shown(detail["input"])
        )
        yield Fault(
            where=f"{document.where(path)} ({of})" if of else document.where(path),
            field=".".join(str(part) for part in path[len(at) :]) or str(detail["loc"][-1:] or ""),
            de=de + (f" Da steht: {given}." if given else ""),
            en=en + (f" It says: {given}." if given else ""),
        )


def _known(
    document: Document, at: tuple[str | int, ...], loc: tuple[str | int, ...]
) -> tuple[str | int, ...]:
    """The path in the file: union tags that pydantic adds to a location do not stand there."""
    path = at
    for part in loc:
        if (*path, part) in document.lines or part is loc[-1]:
            path = (*path, part)
    return path


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    context: dict[str, Any] = detail.get("ctx", {})
    expected = context.get("expected") or context.get("expected_tags")
    if expected:
        return f"Erwartet wird: {expected}.", f"Expected: {expected}."
    if context.get("pattern") == MAILBOX:
        return SENTENCES["mailbox"]
    if detail["type"] == "string_pattern_mismatch":
        return (
            f"Erwartet wird die Form {context.get('pattern')}.",
            f"The form {context.get('pattern')} is expected.",
        )
    if detail["type"] in SENTENCES:
        de, en = SENTENCES[detail["type"]]
        return de.format(**context), en.format(**context)
    return f"Nicht brauchbar: {detail['msg']}.", f"Not usable: {detail['msg']}."


def _shown(given: Any) -> str:
    words = repr(given)
    longest = 60
    return words if len(words) <= longest else f"{words[:longest]} …"
