"""Sealing short texts where they lie: AES and HMAC as Fernet puts them together.

The first key seals, all of them open: so a key is changed by writing the new one in front.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from obhut.vault.errors import CannotOpen


def seal(text: str) -> str:
    """The text as nobody reads it without a key of this installation."""
    return _fernet(tuple(settings.VAULT_KEYS)).encrypt(text.encode()).decode("ascii")


def open_sealed(sealed: str) -> str:
    """The text again. Raises CannotOpen."""
    try:
        return _fernet(tuple(settings.VAULT_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotOpen("This was sealed with another key, or was changed since.") from None


@lru_cache(maxsize=2)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
