"""What a letter says: that something waits, and where. German first, English below it.

Whoever writes a letter chooses one of these sentences. There is no place for words of one's own,
so no fact of a case can get into a letter.
"""

from collections.abc import Mapping

from obhut.kernel.concept.texts import Text
from obhut.letters.enums import Waiting

WAITS: Mapping[Waiting, Text] = {
    Waiting.CONFIRMATION: Text(
        de="Bitte sehen Sie nach, ob die Angaben zu Ihrer Stelle noch stimmen.",
        en="Please check whether what is said about your desk is still right.",
    ),
    Waiting.HAND_OVER: Text(
        de="Eine Übergabe wartet auf Sie.",
        en="A hand-over is waiting for you.",
    ),
    Waiting.TASK: Text(
        de="Eine Aufgabe wartet auf Sie.",
        en="A task is waiting for you.",
    ),
    Waiting.TEST_CALL: Text(
        de="Ein Probeanruf der Rufbereitschaft steht an.",
        en="A test call of the on-call chain is due.",
    ),
    Waiting.DELIVERY: Text(
        de="Eine Datenlieferung wartet auf Ihre Prüfung.",
        en="A delivery of data is waiting for you to check it.",
    ),
}
SUBJECTS: Mapping[Waiting, Text] = {
    Waiting.CONFIRMATION: Text(de="Stimmen Ihre Angaben noch?", en="Are your details still right?"),
    Waiting.HAND_OVER: Text(de="Eine Übergabe wartet", en="A hand-over is waiting"),
    Waiting.TASK: Text(de="Eine Aufgabe wartet", en="A task is waiting"),
    Waiting.TEST_CALL: Text(de="Ein Probeanruf steht an", en="A test call is due"),
    Waiting.DELIVERY: Text(de="Eine Datenlieferung wartet", en="A delivery is waiting"),
}
GREETING = Text(de="Guten Tag,", en="Hello,")
DESK = Text(de="Stelle", en="Desk")
HERE = Text(de="Hier geht es weiter:", en="Go on here:")
CLOSING = Text(
    de="Dieser Brief nennt nichts aus einem Fall. Er kommt von einem Programm; Antworten liest niemand.",
    en="This letter says nothing about any case. It comes from a program; nobody reads replies.",
)
ENGLISH_BELOW = "(English below)"
BETWEEN = "– – –"


def subject_of(waits: Waiting) -> str:
    said = SUBJECTS[waits]
    return f"Obhut: {said.de} / {said.en}"


def body_of(waits: Waiting, *, url: str, desk: str, operator: str) -> str:
    """German, then English, the same in both."""
    german, english = (
        _in(language, waits, url=url, desk=desk, operator=operator) for language in ("de", "en")
    )
    return f"{ENGLISH_BELOW}\n\n{german}\n\n{BETWEEN}\n\n{english}\n"


def _in(language: str, waits: Waiting, *, url: str, desk: str, operator: str) -> str:
    def said(text: Text) -> str:
        return text.de if language == "de" else text.en

    paragraphs = [
        said(GREETING),
        said(WAITS[waits]),
        f"{said(DESK)}: {desk}" if desk else "",
        f"{said(HERE)}\n{url}",
        said(CLOSING),
        operator,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
