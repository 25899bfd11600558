"""``obhut work``: the worker, which does each minute what is due. ``obhut run`` starts it, too."""

import argparse

from obhut.cli import letters


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "work", help="do each minute what is due, such as sending letters"
    )
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    from obhut.worker.working import work  # noqa: PLC0415 -- app ready

    letters.tell_if_nobody_sends()
    work()
    return 0
