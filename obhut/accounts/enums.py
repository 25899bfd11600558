"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from obhut.kernel.actor import Role


class GrantLevel(TextChoices):
    """What the key of a grant names: an area, or one desk."""

    FEDERATION = "federation", _("federation")
    LAND = "land", _("Land")
    KREIS = "kreis", _("Kreis")
    BEZIRK = "bezirk", _("Bezirk")
    DESK = "desk", _("desk")


LEVELS_OF: dict[Role, frozenset[GrantLevel]] = {
    Role.FEDERAL_EDITOR: frozenset({GrantLevel.FEDERATION}),
    Role.LAND_COORDINATION: frozenset({GrantLevel.LAND}),
    Role.DISTRICT_KEEPER: frozenset({GrantLevel.KREIS, GrantLevel.BEZIRK}),
    Role.DESK_HOLDER: frozenset({GrantLevel.DESK}),
    Role.READER: frozenset(GrantLevel) - {GrantLevel.DESK},
}
"""For what each role can be granted."""


class HandOverState(TextChoices):
    STARTED = "started", _("started")
    CONFIRMED = "confirmed", _("confirmed by who comes")
    VACANT = "vacant", _("left, and nobody has taken over")
    FINISHED = "finished", _("finished")
    CANCELLED = "cancelled", _("cancelled")
