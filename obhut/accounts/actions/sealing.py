"""The door through which pages have secrets of sign-in sealed: they do not see the vault."""

from obhut.vault.cipher import open_sealed, seal
from obhut.vault.errors import CannotOpen

__all__ = ["CannotOpen", "open_sealed", "seal"]
