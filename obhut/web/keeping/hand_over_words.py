"""Hand-overs as a person reads them."""

from django.utils.translation import gettext_lazy

from obhut.accounts.enums import HandOverState

STATES = {
    HandOverState.STARTED: gettext_lazy("waits for a yes"),
    HandOverState.CONFIRMED: gettext_lazy("confirmed"),
    HandOverState.VACANT: gettext_lazy("nobody has taken over"),
    HandOverState.FINISHED: gettext_lazy("finished"),
    HandOverState.CANCELLED: gettext_lazy("cancelled"),
}
REFUSALS = (
    gettext_lazy("This desk is being handed over already."),
    gettext_lazy("This desk is being handed over by or to this person already."),
    gettext_lazy("This hand-over has ended already."),
    gettext_lazy("You have confirmed this hand-over already."),
    gettext_lazy("That is how it is already."),
    gettext_lazy("This person does not hold this desk any more."),
    gettext_lazy("Only whoever was named to come can take the desk over."),
    gettext_lazy(
        "Please open everything that is listed first: something was not opened yet, or is new."
    ),
)
"""What the room says no with: its sentences are English, and this is where they get their German."""
