"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GenerationOf(TextChoices):
    """What a generation of data brings."""

    DIRECTORY = "directory", _("directory")
    POSTCODES = "postcodes", _("postcodes")


class ChangeKind(TextChoices):
    """What became of a row."""

    CHANGED = "changed", _("changed")
    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    CONFIRMED = "confirmed", _("confirmed")
    HANDED_OVER = "handed_over", _("handed over")
    UNDONE = "undone", _("undone")
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
