"""All rules over one review. A new rule is a new file and one line here."""

from collections.abc import Callable, Iterable, Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.rules.contacts_are_fresh import contacts_are_fresh
from obhut.kernel.verifier.rules.danger_allows_no_less import danger_allows_no_less
from obhut.kernel.verifier.rules.danger_is_answered_at_once import danger_is_answered_at_once
from obhut.kernel.verifier.rules.every_answer_matters import every_answer_matters
from obhut.kernel.verifier.rules.every_chain_ends_open import every_chain_ends_open
from obhut.kernel.verifier.rules.every_desk_confirmed_itself import every_desk_confirmed_itself
from obhut.kernel.verifier.rules.every_desk_has_a_deputy import every_desk_has_a_deputy
from obhut.kernel.verifier.rules.every_desk_has_a_function_mailbox import (
    every_desk_has_a_function_mailbox,
)
from obhut.kernel.verifier.rules.every_desk_is_staffed import every_desk_is_staffed
from obhut.kernel.verifier.rules.every_desk_says_it_is_one import every_desk_says_it_is_one
from obhut.kernel.verifier.rules.every_event_has_its_steps import every_event_has_its_steps
from obhut.kernel.verifier.rules.every_function_answers_at_night import (
    every_function_answers_at_night,
)
from obhut.kernel.verifier.rules.every_function_has_a_desk import every_function_has_a_desk
from obhut.kernel.verifier.rules.every_ground_is_registered import every_ground_is_registered
from obhut.kernel.verifier.rules.every_share_can_be_applied import every_share_can_be_applied
from obhut.kernel.verifier.rules.every_share_has_a_ground import every_share_has_a_ground
from obhut.kernel.verifier.rules.every_step_ends import every_step_ends
from obhut.kernel.verifier.rules.every_step_has_a_term import every_step_has_a_term
from obhut.kernel.verifier.rules.every_step_is_reachable import every_step_is_reachable
from obhut.kernel.verifier.rules.every_step_says_who_is_next import every_step_says_who_is_next
from obhut.kernel.verifier.rules.more_danger_takes_nothing_away import (
    more_danger_takes_nothing_away,
)
from obhut.kernel.verifier.rules.no_desk_hangs_on_one_person import no_desk_hangs_on_one_person
from obhut.kernel.verifier.rules.no_duty_contradicts_a_no import no_duty_contradicts_a_no
from obhut.kernel.verifier.rules.nobody_waits_in_a_circle import nobody_waits_in_a_circle
from obhut.kernel.verifier.rules.terms_fit_inside_the_law import terms_fit_inside_the_law
from obhut.kernel.verifier.rules.test_calls_reach_somebody import test_calls_reach_somebody

Rule = Callable[[Review], Iterator[Finding]]

RULES_OF_DESKS: tuple[Rule, ...] = (
    every_function_has_a_desk,
    every_function_answers_at_night,
    every_desk_is_staffed,
    every_desk_has_a_deputy,
    every_desk_has_a_function_mailbox,
    every_chain_ends_open,
    no_desk_hangs_on_one_person,
    contacts_are_fresh,
    every_desk_says_it_is_one,
    test_calls_reach_somebody,
    every_desk_confirmed_itself,
)
"""What whoever keeps the directory can mend; the others are for whoever writes the text."""

ALL_RULES: tuple[Rule, ...] = (
    *RULES_OF_DESKS,
    every_event_has_its_steps,
    danger_is_answered_at_once,
    more_danger_takes_nothing_away,
    every_answer_matters,
    every_step_is_reachable,
    every_step_ends,
    every_step_has_a_term,
    every_step_says_who_is_next,
    every_share_has_a_ground,
    every_share_can_be_applied,
    danger_allows_no_less,
    no_duty_contradicts_a_no,
    every_ground_is_registered,
    nobody_waits_in_a_circle,
    terms_fit_inside_the_law,
)


def verify(review: Review, rules: Iterable[Rule] = ALL_RULES) -> tuple[Finding, ...]:
    """Every finding of every rule, the heaviest first, else in the order of the rules."""
    return heaviest_first(finding for rule in rules for finding in rule(review))


def heaviest_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The heaviest first, else in the order in which they come."""
    order = list(Weight)
    return tuple(sorted(found, key=lambda finding: order.index(finding.weight)))
