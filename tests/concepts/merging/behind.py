"""Bavaria's text, adapted and in force, and a template that has gone on."""

from typing import Any

from obhut.concepts.actions.merging import Decision, decide_item
from obhut.concepts.actions.tailoring import decide_deviation
from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.merging import MergeSeen, open_merge_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.merging import MergeItem, Pick
from tests.build import rule
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    TUESDAY,
    WHY,
    begun,
    id_of,
    in_force,
    isle_in_force,
    next_federal,
    says,
)

BAVARIA = "de-by"


def behind() -> EditionSeen:
    """Both say something else of the lamp; of rope and compass the template alone."""
    isle_in_force()
    draft = begun()
    says(draft, "lamp", "Leuchte")
    decide_deviation(draft.id, id_of("lamp"), WHY, seen="", by=COORDINATION, at=TUESDAY)
    ours = in_force(draft)
    next_federal(("lamp", "Laterne"), ("rope", "Tau"), added=rule("compass"))
    return ours


def merging(by: Actor = COORDINATION) -> MergeSeen:
    found = open_merge_for(by, BAVARIA)
    assert found is not None
    return found


def item(path: str, *, key: str = "lamp") -> MergeItem:
    (found,) = (each for each in merging().merged.items if each.name == f"{id_of(key)}:{path}")
    return found


def decide(path: str, pick: Pick, *, key: str = "lamp", **said: Any) -> None:
    """Decide an item as it stands now, unless something else is said to have been seen."""
    found = item(path, key=key)
    by = said.pop("by", COORDINATION)
    seen = {
        "fingerprint": found.fingerprint,
        "before": found.picked.pick if found.picked else None,
    } | said
    decide_item(BAVARIA, Decision(item=found.name, pick=pick, **seen), by=by, at=TUESDAY)
