"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionState(TextChoices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    IN_CONSULTATION = "in_consultation", _("in consultation")
    CONSULTED = "consulted", _("consulted")
    IN_FORCE = "in_force", _("in force")
    PAST = "past", _("past")
