"""Prose as people write it (Markdown) to HTML that can do nothing but be read."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LONGEST = 4_000
"""As long as a text may be; what is longer is not even looked at."""
TAGS = {"p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a",
        "h3", "h4", "h5", "h6"}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}
_READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(
    ["image", "html_block", "html_inline"]
)
HEADINGS = {f"h{level}": f"h{min(level + 2, 6)}" for level in range(1, 7)}
"""A heading of a text stands below the heading of its node."""


def as_html(text: str) -> SafeString:
    """Raises ValueError for a text that is too long."""
    if len(text) > LONGEST:
        raise ValueError(f"A text has at most {LONGEST} signs.")
    tokens = _READER.parse(text)
    for token in tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)
    made = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer"
    )
    return mark_safe(clean)  # noqa: S308 -- cleaned in the line above, and nothing of it is typed HTML
