"""Hand-overs as a person reads them."""

from django.utils.translation import get_language, gettext_lazy

from obhut.accounts.enums import HandOverState
from obhut.directory.queries.desks import service_point_of
from obhut.knowledge.queries import in_force
from obhut.web.language import ENGLISH

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


def desk_in_words(key: str) -> str:
    """Function and service point of a desk; its key where the directory no longer knows it."""
    rows = service_point_of(key)
    if rows is None:
        return key
    desk, point = rows
    english = get_language() == ENGLISH
    name = point.name_en if english and point.name_en else point.name
    function = in_force().mechanism.functions.get(desk.function)
    if function is None:
        return name
    title = function.node.title
    return f"{title.en if english else title.de}: {name}"
