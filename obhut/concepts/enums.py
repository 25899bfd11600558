"""Words a column of this room may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConceptKind(TextChoices):
    TEMPLATE = "template", _("federal template")
    LAND = "land", _("concept of a Land")
    ANNEX = "annex", _("annex of a district")
    AGREEMENT = "agreement", _("existing agreement")


class EditionState(TextChoices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    IN_CONSULTATION = "in_consultation", _("in consultation")
    CONSULTED = "consulted", _("consulted")
    IN_FORCE = "in_force", _("in force")
    PAST = "past", _("past")
    SET_ASIDE = "set_aside", _("set aside")


class NodeChangeKind(TextChoices):
    CHANGED = "changed", _("changed")
    INSERTED = "inserted", _("inserted")
    DELETED = "deleted", _("deleted")
    MOVED = "moved", _("moved")


class ApprovedHow(TextChoices):
    MINUTES = "minutes", _("in the minutes of a meeting")
    LETTER = "letter", _("by letter")
    DECREE = "decree", _("by decree")
    HERE = "here", _("signed in here")


class ProposalState(TextChoices):
    OPEN = "open", _("open")
    TAKEN = "taken", _("taken over")
    DECLINED = "declined", _("declined")


class MergeState(TextChoices):
    OPEN = "open", _("open")
    APPLIED = "applied", _("applied")
    ABANDONED = "abandoned", _("abandoned")
