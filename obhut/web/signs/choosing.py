"""Which signs are asked for. The same for the page and the API; the address holds it all."""

from collections.abc import Mapping
from dataclasses import dataclass

from obhut.kernel.concept.kinds import IndicatorFacts
from obhut.kernel.concept.links import OBSERVERS
from obhut.kernel.concept.signs import SETTINGS
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.refusals import Faulty
from obhut.knowledge.queries import unknown_key

EVERYBODY = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the list is narrowed to; an empty field narrows nothing."""

    card: str = ""
    setting: str = ""
    form: str = ""
    observer: str = ""


def choices(mechanism: Mechanism) -> dict[str, tuple[str, ...]]:
    """What each field may be, in the order of the edition."""
    return {
        "card": tuple(mechanism.cards),
        "setting": SETTINGS,
        "form": tuple(mechanism.forms),
        "observer": OBSERVERS,
    }


def read_chosen(query: Mapping[str, str], mechanism: Mechanism) -> Chosen:
    """Raises Faulty with the allowed values of every field that does not fit."""
    given = {name: query.get(name, "").strip() for name in choices(mechanism)}
    faults = tuple(
        unknown_key(name, given[name], known)
        for name, known in choices(mechanism).items()
        if given[name] and given[name] not in known
    )
    if faults:
        raise Faulty(faults)
    return Chosen(**given)


def chosen_signs(chosen: Chosen, mechanism: Mechanism) -> tuple[Statement[IndicatorFacts], ...]:
    """The signs that fit, in the order of the card where one is named."""
    card = mechanism.cards.get(chosen.card)
    keys = card.facts.indicators if card else mechanism.indicators
    return tuple(sign for key in keys if _fits(sign := mechanism.indicators[key], chosen))


def _fits(sign: Statement[IndicatorFacts], chosen: Chosen) -> bool:
    """What everybody may see, every observer may see."""
    facts = sign.facts
    return (
        chosen.setting in ("", facts.setting)
        and (not chosen.form or chosen.form in facts.forms)
        and (not chosen.observer or {chosen.observer, EVERYBODY} & {*facts.observers} != set())
    )
