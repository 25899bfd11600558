"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GenerationOf(TextChoices):
    """What a generation of data brings."""

    DIRECTORY = "directory", _("directory")
    POSTCODES = "postcodes", _("postcodes")


class DistrictLevel(TextChoices):
    LAND = "land", _("Land")
    KREIS = "kreis", _("Kreis")
    BEZIRK = "bezirk", _("Berlin Bezirk")
