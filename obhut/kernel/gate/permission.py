"""How much may be told, in an order: from nothing to what has to be told."""

from collections.abc import Iterable
from enum import StrEnum

from obhut.kernel.concept.kinds import Say


class Permission(StrEnum):
    """The answer of the gate. Each one allows at least as much as those before it.

    The first two allow nothing; where nobody has settled a matter, not even the no is settled.
    """

    NOT_STATED = "not_stated"  # nobody has settled this: ask. Never read as yes
    NO = "no"
    ONLY_WITH_CONSENT = "only_with_consent"
    ONLY_ANONYMOUS = "only_anonymous"
    ONLY_PSEUDONYMISED = "only_pseudonymised"
    NOT_WITHOUT = "not_without"  # on the conditions that are named
    YES = "yes"
    SHOULD = "should"
    MUST = "must"

    @property
    def rank(self) -> int:
        return ORDER.index(self)

    @property
    def allows_something(self) -> bool:
        """Something of what was asked about may be told now, if only in part."""
        return self.rank >= Permission.ONLY_ANONYMOUS.rank


ORDER = tuple(Permission)
OF_SAY = {
    Say.YES: Permission.YES,
    Say.PSEUDONYMISED: Permission.ONLY_PSEUDONYMISED,
    Say.ANONYMOUS: Permission.ONLY_ANONYMOUS,
    Say.CONSENT: Permission.ONLY_WITH_CONSENT,
    Say.CONDITIONAL: Permission.NOT_WITHOUT,
    Say.NO: Permission.NO,
    Say.NOT_STATED: Permission.NOT_STATED,
}
"""What each word of the content allows while nobody has agreed."""


def least(permissions: Iterable[Permission]) -> Permission:
    return min(permissions, key=lambda each: each.rank)


def most(*permissions: Permission) -> Permission:
    return max(permissions, key=lambda each: each.rank)
