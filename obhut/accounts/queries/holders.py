"""Who holds a desk, how many they are, and whom to tell when nobody does."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from obhut.accounts.enums import HandOverState
from obhut.accounts.models import HandOver, Holding, Person, RoleGrant
from obhut.accounts.queries.acting import valid_on
from obhut.directory.queries.staffing import holders_said, vacancies_waiting
from obhut.kernel.actor import Role
from obhut.kernel.routing.places import FEDERATION_KEY, Area, Level


def holders_counted(desks: Iterable[str] | None = None, *, on: date) -> dict[str, int]:
    """Of every desk that anybody ever held here: how many hold it on this day, deputies aside.

    A desk that nobody ever held here is not in it: what content says of that one stands.
    """
    ever = Holding.objects.filter(is_deputy=False, from_on__lte=on)
    if desks is not None:
        ever = ever.filter(desk__in=list(desks))
    holds = valid_on(on) & Q(person__is_active=True)
    counted = ever.order_by().values_list("desk")
    return dict(counted.annotate(number=Count("person", filter=holds, distinct=True)))


def desks_to_settle(*, on: date) -> list[str]:
    """Desks of which somebody has left or come by this day, and nobody has written it down yet."""
    counted = holders_counted(on=on)
    said = holders_said(counted)
    due = {desk for desk, number in said.items() if number != counted[desk]}
    due |= {desk for desk in vacancies_waiting() if counted.get(desk) or desk not in said}
    return sorted(due | set(_left_by(on)))


def _left_by(on: date) -> list[str]:
    left = HandOver.objects.filter(holding__to_on__lte=on)
    due = Q(state=HandOverState.STARTED)
    due |= Q(state=HandOverState.CONFIRMED, taken__from_on__lte=on)
    return list(left.filter(due).order_by().values_list("holding__desk", flat=True))


def told_of_vacancies(areas: Iterable[Area], *, on: date) -> list[Person]:
    """The Land coordination of these areas; where there is none, who keeps the whole federation."""
    around = {key for area in areas for key in (area.as_key, *area.within)}
    laender = {key for level, key in around if level is Level.LAND}
    told = _people(Role.LAND_COORDINATION, Level.LAND, laender, on)
    return told or _people(Role.FEDERAL_EDITOR, Level.FEDERATION, {FEDERATION_KEY}, on)


def _people(role: Role, level: Level, keys: set[str], on: date) -> list[Person]:
    grants = RoleGrant.objects.filter(
        valid_on(on), role=role.value, level=level.value, key__in=keys
    )
    return list(Person.objects.filter(is_active=True, grants__in=grants).distinct().order_by("pk"))
