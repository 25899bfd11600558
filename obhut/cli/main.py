"""The command ``obhut``. Each word is a module of this room."""

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from django.db import OperationalError

from obhut.cli import (
    check,
    database,
    draft,
    export,
    export_audit,
    format,  # noqa: A004 -- the word a user types
    handbook,
    import_hsds,
    import_postcodes,
    invite,
    letters,
    load,
    may_tell,
    merge,
    plan,
    rehearse,
    responsible,
    run,
    schema,
    states,
    take_back,
    verify_audit,
    work,
)
from obhut.config.environment import HalfConfigured
from obhut.kernel.refusals import Faulty, Refusal
from obhut.server.database import database_at_hand
from obhut.server.errors import CannotStart
from obhut.server.preparing import migrate

WORDS: tuple[ModuleType, ...] = (
    run, plan, rehearse, responsible, may_tell, check, merge, load, export, draft, format, schema, states,
    import_postcodes, import_hsds, handbook, invite, work, letters, take_back, verify_audit, export_audit,
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run one word. 0: done · 1: something was found · 2: refused, with the reason."""
    parser = argparse.ArgumentParser(
        prog="obhut",
        description="Whom to call, what to do, and what is in force.",
        epilog="Exit codes: 0 done, 1 something was found, 2 refused; the reason is told.",
    )
    subparsers = parser.add_subparsers(required=True, metavar="WORD")
    for word in WORDS:
        word.add_to(subparsers)
    args = parser.parse_args(argv)
    try:
        return _run(args)
    except Faulty as refused:
        for fault in refused.faults:
            print(f"{fault.field or fault.where}: {fault.de}\n  {fault.en}", file=sys.stderr)
    except (CannotStart, HalfConfigured, Refusal) as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # Whoever reads along has seen enough ("obhut check | head"): nothing is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OperationalError as error:
        print(f"The database does not answer as it should: {error}".strip(), file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 2


def _run(args: argparse.Namespace) -> int:
    if getattr(args, "alone", False):
        return int(args.run(args))
    with database_at_hand() as at_hand:
        migrate(at_hand)
        database.settle(at_hand.app_url)
        return int(args.run(args))
