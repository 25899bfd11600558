"""``obhut may-tell``: the answer of the gate on the command line, the same as on the page."""

import argparse

from django.utils import timezone, translation

from obhut.cli.asked import add_place, query_of


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("may-tell", help="may this be told to them, and on which ground")
    parser.add_argument("sender", help="key of a profession or a function: as-teacher")
    parser.add_argument("recipient", help="key of a function: youth-office")
    parser.add_argument("data_class", help="d0 to d7")
    parser.add_argument("--purpose", default="", help="like protection; nothing is assumed")
    parser.add_argument("--consent", default="", metavar="refused|not_asked|child|guardian|both")
    parser.add_argument("--danger", default="", metavar="now|not_now|unknown")
    add_place(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.cli.printing import print_gate  # noqa: PLC0415 -- app ready
    from obhut.kernel.gate.gate import may_tell  # noqa: PLC0415 -- app ready
    from obhut.web.api.answers import as_json  # noqa: PLC0415 -- app ready
    from obhut.web.api.gate_answers import gate_as_data  # noqa: PLC0415 -- app ready
    from obhut.web.gate.asking import read_gate  # noqa: PLC0415 -- app ready
    from obhut.web.gate.card import gate_card  # noqa: PLC0415 -- app ready

    query = query_of(args)
    asked = read_gate(query, now=timezone.now())
    answer, present = may_tell(asked.question, asked.present.mechanism), asked.present
    with translation.override(args.lang):
        if args.json:
            print(as_json(gate_as_data(answer, present, at=asked.at)))
        else:
            print_gate(gate_card(answer, query, present, at=asked.at), present)
    return 0
