"""Every desk has a mailbox that belongs to its function, never to a person."""

import re
from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

PERSON = re.compile(r"^[a-zäöüß]{2,}[._][a-zäöüß-]{2,}@|^[a-z]\.[a-zäöüß-]{3,}@", re.IGNORECASE)
"""vorname.nachname@, vorname_nachname@, v.nachname@"""
FUNCTION_WORDS = re.compile(
    r"jugend|amt|kinder|schutz|dienst|beratung|info|kontakt|stelle|hilfe|notdienst|lka|polizei|"
    r"team|post|sozial|mail|online|zentral|krise|opfer",
    re.IGNORECASE,
)
"""A word of an office in the local part tells a function's mailbox with a dot from a person's."""


def is_personal(mailbox: str) -> bool:
    """Whether an address looks like a person's: two names and no word of an office."""
    local = mailbox.split("@", 1)[0]
    return bool(PERSON.match(mailbox)) and not FUNCTION_WORDS.search(local)


def every_desk_has_a_function_mailbox(review: Review) -> Iterator[Finding]:
    for desk in review.desks:
        if not desk.mailbox:
            yield Finding(
                rule="every-desk-has-a-function-mailbox",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/mailbox",
                facts=(("desk", desk.key),),
            )
        elif is_personal(desk.mailbox):
            yield Finding(
                rule="no-mailbox-is-a-persons",
                weight=Weight.BLOCKS,
                where=f"desks/{desk.key}/mailbox",
                facts=(("desk", desk.key),),
            )
