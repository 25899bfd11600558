"""The ways between the pages of keepers: only those that open to whoever asks."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from obhut.kernel.actor import Actor
from obhut.web.requests import actor

register = template.Library()
WAYS = {
    "keeping:overview": _("My area"),
    "keeping:list_entries": _("Entries"),
    "keeping:list_findings": _("To be mended"),
    "keeping:list_tasks": _("Tasks"),
    "keeping:list_hand_overs": _("Hand-overs"),
    "keeping:list_proposals": _("What mailboxes say"),
    "keeping:list_test_calls": _("Test calls"),
    "tailoring:list_texts": _("Texts"),
    "deliveries:list_deliveries": _("Deliveries"),
    "accounts:list_people": _("People of my area"),
    "accounts:overview": _("My account"),
}
FROM_ACCOUNT = (
    "keeping:overview", "accounts:overview", "accounts:list_people", "keeping:list_hand_overs",
)  # fmt: skip


@register.simple_tag(takes_context=True)
def keeping_ways(context: Context) -> list[tuple[str, str]]:
    """Address and label of each; the doors of the pages themselves say for whom they are."""
    return _open(WAYS, actor(context["request"]))


@register.simple_tag(takes_context=True)
def account_ways(context: Context) -> list[tuple[str, str]]:
    """The same for the pages of one's own account."""
    return _open(FROM_ACCOUNT, actor(context["request"]))


def _open(names: Iterable[str], who: Actor) -> list[tuple[str, str]]:
    ways = ((reverse(name), str(WAYS[name])) for name in names)
    return [(address, label) for address, label in ways if _opens(address, who)]


def _opens(address: str, who: Actor) -> bool:
    roles = getattr(resolve(address).func, "roles", ())
    return not roles or who.has(*roles)
