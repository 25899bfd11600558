"""What rehearsals say on the command line, as text and as data."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.rehearsals import stage_of
from obhut.kernel.rehearsal.net import Net, as_plain, compare
from obhut.web.rehearsals.course_page import CoursePage, names_of
from obhut.web.rehearsals.words import (
    MENDED_BY,
    dead_end_in_words,
    dead_ends_in_words,
    stalled_in_words,
)


def print_course(page: CoursePage) -> None:
    print(f"{page.who} · {page.where} · {page.when}")
    for question, answer in (*page.answers, *page.silent):
        print(f"  {question}: {answer}")
    for part in page.parts:
        print(f"\n{part.title}")
        for line in part.lines:
            mark = "!" if line.is_dead_end else " "
            print(f"{mark} {line.clock} {line.day and f'({line.day}) '}{line.says}")
    print(f"\n{dead_ends_in_words(len(page.dead_ends))}")


def course_as_data(page: CoursePage) -> dict[str, Any]:
    return {"made_up": True, **asdict(page)}


def print_net(edition: EditionSeen, land: str, year: int, net: Net, before: Net | None) -> None:
    names = names_of(edition, stage_of(edition, land=land, year=year))
    if before is not None:
        print(f"{_('Before')}: {_sum(before)}\n{_('After')}: {_sum(net)}")
    else:
        print(_sum(net))
    numbers = {each.dead_end: each.numbers for each in net.caught}
    for each in compare(before or net, net):
        times = f"{each.before} → {each.after}" if before else str(each.after)
        print(f"\n[{times}] {names.known_step(each.dead_end.step)}")
        print(f"  {dead_end_in_words(each.dead_end, names)}")
        print(f"  → {MENDED_BY[each.dead_end.stalled.why]}")
        if first := numbers.get(each.dead_end, ())[:3]:
            print(f"  --number {', '.join(map(str, first))}")


def net_as_data(
    edition: EditionSeen, drawn: Mapping[str, Any], net: Net, before: Net | None
) -> dict[str, Any]:
    found = {
        "made_up": True,
        "concept": edition.concept,
        "edition": edition.number,
        "state": edition.state.value,
        **drawn,
        **as_plain(net),
    }
    return found | ({"before": as_plain(before)} if before else {})


def in_json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _sum(net: Net) -> str:
    return f"{dead_ends_in_words(len(net.caught))} ({stalled_in_words(net)})"
