"""``obhut plan``: the ordered plan on the command line, the same as on the page."""

import argparse

from django.utils import timezone, translation

from obhut.cli.asked import add_place, query_of
from obhut.kernel.plan.situation import QUESTIONS


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("plan", help="the ordered plan for a situation and a place")
    parser.add_argument("--profession", required=True)
    add_place(parser)
    for question, choices in QUESTIONS.items():
        parser.add_argument(f"--{question}", default="", metavar="|".join(choices))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.cli.printing import print_plan  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import plan_for  # noqa: PLC0415 -- app ready
    from obhut.web.api.answers import as_json, plan_as_data  # noqa: PLC0415 -- app ready
    from obhut.web.finder.asking import read_question  # noqa: PLC0415 -- app ready

    asked = read_question(query_of(args), now=timezone.now())
    plan = plan_for(asked.situation, place=asked.place, at=asked.at)
    with translation.override(args.lang):
        if args.json:
            print(as_json(plan_as_data(plan, asked.present)))
        else:
            print_plan(plan, asked.present)
    return 0
