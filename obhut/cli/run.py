"""``obhut run``: prepare everything, then serve until Ctrl-C."""

import argparse

from obhut.config.environment import flag
from obhut.server.database import database_at_hand
from obhut.server.preparing import collect_static, compile_translations, content_folder, migrate
from obhut.server.serving import check_port_free, serve, stop_when_told


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("run", help="prepare everything and serve the product")
    parser.set_defaults(run=run, alone=True)


def run(_args: argparse.Namespace) -> int:
    from obhut.cli import database, load  # noqa: PLC0415 -- app ready

    stop_when_told()
    check_port_free()
    compile_translations()
    collect_static()
    print("Starting the database …", flush=True)
    with database_at_hand() as at_hand:
        print("Preparing the tables …", flush=True)
        migrate(at_hand)
        print("Loading the content …", flush=True)
        database.settle(at_hand.app_url)
        trial = flag("OBHUT_EXAMPLES", default=at_hand.cluster is not None)
        load.run(argparse.Namespace(folder=content_folder(), examples=trial))
        print("Starting the web server and the worker …", flush=True)
        serve(at_hand)
    print("Stopped.", flush=True)
    return 0
