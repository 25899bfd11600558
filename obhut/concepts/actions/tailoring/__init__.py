"""What a Land or a district does with its template: derive, say why, propose, be answered."""

from obhut.concepts.actions.tailoring.deriving import (
    derive,
    offer_template_again,
    withdraw_template,
)
from obhut.concepts.actions.tailoring.proposals import Answer, answer_proposal, propose_to_template
from obhut.concepts.actions.tailoring.reasons import (
    decide_deviation,
    take_back_deviation,
)

__all__ = [
    "Answer",
    "answer_proposal",
    "decide_deviation",
    "derive",
    "offer_template_again",
    "propose_to_template",
    "take_back_deviation",
    "withdraw_template",
]
