"""Links that open one page without signing in: how they are made, and known again.

A link is 256 bits that nobody can guess. It is kept nowhere: from the installation's secret and the
number of the inquiry it is made anew for a reminder, and a digest tells it when it comes back.
"""

import hashlib
from base64 import urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import salted_hmac

ADDRESS = "/bestaetigen/{token}/"
"""Of the page behind a link, in German; English is one click away there."""
SALT = "obhut.directory.inquiry"


def token_of(inquiry: UUID) -> str:
    """What stands in the link."""
    made = salted_hmac(SALT, inquiry.hex, algorithm="sha256").digest()
    return urlsafe_b64encode(made).decode("ascii").rstrip("=")


def digest_of(token: str) -> str:
    """By what a link is known again."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
