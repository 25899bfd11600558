"""Who did something in a text: the role they had then, never a name."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from obhut.accounts.queries.deeds import GrantedFor, granted_to
from obhut.kernel.actor import CLOCK, INSTALLATION, Actor
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts.words import grant_in_words
from obhut.web.keeping.looking import EVERYBODY


class People:
    """Those who are spoken of on a page, asked for once."""

    def __init__(self, who: Iterable[UUID], *, seen_by: Actor) -> None:
        self._granted: Mapping[UUID, tuple[GrantedFor, ...]] = granted_to(who)
        self._reader = seen_by.person

    def called(self, person: UUID, at: datetime) -> str:
        """The widest role they had at that time with which one works on texts."""
        if person == self._reader:
            return _("you")
        if person == INSTALLATION.person:
            return _("whoever runs this installation")
        if person == CLOCK.person:
            return _("the clock")
        granted = self._granted.get(person, ())
        then = [each.grant for each in granted if each.held_on(day_of(at))]
        for grant in (each for each in then if each.role in EVERYBODY):
            return grant_in_words(grant)
        return _("somebody who no longer has a role here")
