"""docs/performance.md: every number with its goal, its raw values and the command to repeat it."""

from collections.abc import Iterable, Sequence
from datetime import date

from bench.measures import Result, measure_of

HEAD = """# How fast is it?

Written by `make bench`, never by hand. Every number is a ratio against a named peer or a limit, found in the same run on the
same machine; the raw medians beside it belong to that machine only. Run it again to know about yours.
"""
HOW = """
## How it is measured

- The product runs as `obhut run` starts it: granian with one worker and four threads, PostgreSQL of its own in an empty folder,
  the content of this repository in force. Requests come over loopback on two connections that are kept open.
- The **bare template page** is a heading and a paragraph in the frame that every page has, served by the same process through the
  same middleware. It lies in `bench/bare`, and no address of the product leads to it.
- Plan pages are asked for 140 different places, professions and situations in turn, at the moment of asking. The product keeps
  parts of pages by what they say; no page is kept whole, and which edition holds is asked of the database every time.
- CPU is what the processes of the web server used (user and system), not the clock: others may work on the machine. Peer
  and ours alternate in rounds; what counts is the median of the rounds' ratios. 100 % is as cheap as the peer.
- Sizes are bodies as a browser fetches them, compressed as the server offers it (with brotli): the page,
  its styles, scripts and icon, and the fonts whose letters it uses.
- The verifier gets a desk for every function in every place it is needed in, each open in a week of hours, so that together
  they leave no gap and every week has to be looked at to its end, also with a holiday on each of its days.
- After that each function about children is changed and changed back, and only what rests on it is looked at again.
- Writing is measured at a draft of the whole federal text: pages and saved facts are asked for as a browser does, through every
  middleware, by somebody signed in with a second factor; CPU is that of the process and of its database together, the median of
  15, and of the kinds of node the dearest counts.
- The HSDS list is asked for 200 times a round, 50 services a page, over kept connections. The official mock API is started
  from where it lies beside the project and gets the services of that page as its files; where it is absent the row says so.
- The merge gets 600 nodes of the content of this repository, edited by two, ten nodes by both; `git merge-file` gets the same three
  texts as one file each. Reading and writing files is not counted for either, starting a process is for git.
- The search is asked the same questions at 1,000, 50,000 and 1,000,000 generated service points; the first and the last take turns
  question by question. Of each question the median of nine rounds of 20 counts, p95 is over the questions. CPU is that of the
  process and of its database together, without the page around the entries. From size to size only the questions are compared
  that fill a page of 20 at each; their p95 has to keep the goal, and so has the median of their own ratios. The entries on a page
  are others at each size, some pages a quarter longer. What a process reads once of a generation, its words and the sets behind
  the frequent ones, is not counted.
- The lists of keepers are read in the same database, where every fourth entry has a desk; six lists, five rounds of six each,
  only those compared that fill a page of 100 at each size.
- Memory is the proportional share (PSS) of all processes after a first answer and the worker's first minute's work.
"""


def table(results: Iterable[Result]) -> str:
    """One row a result, in the order given."""
    rows = ["| what | against | result | goal | met | raw | again |", "| --- " * 7 + "|"]
    for result in results:
        measure = measure_of(result.key)
        rows.append(
            f"| {measure.what} | {measure.against} | **{result.ratio}** | {measure.goal} "
            f"| {_met(result)} | {result.raw} | `{measure.command}` |"
        )
    return "\n".join(rows) + "\n"


def document(results: Sequence[Result], *, on: date, machine: Sequence[str]) -> str:
    """The whole page."""
    facts = "; ".join(machine)
    return (
        f"{HEAD}\nMeasured on {on.isoformat()}: {facts}.\n\n{table(results)}{missed(results)}{HOW}"
    )


def missed(results: Iterable[Result]) -> str:
    """What goal is missed, and why; nothing where all are met."""
    measures = [measure_of(result.key) for result in results if result.met is False]
    lines = [
        f"- {each.what} ({each.goal}): {each.reason or 'not found out yet.'}" for each in measures
    ]
    return "\n".join(["\n## What is missed, and why\n", *lines, ""]) if lines else ""


def _met(result: Result) -> str:
    match result.met:
        case None:
            return "–"
        case True:
            return "yes"
        case False:
            return "**no**"
