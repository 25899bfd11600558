"""``obhut responsible FUNCTION``: who answers for a function, here and now."""

import argparse

from django.utils import timezone, translation

from obhut.cli.asked import add_place, query_of
from obhut.kernel.deadlines.days import day_of


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("responsible", help="who answers for a function at a place")
    parser.add_argument("function")
    add_place(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.cli.printing import print_answer  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import (  # noqa: PLC0415 -- app ready
        in_force,
        who_answers,
        who_is_responsible,
    )
    from obhut.web.api.answers import as_json, responsible_as_data  # noqa: PLC0415 -- app ready
    from obhut.web.finder.asking import read_moment, read_place  # noqa: PLC0415 -- app ready

    query = query_of(args)
    at = read_moment(query.get("at", ""), now=timezone.now())
    place = read_place(query)
    present = in_force(place, at)
    answer = who_is_responsible(args.function, place=place, at=at)
    instead = who_answers(args.function, place=place, at=at)
    with translation.override(args.lang):
        if args.json:
            told = responsible_as_data(args.function, answer, present, at=at, instead=instead)
            print(as_json(told))
        else:
            print_answer(answer, instead, present, today=day_of(at))
    return 0
