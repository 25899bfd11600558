"""What pages of accounts need to know and public ones never ask."""

from collections.abc import Iterable

from django import template
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def just_said(context: Context) -> Iterable[Message]:
    """What the page before has to tell. Once read it is gone."""
    return get_messages(context["request"])
