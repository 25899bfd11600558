"""``obhut may-tell``: the answer of the gate on the command line, the same as on the page."""

import argparse

from django.utils import timezone, translation


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("may-tell", help="may this be told to them, and on which ground")
    parser.add_argument("sender", help="key of a profession or a function: as-teacher")
    parser.add_argument("recipient", help="key of a function: youth-office")
    parser.add_argument("data_class", help="d0 to d7")
    parser.add_argument("--purpose", default="", help="like protection; nothing is assumed")
    parser.add_argument("--consent", default="", metavar="refused|not_asked|child|guardian|both")
    parser.add_argument("--danger", default="", metavar="now|not_now|unknown")
    parser.add_argument("--at", default="", help="2026-11-27T23:30; now if left out")
    parser.add_argument("--json", action="store_true", help="as data, like the API")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.cli.asked import query_of  # noqa: PLC0415 -- app ready
    from obhut.cli.printing import print_gate  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import in_force, may_tell  # noqa: PLC0415 -- app ready
    from obhut.web.api.answers import as_json  # noqa: PLC0415 -- app ready
    from obhut.web.api.gate_answers import gate_as_data  # noqa: PLC0415 -- app ready
    from obhut.web.gate.asking import read_gate  # noqa: PLC0415 -- app ready
    from obhut.web.gate.card import gate_card  # noqa: PLC0415 -- app ready

    query = query_of(args)
    question, at = read_gate(query, now=timezone.now())
    answer, present = may_tell(question), in_force()
    with translation.override(args.lang):
        if args.json:
            told = gate_as_data(answer, present.mechanism, edition=present.edition, at=at)
            print(as_json(told))
        else:
            print_gate(gate_card(answer, query, at=at))
    return 0
