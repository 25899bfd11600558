"""Words a column of this room may hold, and what a letter can say that waits."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterState(TextChoices):
    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("bounced")


class Waiting(StrEnum):
    """What waits for the reader of a letter. Its words stand in ``actions/words.py``."""

    CONFIRMATION = "confirmation"
    HAND_OVER = "hand_over"
    TASK = "task"
    TEST_CALL = "test_call"
    DELIVERY = "delivery"
