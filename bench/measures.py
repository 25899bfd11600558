"""What is measured, against what, and what would be good. Each result belongs to one of these."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What can be measured by itself: ``python -m bench PART``."""

    PAGES = "pages"
    HSDS = "hsds"
    SIZES = "sizes"
    VERIFIER = "verifier"
    REHEARSAL = "rehearsal"
    MERGE = "merge"
    LOAD = "load"
    BOARD = "board"
    DRAFTING = "drafting"
    SEARCH = "search"
    MEMORY = "memory"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the table. Without a goal it is told, not judged."""

    key: str
    part: Part
    what: str
    against: str
    goal: str = "–"
    reason: str = ""
    """Why the goal is missed, wherever it is."""

    @property
    def command(self) -> str:
        return f".venv/bin/python -m bench {self.part}"


BARE = "bare template page"
ITS_WORK = (
    "A plan does what the bare page does not: it asks the database what is in force, asks about a "
    "dozen desks whether they are open, and sends ten times as much. Finished pages could be kept by "
    "their address, but that says who asks and what they fear: see decision 26."
)
MEASURES: tuple[Measure, ...] = (
    Measure(
        key="plan", part=Part.PAGES, what="Plan page, compressed", against=BARE, goal="≥ 60 %",
        reason=ITS_WORK,
    ),
    Measure(
        key="plan-plain", part=Part.PAGES, what="Plan page, not compressed", against=BARE,
        goal="≥ 60 %", reason=ITS_WORK,
    ),
    Measure(
        key="plan-cpu", part=Part.PAGES, what="Plan page, CPU per request", against="5 ms",
        goal="≤ 100 %",
        reason="The limit is in milliseconds, so it depends on the machine and on who else works on it; "
        "the frame, which every page has, takes near to half of what a plan takes.",
    ),
    Measure(key="finder", part=Part.PAGES, what="Finder, its questions", against=BARE),
    Measure(key="desks", part=Part.PAGES, what="Finder, a desk looked for", against=BARE),
    Measure(
        key="api-responsible", part=Part.PAGES, what="API, who is responsible", against=BARE
    ),
    Measure(key="api-plan", part=Part.PAGES, what="API, the plan", against=BARE),
    Measure(
        key="hsds", part=Part.HSDS, what="HSDS, `GET /services`",
        against="the official mock API, same services",
    ),
    Measure(
        key="first", part=Part.SIZES, what="First visit, all that is fetched", against="100 kB",
        goal="≤ 100 %",
    ),
    Measure(
        key="later", part=Part.SIZES, what="Later visit, the page alone", against="20 kB",
        goal="≤ 100 %",
    ),
    Measure(
        key="cookies", part=Part.SIZES, what="Cookies and requests to third parties",
        against="none", goal="0",
    ),
    Measure(
        key="search", part=Part.SEARCH, what="Search in 50,000 service points, p95 of the CPU",
        against="50 ms", goal="≤ 100 %",
    ),
    Measure(
        key="search-flat", part=Part.SEARCH, what="Search in 1,000,000 service points, CPU",
        against="1,000 service points", goal="≤ 1.3 ×, p95 and median",
        reason="What grows is cutting the sets of frequent words and counting them by Land, some "
        "hundredths of a millisecond a set; some pages also show longer entries at one size than at "
        "another.",
    ),
    Measure(
        key="keeping", part=Part.SEARCH,
        what="List of 100 entries for a keeper, in 1,000,000 service points, CPU",
        against="1,000 service points", goal="≤ 1.3 ×",
    ),
    Measure(
        key="verifier", part=Part.VERIFIER,
        what="Verifier: 16 Länder × 400 Kreise × a week of hours", against="1 s CPU",
        goal="< 100 %",
    ),
    Measure(
        key="again", part=Part.VERIFIER, what="The same after a function was changed",
        against="100 ms CPU", goal="≤ 100 %",
    ),
    Measure(
        key="net", part=Part.REHEARSAL, what="Rehearsal: a net of 10,000 cases in Bavaria",
        against="10 s CPU", goal="≤ 100 %",
    ),
    Measure(
        key="rehearsal", part=Part.REHEARSAL, what="Rehearsal, events per second",
        against="SimPy, same cases and courses",
    ),
    Measure(
        key="fact", part=Part.DRAFTING, what="A saved fact, answered with its findings",
        against="100 ms CPU", goal="≤ 100 %",
    ),
    Measure(
        key="form", part=Part.DRAFTING, what="Page of a node in the editor", against="300 ms CPU",
        goal="≤ 100 %",
    ),
    Measure(
        key="tree", part=Part.DRAFTING, what="Page of the whole text in the editor",
        against="300 ms CPU", goal="≤ 100 %",
    ),
    Measure(
        key="merge", part=Part.MERGE,
        what="Merge of 600 nodes with 60 + 60 edits, CPU",
        against="`git merge-file`, the same text",
    ),
    Measure(
        key="read", part=Part.LOAD, what="Content read and checked",
        against="PyYAML reading the same files",
    ),
    Measure(
        key="load", part=Part.LOAD, what="Content loaded and put in force",
        against="PyYAML reading the same files",
    ),
    Measure(
        key="board", part=Part.BOARD, what="Board of 16 Länder × 600 nodes, the whole page",
        against="500 ms CPU", goal="≤ 100 %",
    ),
    Measure(
        key="memory", part=Part.MEMORY, what="Memory, idle: web server, database, worker, `obhut run`",
        against="500 MB", goal="≤ 100 %",
    ),
    Measure(key="start", part=Part.START, what="Second start", against="8 s", goal="≤ 100 %"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found for a measure: the ratio, whether the goal is met, and the raw numbers."""

    key: str
    ratio: str
    met: bool | None = None
    raw: str


def measure_of(key: str) -> Measure:
    return next(measure for measure in MEASURES if measure.key == key)
