"""What became of an entry: who, when, why, and the difference field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from obhut.accounts.queries.deeds import GrantedFor, granted_to
from obhut.directory.enums import ChangeKind
from obhut.kernel.actor import CLOCK, INSTALLATION
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.row_areas import areas_said
from obhut.web.accounts.words import ROLES, area_in_words
from obhut.web.finder.words import moment_in_words
from obhut.web.keeping import words
from obhut.web.keeping.fields import fields_of

if TYPE_CHECKING:
    from obhut.directory.models import RowChange

DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    id: int
    kind: str
    who: str
    when: str
    why: str
    differences: tuple[Difference, ...]
    can_undo: bool


def changes_in_words(changes: "tuple[RowChange, ...]", *, may_undo: bool) -> tuple[ChangeLine, ...]:
    """The newest first; the newest alone can be taken back."""
    granted = granted_to(change.person for change in changes)
    return tuple(
        ChangeLine(
            id=change.pk,
            kind=str(words.CHANGES[ChangeKind(change.kind)]),
            who=_who(change, granted.get(change.person, ())),
            when=moment_in_words(change.at),
            why=change.why,
            differences=differences(change.file, change.before, change.after),
            can_undo=may_undo and at == 0 and change.kind != ChangeKind.HANDED_OVER,
        )
        for at, change in enumerate(changes)
    )


def differences(
    file: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Difference, ...]:
    """Every field that says something else than before."""
    return tuple(_differences(file, before or {}, after or {}))


def _differences(
    file: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    for each in fields_of(file).values():
        if before.get(each.name) != after.get(each.name):
            yield Difference(
                label=str(each.label),
                before=each.kind.told(before.get(each.name)),
                after=each.kind.told(after.get(each.name)),
            )


def _who(change: "RowChange", granted: tuple[GrantedFor, ...]) -> str:
    """The role and the desk they acted at; never a name."""
    if change.person == INSTALLATION.person:
        return _("whoever runs this installation")
    if change.person == CLOCK.person:
        return _("the clock")
    then = [each.grant for each in granted if each.held_on(day_of(change.at))]
    content = change.after or change.before or {}
    around = {
        key for area in areas_said(change.file, content) for key in (area.as_key, *area.within)
    }
    fitting = [each for each in then if (each.level, each.key) in around or each.level == DESK]
    for grant in (*fitting, *then):
        if grant.level == DESK:
            return _("the desk: %(desk)s") % {"desk": words.desk_name(grant.key)}
        return f"{ROLES[grant.role]}, {area_in_words(grant.level, grant.key)}"
    return _("somebody who no longer has a role here")
