"""The active generation as a list to page through: which service points bear what, no entry itself.

Made once for a generation. A page of it reads the rows it shows and no others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from obhut.directory.errors import NotRegistered
from obhut.directory.models import DirectoryRow, Generation
from obhut.directory.queries.entries import Entry
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.directory.queries.register import NOT_LOADED
from obhut.kernel.exchange.hsds_ids import organization_id, place_id, service_id
from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, ServicePointRow
from obhut.kernel.routing.places import Key, Place
from obhut.kernel.searching.numbers import Numbers, numbers_of

FIELDS = ("kind", "carrier", "minors", "professionals_advised", "forms", "lands", "areas")
AT_ONCE = 200
"""So many rows are read at a time where all are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Who carries service points. One that was not ``seen`` bears the name of the entry it stands for."""

    id: UUID
    name: str
    seen: bool
    numbers: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is kept of a generation: numbers of the register by what they bear."""

    directory: ActiveDirectory
    loaded_at: datetime
    changed: Mapping[int, datetime]
    """Service points that were changed since, themselves or at a desk, and when last."""
    everything: Numbers
    bearing: Mapping[str, Mapping[str, Numbers]]
    """Kind, form, minors, professionals, land, function, level -> value -> service points."""
    serving: Mapping[Key, Numbers]
    """Area -> the service points that work for it, themselves or through a desk."""
    carriers: Mapping[UUID, Carrier]
    services: Mapping[UUID, int]
    places: Mapping[UUID, int]

    def changed_at(self, number: int) -> datetime:
        return max(self.loaded_at, self.changed.get(number, self.loaded_at))

    def changed_since(self, moment: datetime) -> Numbers:
        if self.loaded_at >= moment:
            return self.everything
        return numbers_of(number for number, at in self.changed.items() if at >= moment)


@dataclass(slots=True)
class _Making:
    """What rows say, gathered number by number."""

    bearing: defaultdict[str, defaultdict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    serving: defaultdict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, int] = field(default_factory=dict)
    names: dict[UUID, tuple[str, bool]] = field(default_factory=dict)
    carried: defaultdict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[int, datetime] = field(default_factory=dict)

    def take_points(self, rows: QuerySet[DirectoryRow]) -> None:
        paths = [f"content__{name}" for name in FIELDS]
        points = rows.filter(file=SERVICE_POINTS, number__isnull=False).order_by("number")
        read = points.values_list("number", "key", "changed_at", "content__name", *paths)
        for number, key, at, name, *said in read:
            point = dict(zip(FIELDS, said, strict=True))
            carrier = organization_id(point["carrier"], key)
            self.numbers[key] = number
            self.names.setdefault(carrier, (point["carrier"] or name, bool(point["carrier"])))
            self.carried[carrier].append(number)
            self.take(number, point["areas"] or (), at, **_values(point))

    def take_desks(self, rows: QuerySet[DirectoryRow]) -> None:
        desks = rows.filter(file=DESKS, point__isnull=False)
        for desk, at in desks.values_list("content", "changed_at"):
            number = self.numbers.get(desk["service_point"])
            if number is not None:  # else its service point came this moment
                self.take(number, desk["areas"], at, function=[desk["function"]])

    def take(
        self,
        number: int,
        areas: Iterable[Mapping[str, str]],
        at: datetime | None,
        **values: list[str],
    ) -> None:
        places = [AreaRow.model_validate(area) for area in areas]
        for place in places:
            self.serving[area_of(place).as_key].append(number)
        values["level"] = [place.level for place in places]
        for name, several in values.items():
            for value in dict.fromkeys(several):
                self.bearing[name][value].append(number)
        if at is not None:
            self.changed[number] = max(at, self.changed.get(number, at))


def listing() -> Listing:
    """Of the active directory. Raises NotRegistered before the first load."""
    active = active_directory()
    if active is None:
        raise NotRegistered(NOT_LOADED)
    return _listing_of(active)


@lru_cache(maxsize=2)
def _listing_of(directory: ActiveDirectory) -> Listing:
    making, rows = _Making(), DirectoryRow.objects.filter(generation=directory.row)
    making.take_points(rows)
    making.take_desks(rows)
    numbers, names = making.numbers, making.names
    return Listing(
        directory=directory,
        loaded_at=Generation.objects.get(pk=directory.row).loaded_at,
        changed=making.changed,
        everything=numbers_of(numbers.values()),
        bearing={
            name: {value: numbers_of(each) for value, each in values.items()}
            for name, values in making.bearing.items()
        },
        serving={area: numbers_of(each) for area, each in making.serving.items()},
        carriers={
            own: Carrier(id=own, name=names[own][0], seen=names[own][1], numbers=numbers_of(each))
            for own, each in making.carried.items()
        },
        services={service_id(key): number for key, number in numbers.items()},
        places={place_id(key): number for key, number in numbers.items()},
    )


def _values(point: Mapping[str, object]) -> dict[str, list[str]]:
    professionals = {None: [], True: ["yes"], False: ["no"]}
    return {
        "kind": [str(point["kind"])],
        "minors": [str(point["minors"])],
        "professionals": professionals[point["professionals_advised"]],  # type: ignore[index]  # a flag or none, as content says it
        "form": list(point["forms"] or ()),  # type: ignore[call-overload]  # a list, as content says it
        "land": list(point["lands"] or ()),  # type: ignore[call-overload]  # so is this
    }


def entries_at(numbers: Iterable[int], kept: Listing) -> Iterator[tuple[int, Entry]]:
    """The entries with these numbers, each with its desks, in the order given.

    One that was removed this moment is left out.
    """
    wanted = list(numbers)
    for at in range(0, len(wanted), AT_ONCE):
        yield from _entries(wanted[at : at + AT_ONCE], kept.directory.row)


def _entries(numbers: list[int], generation: int) -> Iterator[tuple[int, Entry]]:
    rows = DirectoryRow.objects.filter(generation=generation)
    points = {
        number: ServicePointRow.model_validate(content)
        for number, content in rows.filter(number__in=numbers).values_list("number", "content")
    }
    keys = [point.key for point in points.values()]
    found: defaultdict[str, list[DeskRow]] = defaultdict(list)
    desks = rows.filter(file=DESKS, point__in=keys).order_by("place")
    for content in desks.values_list("content", flat=True):
        found[content["service_point"]].append(DeskRow.model_validate(content))
    for number in numbers:
        if number in points:
            point = points[number]
            yield number, Entry(point=point, desks=tuple(found[point.key]))


def serving(place: Place, kept: Listing) -> Numbers:
    """Who works for an area in which this place lies."""
    either = Numbers()
    for area in place.keys:
        either |= kept.serving.get(area, Numbers())
    return either
