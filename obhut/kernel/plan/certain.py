"""Whether a call is certain to be answered at the moment of the plan.

The emergency call stands behind many desks, and is always open. That alone makes none of them
a desk to call now: who seeks advice on Friday night and finds the police has not been advised.
"""

from obhut.kernel.concept.kinds import Level
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.fallback import Call
from obhut.kernel.routing.answers import Several, Sole, Unknown
from obhut.kernel.routing.hours import HoursUnknown


def certain_to_answer(call: Call, mechanism: Mechanism) -> bool:
    """Whether somebody is certain to answer this call, and not only the emergency call behind it."""
    match call.answer:
        case Sole() as sole:
            return _certain(sole, mechanism)
        case Several(choices=choices):
            return any(_certain(choice, mechanism) for choice in choices)
        case Unknown():
            return False


def _certain(sole: Sole, mechanism: Mechanism) -> bool:
    link = sole.first_open
    if link is None:
        return False
    if link is sole.chain[0] or not _is_last_resort(link.desk.function, mechanism):
        return True
    return _may_be_tried(sole)


def _may_be_tried(sole: Sole) -> bool:
    """It has a telephone and may be open: who tries it loses nothing, for the emergency call answers."""
    return bool(sole.desk.phones) and isinstance(sole.state, HoursUnknown) and not sole.desk.held


def _is_last_resort(key: str, mechanism: Mechanism) -> bool:
    """A function that answers everybody, everywhere and always: the emergency call."""
    function = mechanism.functions.get(key)
    return bool(
        function and function.facts.around_the_clock and function.facts.level is Level.FEDERATION
    )
