"""From forms to what the deeds take. What does not fit is told field by field."""

from collections.abc import Iterable, Mapping
from datetime import date

from obhut.concepts.actions import Approved
from obhut.concepts.enums import ApprovedHow
from obhut.concepts.queries.approvals import ApproverSeen
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text
from obhut.kernel.refusals import Fault, Faulty

ROWS, FREE = 12, 3
"""Lines of the form for the functions that approve: at most; free ones below those that are named."""
LONGEST, LONGEST_KEY = 300, 80
Line = tuple[str, str, str]
"""Key, German and English name of a function."""
ONE_LANGUAGE = Fault(
    where="query",
    field="approvers",
    de="Jede Funktion hat einen Namen auf Deutsch und auf Englisch.",
    en="Each function has a name in German and in English.",
)


def read_approval(post: Mapping[str, str]) -> Approved:
    """Raises Faulty."""
    how, on = post.get("how", ""), read_day(post.get("approved_on", ""), "approved_on")
    if how not in ApprovedHow.values or on is None:
        raise Faulty(
            (_fault("how", "Bitte wählen und den Tag angeben.", "Please choose, and say the day."),)
        )
    reference = post.get("reference", "")[: LONGEST + 1]
    return Approved(how=ApprovedHow(how), reference=reference, approved_on=on)


def read_day(given: str, field: str) -> date | None:
    """None where nothing was said. Raises Faulty."""
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise Faulty(
            (
                _fault(
                    field,
                    "Das ist kein Tag. Richtig wäre zum Beispiel: 2026-12-01.",
                    "This is no day. Right would be, for example: 2026-12-01.",
                ),
            )
        ) from None


def lines_of(post: Mapping[str, str]) -> list[Line]:
    """The lines of that form that name anything, as they were sent."""

    def said(name: str, at: int) -> str:
        return post.get(f"{name}-{at}", "")

    every = [(said("key", at), said("de", at), said("en", at)) for at in range(ROWS)]
    return [line for line in every if any(name.strip() for name in line[1:])]


def read_approvers(post: Mapping[str, str], functions: Iterable[Node]) -> tuple[ApproverSeen, ...]:
    """A line without a key gets one from its German name.

    What is called like a function of the text is this function: whoever holds its desk signs here.
    What is no longer called so is no longer it.
    """
    found, known = [], {each.title.de.casefold(): each for each in functions}
    theirs = {each.key for each in known.values()}
    for key, *names in lines_of(post):
        de, en = (name.strip() for name in names)
        if function := known.get(de.casefold()):
            found.append(ApproverSeen(key=function.key, title=function.title))
            continue
        if not de or not en:
            raise Faulty((ONE_LANGUAGE,))
        own = "" if key in theirs else key.strip()
        found.append(ApproverSeen(key=(own or key_of(de))[:LONGEST_KEY], title=Text(de=de, en=en)))
    return tuple(found)


def key_of(name: str) -> str:
    """A lasting key: "Ministerium für Jugend" becomes ministerium-fuer-jugend."""
    plain = name.lower()
    for sign, written in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.items():
        plain = plain.replace(sign, written)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in plain)
    return "-".join(part for part in kept.split("-") if part)[:LONGEST_KEY].strip("-") or "approver"


def _fault(field: str, de: str, en: str) -> Fault:
    return Fault(where="query", field=field, de=de, en=en)
