"""Does a mailbox belong to a function, or to a person? People change, a function stays."""

import re

from pydantic_core import PydanticCustomError

NAME = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*[0-9]{0,2}")
"""A name as it stands in an address: letters, perhaps a hyphen, perhaps a number at the end."""
OF_AN_OFFICE = re.compile(
    r"asd|awo|drk|kjd|lka|bka|lja|kjnd|abt|ref|team|post|mail|info|kontakt|online|zentrale?|krisen?|"
    r"jugend|kinder|opfer|sozialer?|soziale|amt|stadt|land|kreis|polizei|notruf|hotline|help|hilfe|"
    r".+(amt|amtes|dienste?|stellen?|schutz|beratung|hilfen?|notdienst|referat|sachgebiet|stadt|kreis"
    r"|zentrum|leitung|bereitschaft)",
)
"""A whole part of an address that is an office's: "jugendamt", "soziale", not "amtmann"."""
FEWEST, MOST = 2, 3


def is_personal(mailbox: str) -> bool:
    """Whether an address looks like a person's: two or three names, none of them an office's.

    vorname.nachname@, vorname_nachname@, v.nachname@. Who is right is seen by people: the rule
    asks for another mailbox, it does not judge the one that is there.
    """
    local, _, domain = mailbox.casefold().partition("@")
    parts = re.split(r"[._]", local)
    if not FEWEST <= len(parts) <= MOST or not all(NAME.fullmatch(part) for part in parts):
        return False
    return not any(
        OF_AN_OFFICE.fullmatch(part) or part in re.split(r"[.-]", domain) for part in parts
    )


def check_function_mailbox(given: str) -> str:
    """People change, a function stays: no desk is reached at somebody's own mailbox."""
    if is_personal(given):
        raise PydanticCustomError("personal_mailbox", "a person's mailbox")
    return given
