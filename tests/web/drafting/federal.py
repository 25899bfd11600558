"""The nodes of the real federal text, as a form meets them."""

from functools import lru_cache
from pathlib import Path

from django.http import QueryDict

from obhut.cli.content import files_in
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.reading import read_edition
from obhut.web.drafting.fields.forms import ASKED
from obhut.web.drafting.fields.nested import ROWS
from obhut.web.drafting.fields.shown import Shown
from obhut.web.drafting.fields.titles import Titles, titles_of

CONTENT = Path(__file__).resolve().parents[3] / "content" / "federal"


@lru_cache(maxsize=1)
def nodes() -> tuple[Node, ...]:
    return tuple(read_edition(files_in(CONTENT)).all_nodes())


@lru_cache(maxsize=1)
def titles() -> Titles:
    return titles_of(nodes())


def posted(fields: tuple[Shown, ...]) -> QueryDict:
    """What a browser sends when nobody touches the form."""
    post = QueryDict(mutable=True)
    post.setlist(ASKED, [each.name for each in fields])
    for each in fields:
        _fill(post, each)
    return post


def _fill(post: QueryDict, shown: Shown) -> None:
    match shown.kind:
        case "choice":
            chosen = [value for value, _label, is_chosen in shown.options if is_chosen]
            post[shown.name] = chosen[0] if chosen else ""
        case "choices":
            post[f"{shown.name}.order"] = shown.value
            chosen = [value for value, _label, is_chosen in shown.options if is_chosen]
            post.setlist(shown.name, chosen)
        case "tick":
            if shown.value:
                post[shown.name] = shown.value
        case "list" | "group" | "variants" | "both" | "prose":
            if shown.kind == "list":
                post[f"{shown.name}{ROWS}"] = str(shown.rows)
            if shown.kind == "group" and shown.is_there:
                post[f"{shown.name}{ROWS}"] = "1"
            for each in shown.inner:
                _fill(post, each)
        case _:
            post[shown.name] = shown.value.replace("\n", "\r\n")
