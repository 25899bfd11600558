"""The foot of a page: as of when it holds, which text it says, and on paper the way back."""

from django import template
from django.template import Context

from obhut.web.papers import foot

register = template.Library()
PAPER_FOOT = "parts/paper_foot.html"


@register.inclusion_tag(PAPER_FOOT, takes_context=True)
def paper_foot(context: Context) -> dict[str, foot.PageFoot]:
    """``moment`` of the page, in words, is when it holds; today where it names none."""
    return {"foot": foot.page_foot(context["request"], as_of=context.get("moment") or "")}


@register.inclusion_tag(PAPER_FOOT)
def dated_foot() -> dict[str, foot.PageFoot]:
    """The day alone: for a page to which no way back is worth printing."""
    return {"foot": foot.dated_foot()}
