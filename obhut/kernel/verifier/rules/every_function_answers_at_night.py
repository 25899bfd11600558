"""A function that must answer around the clock does, at every minute, wherever it is needed.

The chain of a place is walked as routing walks it: the desk, who is on call, the deputy, then
the wider areas. Together they must be open through an ordinary week, and through a week with a
public holiday on any of its days. Places without any desk are another rule's.
"""

from collections.abc import Iterator

from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Weekly
from obhut.kernel.routing.standing_in import reached_at
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.for_each import ForEach, functions
from obhut.kernel.verifier.needed_places import needed_places
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.week import DAY, HOLIDAYS, ORDINARY, first_gap, open_minutes

Gaps = dict[str, int]
"""Name of a place -> the first minute of the week at which nobody answers there."""
Team = frozenset[Weekly]
"""The hours of all who answer there, one after the other."""


def _at(review: Review, key: str) -> Iterator[Finding]:
    facts = review.mechanism.functions[key].facts
    if not facts.around_the_clock:
        return
    weeks = _Weeks()
    usual: Gaps = {}
    on_holidays: Gaps = {}
    for name, place in needed_places(review)[facts.level].items():
        desks = list(reached_at(place, key, review.book, about_children=facts.about_children))
        if not desks or any(desk.never_closes for desk in desks):
            continue
        team = _hours_of(desks)
        if (gap := weeks.gap(team, ORDINARY)) is not None:
            usual[name] = gap
        elif (gap := weeks.gap_on_holidays(team)) is not None:
            on_holidays[name] = gap
    if usual:
        yield _finding("every-function-answers-at-night", key, usual)
    if on_holidays:
        yield _finding("every-function-answers-on-holidays", key, on_holidays)


every_function_answers_at_night = ForEach(functions, _at)


class _Weeks:
    """The first gap of all who answer at a place, reckoned once: many places keep the same hours."""

    def __init__(self) -> None:
        self._known: dict[tuple[Team, int], int | None] = {}

    def gap(self, team: Team, holiday: int) -> int | None:
        if (team, holiday) not in self._known:
            spans = (each for hours in team for each in open_minutes(hours, holiday))
            self._known[team, holiday] = first_gap(spans)
        return self._known[team, holiday]

    def gap_on_holidays(self, team: Team) -> int | None:
        gaps = (self.gap(team, holiday) for holiday in HOLIDAYS)
        return next((gap for gap in gaps if gap is not None), None)


def _hours_of(desks: list[Desk]) -> Team:
    return frozenset(
        desk.hours
        for desk in desks
        if desk.staffed and not desk.held and isinstance(desk.hours, Weekly)
    )


def _finding(rule: str, function: str, gaps: Gaps) -> Finding:
    first, minute = next(iter(gaps.items()))
    weekday, rest = divmod(minute, DAY)
    return Finding(
        rule=rule,
        weight=Weight.WARNS,
        where=f"functions/{function}",
        facts=(
            ("function", function),
            ("count", str(len(gaps))),
            ("places", ", ".join(gaps)),
            ("first", first),
            ("weekday", str(weekday)),
            ("clock", f"{rest // 60:02}:{rest % 60:02}"),
        ),
    )
