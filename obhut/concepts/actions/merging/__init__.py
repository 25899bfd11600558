"""Following the template: opening a merge, deciding, making the new draft, giving it up."""

from obhut.concepts.actions.merging.applying import apply_merge
from obhut.concepts.actions.merging.deciding import Decision, accept_listed, decide_item
from obhut.concepts.actions.merging.opening import abandon_merge, open_merge

__all__ = [
    "Decision",
    "abandon_merge",
    "accept_listed",
    "apply_merge",
    "decide_item",
    "open_merge",
]
