"""People who sign in, what was granted to them, and which desk they hold from when to when.

Other rooms know a person by their number alone. Of sign-in, second factor and sessions the tables
of django-allauth hold the rest.
"""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from obhut.accounts.enums import GrantLevel, HandOverState
from obhut.accounts.states import OPEN
from obhut.kernel.actor import Role

GRANTED_ROLES = tuple(role.value for role in Role if role is not Role.DESK_HOLDER)
"""Desks are held, not granted: a Holding says so."""


class _People(BaseUserManager["Person"]):
    """Nobody is made by form or command: see ``actions.invitations``."""


class Person(AbstractBaseUser):
    """Somebody with an account. No page, letter or key of the public part names a person."""

    USERNAME_FIELD = "mail"
    EMAIL_FIELD = "mail"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mail = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    objects = _People()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mail_is_in_small_letters", condition=Q(mail=Lower(F("mail")))
            )
        ]

    def __str__(self) -> str:
        return self.name or self.mail


class RoleGrant(models.Model):
    """A role inside an area, from a day on. ``to_on`` is the first day on which it no longer holds."""

    person = models.ForeignKey(Person, related_name="grants", on_delete=models.PROTECT)
    role = models.CharField(max_length=20)
    level = models.CharField(max_length=10, choices=GrantLevel)
    key = models.CharField(max_length=80)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    granted_by = models.UUIDField()
    granted_at = models.DateTimeField()

    class Meta:
        ordering = ("role", "level", "key", "pk")
        constraints = [
            models.CheckConstraint(
                name="granted_role_is_known", condition=Q(role__in=GRANTED_ROLES)
            ),
            models.CheckConstraint(
                name="grant_level_is_of_an_area",
                condition=Q(level__in=GrantLevel.values) & ~Q(level=GrantLevel.DESK),
            ),
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                violation_error_message="A grant ends after it begins.",
            ),
            models.UniqueConstraint(
                name="granted_once_at_a_time",
                fields=["person", "role", "level", "key"],
                condition=Q(to_on=None),
                violation_error_message="This person has this role already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.level}:{self.key}"


class Holding(models.Model):
    """A person at a desk, from a day on. ``to_on`` is the first day on which they no longer hold it."""

    person = models.ForeignKey(Person, related_name="holdings", on_delete=models.PROTECT)
    desk = models.CharField(max_length=80)
    is_deputy = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("is_deputy", "from_on", "desk")
        constraints = [
            models.CheckConstraint(
                name="holding_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                violation_error_message="A desk is held from a day to a later one.",
            ),
            models.UniqueConstraint(
                name="held_once_at_a_time",
                fields=["person", "desk"],
                condition=Q(to_on=None),
                violation_error_message="This person holds this desk already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk} from {self.from_on}"


class HandOver(models.Model):
    """Somebody leaves a desk; whoever comes after them reads what waits there, and confirms."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    holding = models.ForeignKey(
        Holding, related_name="hand_overs", on_delete=models.PROTECT, help_text="of who leaves"
    )
    last_on = models.DateField(help_text="last day on which the leaver holds the desk")
    next = models.ForeignKey(
        Person, null=True, related_name="+", on_delete=models.PROTECT, help_text="who comes"
    )
    taken = models.ForeignKey(
        Holding, null=True, related_name="+", on_delete=models.PROTECT, help_text="of who comes"
    )
    read = models.JSONField(
        default=dict, blank=True, help_text="what who comes has opened: name -> in which state"
    )
    state = models.CharField(max_length=10, choices=HandOverState, default=HandOverState.STARTED)
    started_by = models.UUIDField()
    started_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("last_on", "started_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="hand_over_state_is_known", condition=Q(state__in=HandOverState.values)
            ),
            models.CheckConstraint(
                name="hand_over_is_confirmed_by_somebody",
                condition=~Q(state=HandOverState.CONFIRMED)
                | Q(next__isnull=False, taken__isnull=False, confirmed_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="handed_over_once_at_a_time",
                fields=["holding"],
                condition=Q(state__in=OPEN),
                violation_error_message="This person hands this desk over already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.state}"


class Invitation(models.Model):
    """A one-time link to a mailbox. Only the digest of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mail = models.EmailField()
    role = models.CharField(max_length=20)
    level = models.CharField(max_length=10, choices=GrantLevel)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.UUIDField()
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="invited_role_is_known", condition=Q(role__in=[role.value for role in Role])
            ),
            models.CheckConstraint(
                name="invitation_ends_one_way",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.level}:{self.key}"
