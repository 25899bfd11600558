"""The verifier over a whole country: a desk for every function in every place it is needed in."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from datetime import time as clock
from pathlib import Path
from statistics import median

from bench.measures import Result
from bench.ratios import percent
from obhut.cli.content import files_in
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.mechanism.directory import DirectoryText, read_directory
from obhut.kernel.mechanism.mechanism import Mechanism, Statement, read_mechanism
from obhut.kernel.routing.desks import Confidence, Desk
from obhut.kernel.routing.hours import Hours, OnHolidays, Span, Weekly
from obhut.kernel.routing.places import FEDERATION_KEY, Area, Level, Place
from obhut.kernel.verifier.again import verify_again
from obhut.kernel.verifier.needed_places import needed_places
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify

CONTENT = Path(__file__).resolve().parents[1] / "content"
LIMIT, AGAIN = 1.0, 0.1
ROUNDS = 7
TODAY = date(2026, 11, 24)
WORKDAYS, WEEKEND = range(5), (5, 6)
DAY, EVENING, MIDNIGHT = clock(8), clock(16), clock(0)
BY_DAY = Weekly(
    spans=tuple(Span(weekday=day, hours=Hours(opens=DAY, closes=EVENING)) for day in WORKDAYS)
)
BY_NIGHT = Weekly(
    spans=(
        *(Span(weekday=day, hours=Hours(opens=EVENING, closes=DAY)) for day in range(7)),
        *(Span(weekday=day, hours=Hours(opens=MIDNIGHT, closes=MIDNIGHT)) for day in WEEKEND),
    ),
    on_holidays=OnHolidays.OWN_HOURS,
    holiday_hours=(
        Hours(opens=MIDNIGHT, closes=MIDNIGHT),
        Hours(opens=EVENING, closes=DAY),
    ),
)
"""Takes over from the day's desk; on a holiday all day. Together they leave no gap."""


def measure() -> list[Result]:
    mechanism, directory = content()
    districts = {kreis.ags: kreis.land for kreis in directory.districts.kreise}
    empty = Review(mechanism=mechanism, districts=districts, today=TODAY)
    desks = tuple(country(mechanism, empty))
    used: list[float] = []
    findings = 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        review = Review(mechanism=mechanism, desks=desks, districts=districts, today=TODAY)
        findings = len(verify(review))
        used.append(time.process_time() - begun)
    seconds = median(used)
    return [
        Result(
            key="verifier",
            ratio=percent(seconds / LIMIT),
            met=seconds < LIMIT,
            raw=f"{seconds:.2f} s CPU; {len(set(districts.values()))} Länder, {len(districts)} "
            f"Kreise, {len(mechanism.functions)} functions, {len(desks)} desks, "
            f"{findings} findings",
        ),
        again(Review(mechanism=mechanism, desks=desks, districts=districts, today=TODAY)),
    ]


def again(review: Review) -> Result:
    """What one changed function costs, one after the other, each back and forth."""
    kept = verify_again(review, None)
    used: list[float] = []
    for key in [
        key for key, each in review.mechanism.functions.items() if each.facts.about_children
    ]:
        for changed in (_turned(review, key), review):
            begun = time.process_time()
            kept = verify_again(changed, kept)
            used.append(time.process_time() - begun)
    most = max(used)
    return Result(
        key="again",
        ratio=percent(most / AGAIN),
        met=most <= AGAIN,
        raw=f"{median(used) * 1000:.0f} ms CPU (median), {most * 1000:.0f} ms at most, "
        f"over {len(used)} changes of functions",
    )


def _turned(review: Review, key: str) -> Review:
    """The same with a function that must answer around the clock, or need not any more."""
    functions = dict(review.mechanism.functions)
    statement = functions[key]
    facts = statement.facts.model_copy(
        update={"around_the_clock": not statement.facts.around_the_clock}
    )
    node = statement.node.model_copy(update={"facts": facts})
    functions[key] = Statement(node, facts)
    return review.of(replace(review.mechanism, functions=functions))


def content() -> tuple[Mechanism, DirectoryText]:
    """The content of this repository, read without a database."""
    files = files_in(CONTENT)
    federal = {name: text for name, text in files.items() if name.startswith("federal/")}
    others = {name: text for name, text in files.items() if name not in federal}
    return read_mechanism(read_edition(federal)), read_directory(others, functions=None)


def country(mechanism: Mechanism, review: Review) -> Iterator[Desk]:
    """For every function and every place it is needed in, a desk by day and one by night."""
    places = needed_places(review)
    for function, statement in mechanism.functions.items():
        for name, place in places[statement.facts.level].items():
            area = area_of(place)
            key = f"{function}-{name.lower()}"
            yield _desk(f"{key}-day", function, area, BY_DAY, stand_in=f"{key}-night")
            yield _desk(f"{key}-night", function, area, BY_NIGHT, stand_in=f"{key}-day")


def area_of(place: Place) -> Area:
    """The narrowest area that a place names."""
    if place.bezirk:
        return Area(level=Level.BEZIRK, key=f"{place.land}-{place.bezirk}")
    if place.kreis:
        return Area(level=Level.KREIS, key=place.kreis)
    if place.land:
        return Area(level=Level.LAND, key=place.land)
    return Area(level=Level.FEDERATION, key=FEDERATION_KEY)


def _desk(key: str, function: str, area: Area, hours: Weekly, *, stand_in: str) -> Desk:
    return Desk(
        key=key,
        function=function,
        organisation="Generated",
        name=key,
        areas=(area,),
        hours=hours,
        seen_on=TODAY,
        source="https://example.org",
        confidence=Confidence.PAGE,
        mailbox="jugendamt@example.org",
        phones=("0000 1",),
        deputy=stand_in,
        on_call=stand_in,
        holders=2,
    )
