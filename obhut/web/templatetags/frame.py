"""What the frame of every page needs to know. Nothing here touches the database."""

from collections.abc import Hashable

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from obhut.web import language
from obhut.web.kept import Kept

register = template.Library()
_parts: Kept[SafeString] = Kept(most=2_000)


@register.simple_tag
def operator() -> str:
    """Who runs this instance; empty until OBHUT_OPERATOR says so."""
    return str(getattr(settings, "OBHUT_OPERATOR", "") or "")


@register.simple_tag
def barrier_mailbox() -> str:
    """Where barriers are reported; empty until OBHUT_BARRIER_MAILBOX says so."""
    return str(getattr(settings, "OBHUT_BARRIER_MAILBOX", "") or "")


@register.inclusion_tag("parts/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, str]:
    """A link to the same page, with its query, in the other language."""
    present = translation.get_language() or language.GERMAN
    other = language.other_language(present)
    request = getattr(context, "request", None)
    here = request.get_full_path() if request else "/"
    return {
        "code": other,
        "name": language.NAMES[other],
        "address": language.address_in(other, here),
    }


@register.simple_tag
def kept(part: str, **told: Hashable) -> SafeString:
    """A part of a page, made once for what it is told and its language. It knows nothing else."""
    key = (part, translation.get_language(), *told.items())
    return _parts.get(key, lambda: render_to_string(part, told))


@register.filter
def dialled(phone: str) -> str:
    """A phone number as a telephone dials it: digits, and a leading plus."""
    phone = phone.replace("(0)", "") if phone.startswith("+") else phone
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
