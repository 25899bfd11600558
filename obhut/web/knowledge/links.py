"""Where a node of the edition can be read."""

from django.urls import reverse

from obhut.kernel.concept.kinds import GoalFacts, PrincipleFacts, RuleOfUseFacts
from obhut.kernel.concept.nodes import Node

OWN_PAGE = {
    "norm": "knowledge:show_norm",
    "step": "knowledge:show_step",
    "form": "knowledge:show_form",
    "actor": "knowledge:show_actor",
    "card": "signs:show_sheet",
}
"""Kind -> the address of one of its nodes, by its key."""

ON_A_PAGE = {
    "interrupt": "knowledge:steps",
    "term": "knowledge:terms",
    "boundary": "knowledge:boundaries",
    "element": "knowledge:forms",
    "word": "knowledge:glossary",
    "failure": "knowledge:limits",
    "layer": "knowledge:limits",
    "clause": "knowledge:clauses",
    "indicator": "signs:list_signs",
    "share": "gate:list_rows",
}
"""Kind -> the page that lists its nodes; each has its key as an anchor."""

GOALS = {"insight": "knowledge:insights", "refused": "knowledge:insights"}
RULES_OF_USE = {"words": "knowledge:boundaries", "children": "knowledge:boundaries"}


def address_of(node: Node) -> str:
    """Where the node stands, with its anchor; empty where no page shows it."""
    if node.kind in OWN_PAGE:
        return reverse(OWN_PAGE[node.kind], kwargs={"key": node.key})
    page = _page_of(node)
    return f"{reverse(page)}#{node.key}" if page else ""


def _page_of(node: Node) -> str:
    match node.facts:
        case GoalFacts(of=of):
            return GOALS.get(of, "knowledge:strategy")
        case PrincipleFacts():
            return "knowledge:principles"
        case RuleOfUseFacts(of=of):
            return RULES_OF_USE.get(of, "signs:list_signs")
        case _:
            return ON_A_PAGE.get(node.kind, "")
