"""What pages of editions look up while they are written."""

from collections.abc import Mapping
from uuid import UUID

from django import template

register = template.Library()


@register.filter
def of(said: Mapping[UUID, str], node: UUID) -> str:
    """What is said of a node; nothing where nothing is."""
    return said.get(node, "")
