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
from obhut.kernel.verifier.week import DAY, HOLIDAYS, ORDINARY, Open, first_gap, open_minutes

Gaps = dict[str, int]
"""Name of a place -> the first minute of the week at which nobody answers there."""


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
        if (gap := weeks.gap(desks, ORDINARY)) is not None:
            usual[name] = gap
        elif (gap := weeks.gap_on_holidays(desks)) is not None:
            on_holidays[name] = gap
    if usual:
        yield _finding("every-function-answers-at-night", key, usual)
    if on_holidays:
        yield _finding("every-function-answers-on-holidays", key, on_holidays)


every_function_answers_at_night = ForEach(functions, _at)


class _Weeks:
    """The open minutes of each desk, reckoned once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[Open, ...]] = {}

    def gap(self, desks: list[Desk], holiday: int) -> int | None:
        return first_gap(each for desk in desks for each in self._of(desk, holiday))

    def gap_on_holidays(self, desks: list[Desk]) -> int | None:
        gaps = (self.gap(desks, holiday) for holiday in HOLIDAYS)
        return next((gap for gap in gaps if gap is not None), None)

    def _of(self, desk: Desk, holiday: int) -> tuple[Open, ...]:
        if desk.held or not desk.staffed or not isinstance(desk.hours, Weekly):
            return ()
        key = (desk.key, holiday)
        if key not in self._known:
            self._known[key] = open_minutes(desk.hours, holiday)
        return self._known[key]


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
