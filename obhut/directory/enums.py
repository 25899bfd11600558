"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GenerationOf(TextChoices):
    """What a generation of data brings."""

    DIRECTORY = "directory", _("directory")
    POSTCODES = "postcodes", _("postcodes")
    POSTCODES_AT = "postcodes_at", _("postcodes of Austria")
    POSTCODES_CH = "postcodes_ch", _("postcodes of Switzerland")


class ChangeKind(TextChoices):
    """What became of a row."""

    CHANGED = "changed", _("changed")
    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    CONFIRMED = "confirmed", _("confirmed")
    HANDED_OVER = "handed_over", _("handed over")
    UNDONE = "undone", _("undone")
    DELIVERED = "delivered", _("delivered")
    CARRIED = "carried", _("carried over into a newer generation")


class DistrictLevel(TextChoices):
    LAND = "land", _("Land")
    KREIS = "kreis", _("Kreis")
    BEZIRK = "bezirk", _("Berlin Bezirk")


class KeywordAbout(TextChoices):
    """What a keyword of the register is about."""

    TEXT = "text", _("a word of the entry")
    LIKES = "likes", _("a word of the entry, or one that contains it")
    LAND = "land", _("Land")
    MINORS = "minors", _("advises minors")
    PROFESSIONALS = "professionals", _("advises professionals")
    FORM = "form", _("form of exploitation")
    LANGUAGE = "language", _("language")
    OPEN = "open", _("open at a time of the week")
    HOLIDAYS = "holidays", _("whose holidays count")
    AREA = "area", _("an area in which it, or a desk of it, works")
    FUNCTION = "function", _("a function that a desk of it staffs")


class TaskKind(TextChoices):
    """Why something waits for whoever keeps the directory."""

    UNKNOWN_ANSWER = "unknown_answer", "Nobody is known for a function"
    WRONG_ENTRY = "wrong_entry", "A reader says an entry is wrong"
    UNCONFIRMED = "unconfirmed", "A mailbox was asked and did not answer"
    PROPOSAL = "proposal", "A mailbox wants an entry to be changed"
    NO_LONGER_US = "no_longer_us", "A mailbox says that it is no longer this desk"
    MAILBOX_IS_DEAD = "mailbox_is_dead", "A letter to this mailbox did not arrive"
    TEST_CALL = "test_call", "A test call is due"
    UNSTAFFED = "unstaffed", "Nobody holds a desk any more"
    NOT_IN_FORCE = "not_in_force", "A text could not come into force on its day"


class TaskState(TextChoices):
    OPEN = "open", "open"
    DONE = "done", "done"


class WrongAbout(TextChoices):
    """What a reader can say is wrong. A closed list, so that nobody writes of a child."""

    PHONE = "phone", "The telephone number is wrong"
    NO_ANSWER = "no_answer", "Nobody answers there at the hours that are said"
    HOURS = "hours", "The opening hours are wrong"
    MINORS = "minors", "They do not advise minors"
    PLACE = "place", "They are not responsible for this place"
    NAME = "name", "Name, organisation or link is wrong"
    CLOSED = "closed", "It no longer exists"


class TaskOutcome(TextChoices):
    MENDED = "mended", "mended"
    RIGHT_AS_IT_IS = "right_as_it_is", "right as it is"
    NOT_OURS = "not_ours", "not ours to mend"


class ConfirmationState(TextChoices):
    """Where a question to a mailbox stands."""

    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("confirmed as it is")
    WAITS = "waits", _("waits for the keeper")
    APPLIED = "applied", _("applied")
    REFUSED = "refused", _("refused")
    EXPIRED = "expired", _("not answered")
    SUPERSEDED = "superseded", _("no longer needed")


class Said(TextChoices):
    """What a mailbox says of its desk."""

    STILL_RIGHT = "still_right", _("Everything is still right")
    CHANGE = "change", _("Something has changed")
    NO_LONGER_US = "no_longer_us", _("We are no longer this desk")


class CallState(TextChoices):
    DUE = "due", _("due")
    MADE = "made", _("made")
    DROPPED = "dropped", _("dropped")


class CallResult(TextChoices):
    """What came of a test call."""

    REACHED = "reached", _("reached")
    NOT_REACHED = "not_reached", _("nobody reached")
    WRONG_NUMBER = "wrong_number", _("wrong number")


class DeliveryState(TextChoices):
    DRAFT = "draft", _("draft")
    ACTIVATED = "activated", _("activated")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class RowFate(TextChoices):
    """What a delivery did to a row."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    UNCHANGED = "unchanged", _("unchanged")


class RowTaken(TextChoices):
    """What was chosen where both a delivery and a keeper changed a row."""

    DELIVERY = "delivery", _("what was delivered")
    DIRECTORY = "directory", _("what stands in the directory")
