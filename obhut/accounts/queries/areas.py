"""What a grant is for: the area, or the areas that a desk serves."""

from collections.abc import Iterable

from django.db.models import Q

from obhut.accounts.enums import LEVELS_OF, GrantLevel
from obhut.accounts.policies import GRANTING
from obhut.directory.queries.desks import desks_in_force, service_point_of
from obhut.directory.queries.places import districts
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import LAND_OF_AGS, Area, Level, bezirke_of, read_area

FEDERATION = Area(level=Level.FEDERATION, key="DE")


def read_grant(role: str, where: str) -> Grant:
    """From "district_keeper" and "kreis:09564" to a grant. Raises Faulty with what would be right."""
    if role not in list(Role):
        raise Faulty((_no_such_role(role),))
    wanted = Role(role)
    level, _, key = where.partition(":")
    if level not in LEVELS_OF[wanted]:
        raise Faulty((_wrong_level(wanted, where),))
    grant = Grant(wanted, level, key)
    areas_of(grant)
    return grant


def areas_of(grant: Grant) -> tuple[Area, ...]:
    """The areas a grant is for. Raises Faulty where the directory knows no such area or desk."""
    if grant.level == GrantLevel.DESK:
        rows = service_point_of(grant.key)
        if rows is None:
            raise Faulty((_no_such_place(grant),))
        return tuple(map(area_of, rows[0].areas))
    try:
        area = read_area(f"{grant.level}:{grant.key}")
    except ValueError:
        raise Faulty((_no_such_place(grant),)) from None
    if area.level is Level.KREIS and area.key not in districts().kreise:
        raise Faulty((_no_such_place(grant),))
    return (area,)


def areas_still_known(grant: Grant) -> tuple[Area, ...]:
    """The same of what was granted once; none where the desk has left the directory since."""
    try:
        return areas_of(grant)
    except Faulty:
        return ()


def inside(by: Actor) -> Q:
    """Of what has a level and a key: everything inside the areas that somebody keeps."""
    found = Q(pk__in=[])
    for grant in _keeping(by):
        found |= _inside(Area(level=Level(grant.level), key=grant.key))
    return found


def areas_inside(by: Actor) -> list[Area]:
    """The areas for which a role can be granted, inside those that somebody keeps."""
    kept = {(Level(grant.level), grant.key) for grant in _keeping(by)}
    return [area for area in _every_area() if kept & {area.as_key, *area.within}]


def _every_area() -> Iterable[Area]:
    known = districts()
    yield FEDERATION
    yield from (Area(level=Level.LAND, key=key) for key in known.laender)
    yield from (Area(level=Level.KREIS, key=key) for key in known.kreise)
    for land in known.laender:
        yield from bezirke_of(land)


def desks_inside(by: Actor) -> list[str]:
    """Keys of the desks that serve no area outside those that somebody keeps."""
    kept = {(Level(grant.level), grant.key) for grant in _keeping(by)}
    return [
        desk.key
        for desk in desks_in_force()
        if all(kept & {area.as_key, *area.within} for area in desk.areas)
    ]


def _keeping(by: Actor) -> Iterable[Grant]:
    return (grant for grant in by.grants if grant.role in GRANTING)


def _inside(area: Area) -> Q:
    match area.level:
        case Level.FEDERATION:
            return ~Q(level=GrantLevel.DESK)
        case Level.LAND:
            numbers = [number for number, land in LAND_OF_AGS.items() if land == area.key]
            kreise = Q(level=GrantLevel.KREIS, key__startswith=numbers[0])
            bezirke = Q(level=GrantLevel.BEZIRK, key__startswith=f"{area.key}-")
            return Q(level=GrantLevel.LAND, key=area.key) | kreise | bezirke
        case _:
            return Q(level=area.level.value, key=area.key)


def _no_such_role(role: str) -> Fault:
    known = ", ".join(Role)
    return Fault(
        where="grant",
        field="role",
        de=f"„{role}“ ist keine Rolle. Möglich sind: {known}.",
        en=f'"{role}" is no role. Possible are: {known}.',
    )


def _wrong_level(role: Role, where: str) -> Fault:
    levels = ", ".join(sorted(level.value for level in LEVELS_OF[role]))
    return Fault(
        where="grant",
        field="area",
        de=f"Für „{where}“ kann die Rolle {role} nicht vergeben werden. Möglich sind: {levels}.",
        en=f'The role {role} cannot be granted for "{where}". Possible are: {levels}.',
    )


def _no_such_place(grant: Grant) -> Fault:
    return Fault(
        where="grant",
        field="area",
        de=f"„{grant.level}:{grant.key}“ kennt das Verzeichnis nicht.",
        en=f'The directory does not know "{grant.level}:{grant.key}".',
    )
