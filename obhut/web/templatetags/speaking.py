"""Which text a page speaks from, said where it is not the usual one; and the way to the others."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context

from obhut.concepts.queries import EditionInForce, present_texts, text_of
from obhut.kernel.deadlines.days import day_of
from obhut.knowledge.queries import in_force
from obhut.web.concepts.naming import concept_in_words, edition_in_words
from obhut.web.finder.words import day_in_words
from obhut.web.speaking import NAMED, query_of, spoken_by

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """The same page, spoken from another text."""

    label: str
    address: str
    """Empty where that text does not have what this page is about."""
    present: bool


@register.inclusion_tag("parts/spoken.html", takes_context=True)
def spoken_line(context: Context) -> dict[str, object]:
    """Where the reader chose a text or asks of another day. What follows from the place, the foot says."""
    request = context.get("request")
    spoken = spoken_by(request) if request else None
    if request is None or spoken is None or spoken.is_usual:
        return {}
    held = spoken.present
    if not (spoken.chosen or held.no_longer or held.not_yet):
        return {}
    past_at = held.edition.past_at
    return {
        "edition": edition_in_words(held.edition),
        "since": day_in_words(day_of(held.edition.in_force_at)),
        "until": day_in_words(day_of(past_at)) if past_at else "",
        "not_yet": held.not_yet,
        "today": _address(request, ("at",), {"at": ""}) if held.at else "",
        "federal": _address(request, NAMED, {"land": ""})
        if spoken.chosen
        and not held.edition.is_federal
        and _is_about_something_in(in_force().edition, request)
        else "",
    }


@register.inclusion_tag("parts/other_texts.html", takes_context=True)
def other_texts(context: Context) -> dict[str, object]:
    """The texts in force beside the federal one; nothing where there are none."""
    request = context["request"]
    spoken, texts = spoken_by(request), present_texts()
    if spoken is None or len(texts) < 2:  # noqa: PLR2004 -- the federal one and another
        return {}
    return {
        "links": [
            TextLink(
                label=concept_in_words(each),
                address=_address(request, NAMED, query_of(each.area) or {"land": ""})
                if _is_about_something_in(each, request)
                else "",
                present=each.id == spoken.present.edition.id,
            )
            for each in texts
        ]
    }


def _is_about_something_in(text: EditionInForce, request: HttpRequest) -> bool:
    """Whether a text has the node this page is about; true of a page about none."""
    about = request.resolver_match.kwargs.get("key") if request.resolver_match else None
    return about is None or about in text_of(text.id).by_key


def _address(request: HttpRequest, without: tuple[str, ...], named: dict[str, str]) -> str:
    """The same page with another place or moment, and all else that was asked."""
    asked = {name: str(value) for name, value in request.GET.items() if name not in without}
    return f"{request.path}?{urlencode({**asked, **named})}"
