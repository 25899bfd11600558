"""Ids that stay: the same key has the same id in every export, on every installation."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

OURS = uuid5(NAMESPACE_URL, "obhut:hsds:3")
CAME_WITH = re.compile(r"hsds-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
"""The key of an entry that came from another directory: it keeps the id it had there."""


def id_of(*said: str) -> UUID:
    return uuid5(OURS, "\n".join(said))


def service_id(key: str) -> UUID:
    """Of a service point."""
    came = CAME_WITH.fullmatch(key)
    return UUID(came[1]) if came else id_of("service", key)


def key_of(service: UUID) -> str:
    """The key under which an entry of another directory is kept here."""
    return f"hsds-{service}"


def organization_id(carrier: str | None, key: str) -> UUID:
    """Of a carrier; where none was seen, of the entry that stands for itself."""
    return id_of("organization", carrier) if carrier else id_of("organization of", key)


def place_id(key: str) -> UUID:
    """Of a service at its location: each of ours has one."""
    return id_of("service_at_location", key)


def taxonomy_id(taxonomy: str) -> UUID:
    return id_of("taxonomy", taxonomy)


def term_id(taxonomy: str, code: str) -> UUID:
    return id_of("taxonomy_term", taxonomy, code)
