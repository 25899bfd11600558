"""What a passphrase has to be. All of it is checked here: no passphrase is asked about elsewhere.

The lists come with Django (20,000 leaked passwords) and with zxcvbn (30,000 more, names and words).
"""

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHORTEST, LONGEST = 12, 128
ESTIMATED = 72
"""zxcvbn grows slow with length; what comes after so many characters makes nothing weaker."""
ENOUGH_GUESSES = 10
"""Powers of ten. At ten guesses a second, which is more than the house lets through: 30 years."""
OF_THE_FIELD = (
    "obhut", "kinderschutz", "jugendamt", "jugendhilfe", "menschenhandel", "fachberatung",
    "beratungsstelle", "polizei", "landkreis", "ministerium", "kreisverwaltung", "passwort",
    "kennwort", "geheim", "hallo", "schatz", "sommer", "winter", "herbst", "fruehling", "frühling",
    "januar", "februar", "märz", "maerz", "april", "juni", "juli", "august", "september", "oktober",
    "november", "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "fussball", "fußball", "qwertz", "qwertzuiop", "deutschland", "berlin", "hamburg",
    "münchen", "muenchen", "köln", "koeln", "frankfurt", "stuttgart", "dresden", "leipzig",
    "schmetterling", "sonnenschein", "blume", "katze", "hund", "mutter", "vater", "familie",
)  # fmt: skip
"""German words that stand first in every guess made here, and in none of the lists."""


class Argon2(Argon2PasswordHasher):
    """As OWASP advises for one lane. Four at once stay below a fifth of a gigabyte."""

    memory_cost = 47_104  # KiB
    time_cost = 1
    parallelism = 1


class LongEnough:
    def validate(self, passphrase: str, user: Any = None) -> None:
        if len(passphrase) < SHORTEST:
            raise ValidationError(
                _("The passphrase is too short. It needs at least 12 characters; four words do."),
                code="too_short",
            )
        if len(passphrase) > LONGEST:
            raise ValidationError(
                _("The passphrase is too long. Up to 128 characters are possible."),
                code="too_long",
            )

    def get_help_text(self) -> str:
        return str(
            _("At least 12 characters. Four words that have nothing to do with you do well.")
        )


class NotOnALeakedList(CommonPasswordValidator):
    def validate(self, passphrase: str, user: Any = None) -> None:
        if passphrase.lower().strip() in self.passwords:
            raise ValidationError(
                _("This passphrase is on lists of leaked ones. Please choose another."),
                code="leaked",
            )

    def get_help_text(self) -> str:
        return ""


class NotLikeOneself(UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("mail", "name"))

    def validate(self, passphrase: str, user: Any = None) -> None:
        try:
            super().validate(passphrase, user)
        except ValidationError:
            raise ValidationError(
                _("This passphrase is too much like your name or mail address."),
                code="like_oneself",
            ) from None

    def get_help_text(self) -> str:
        return ""


class NotSoonGuessed:
    """Leaked passwords with a year behind, rows of keys, one's own name: guessed within days."""

    def validate(self, passphrase: str, user: Any = None) -> None:
        from zxcvbn import zxcvbn  # noqa: PLC0415 -- its lists weigh, and few workers ever ask them

        known = [*OF_THE_FIELD, *_words_of(user)]
        found = zxcvbn(passphrase[:ESTIMATED], user_inputs=known, max_length=ESTIMATED)
        if found["guesses_log10"] < ENOUGH_GUESSES:
            raise ValidationError(
                _(
                    "This passphrase is soon guessed: it is made of known words, names, years or "
                    "rows of keys. Please choose four words that have nothing to do with each other."
                ),
                code="soon_guessed",
            )

    def get_help_text(self) -> str:
        return ""


def _words_of(user: Any) -> list[str]:
    mail, name = getattr(user, "mail", ""), getattr(user, "name", "")
    own = {mail, *mail.replace("@", " ").replace(".", " ").split(), name, *name.split()}
    return [word.lower() for word in own if word]
