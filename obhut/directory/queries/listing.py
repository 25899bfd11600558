"""The active generation as a list to page through: which service points bear what, no entry itself.

Made once for a generation. A page of it reads the rows it shows and no others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from obhut.directory.models import DirectoryRow, Generation
from obhut.directory.queries.entries import Entry
from obhut.directory.queries.register import register
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

    generation: int
    changed_at: datetime
    """From when every row of this generation stands as it is."""
    everything: Numbers
    bearing: Mapping[str, Mapping[str, Numbers]]
    """Kind, form, minors, professionals, land, function, level -> value -> service points."""
    serving: Mapping[Key, Numbers]
    """Area -> the service points that work for it, themselves or through a desk."""
    carriers: Mapping[UUID, Carrier]
    services: Mapping[UUID, int]
    places: Mapping[UUID, int]


@dataclass(slots=True)
class _Making:
    bearing: defaultdict[str, defaultdict[str, list[int]]]
    serving: defaultdict[Key, list[int]]

    def bear(self, number: int, **values: Iterable[str]) -> None:
        for name, several in values.items():
            for value in dict.fromkeys(several):
                self.bearing[name][value].append(number)

    def serve(self, number: int, areas: Iterable[Mapping[str, str]]) -> None:
        for area in areas:
            row = AreaRow.model_validate(area)
            self.serving[area_of(row).as_key].append(number)
            self.bear(number, level=[row.level])


def listing() -> Listing:
    """Of the active generation. Raises NotRegistered before the first load."""
    return _listing_of(register().generation)


@lru_cache(maxsize=2)
def _listing_of(generation: int) -> Listing:
    making = _Making(defaultdict(lambda: defaultdict(list)), defaultdict(list))
    numbers: dict[str, int] = {}
    names: dict[UUID, tuple[str, bool]] = {}
    carried: defaultdict[UUID, list[int]] = defaultdict(list)
    rows = DirectoryRow.objects.filter(generation=generation)
    paths = [f"content__{name}" for name in FIELDS]
    points = rows.filter(file=SERVICE_POINTS, number__isnull=False).order_by("number")
    for number, key, name, *said in points.values_list("number", "key", "content__name", *paths):
        point = dict(zip(FIELDS, said, strict=True))
        numbers[key] = number
        carrier = organization_id(point["carrier"], key)
        names.setdefault(carrier, (point["carrier"] or name, bool(point["carrier"])))
        carried[carrier].append(number)
        making.serve(number, point["areas"] or ())
        making.bear(number, **_values(point))
    desks = rows.filter(file=DESKS, place__gt=0).values_list("content", flat=True)
    for desk in desks:
        number = numbers[desk["service_point"]]
        making.serve(number, desk["areas"])
        making.bear(number, function=[desk["function"]])
    return Listing(
        generation=generation,
        changed_at=Generation.objects.get(pk=generation).loaded_at,
        everything=numbers_of(numbers.values()),
        bearing={
            name: {value: numbers_of(each) for value, each in values.items()}
            for name, values in making.bearing.items()
        },
        serving={area: numbers_of(each) for area, each in making.serving.items()},
        carriers={
            own: Carrier(id=own, name=names[own][0], seen=names[own][1], numbers=numbers_of(each))
            for own, each in carried.items()
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


def entries_at(numbers: Iterable[int], kept: Listing) -> Iterator[Entry]:
    """The entries with these numbers, each with its desks, in the order given."""
    wanted = list(numbers)
    for at in range(0, len(wanted), AT_ONCE):
        yield from _entries(wanted[at : at + AT_ONCE], kept.generation)


def _entries(numbers: list[int], generation: int) -> Iterator[Entry]:
    rows = DirectoryRow.objects.filter(generation=generation)
    points = {
        number: ServicePointRow.model_validate(content)
        for number, content in rows.filter(number__in=numbers).values_list("number", "content")
    }
    keys = [point.key for point in points.values()]
    found: defaultdict[str, list[DeskRow]] = defaultdict(list)
    desks = rows.filter(file=DESKS, content__service_point__in=keys).order_by("place")
    for content in desks.values_list("content", flat=True):
        found[content["service_point"]].append(DeskRow.model_validate(content))
    for number in numbers:
        yield Entry(point=points[number], desks=tuple(found[points[number].key]))


def serving(place: Place, kept: Listing) -> Numbers:
    """Who works for an area in which this place lies."""
    either = Numbers()
    for area in place.keys:
        either |= kept.serving.get(area, Numbers())
    return either
