"""``obhut rehearse CONCEPT``: made-up cases through an edition. Exit code 1 where any has a dead end."""

import argparse
from typing import TYPE_CHECKING

from django.utils import timezone, translation

from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role

if TYPE_CHECKING:
    from obhut.concepts.queries.editions import EditionSeen
    from obhut.kernel.rehearsal.net import Net

COUNT, MOST = 10_000, 1_000_000
OF_THE_HOUSE = Actor(
    person=INSTALLATION.person,
    desk=INSTALLATION.desk,
    grants=INSTALLATION.grants | {Grant(Role.READER, "federation", "DE")},
)
"""Whoever has the command line reads every draft."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("rehearse", help="play made-up cases through an edition")
    parser.add_argument("concept", help="key of the concept: federal")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--edition", type=int, metavar="N", help="in force if left out")
    which.add_argument("--draft", action="store_true", help="the open draft")
    parser.add_argument("--against", type=int, metavar="N", help="the edition it is laid beside")
    parser.add_argument("--land", default="", help="like DE-BY; of a Land's concept, its own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=COUNT, help="how many cases")
    parser.add_argument("--year", type=int, help="in which they take place; this year if left out")
    parser.add_argument("--number", type=int, metavar="N", help="play this one case of them")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    edition = _edition(args.concept, args.edition, draft=args.draft)
    year = args.year or timezone.localdate().year
    with translation.override(args.lang):
        if args.number is not None:
            return _one(edition, args, year)
        net = _net(edition, args, year)
        before = None
        if args.against is not None:
            before = _net(_edition(args.concept, args.against), args, year)
        return _tell(edition, args, net, before, year)


def _one(edition: "EditionSeen", args: argparse.Namespace, year: int) -> int:
    """The course of one case."""
    from obhut.cli.rehearsed import course_as_data, in_json, print_course  # noqa: PLC0415 -- app ready
    from obhut.web.rehearsals.asking import case_asked  # noqa: PLC0415 -- app ready
    from obhut.web.rehearsals.course_page import course_page  # noqa: PLC0415 -- app ready

    query = {"land": args.land, "seed": args.seed, "year": year, "number": args.number}
    given = {name: str(value) for name, value in query.items()}
    asked = case_asked(edition, given, now=timezone.now())
    page = course_page(edition, asked)
    if args.json:
        print(in_json(course_as_data(page)))
    else:
        print_course(page)
    return int(bool(page.dead_ends))


def _tell(
    edition: "EditionSeen", args: argparse.Namespace, net: "Net", before: "Net | None", year: int
) -> int:
    from obhut.cli.rehearsed import in_json, net_as_data, print_net  # noqa: PLC0415 -- app ready
    from obhut.web.rehearsals.asking import land_asked  # noqa: PLC0415 -- app ready

    land = land_asked(edition, {"land": args.land})
    if args.json:
        drawn = {"land": land, "seed": args.seed, "year": year}
        print(in_json(net_as_data(edition, drawn, net, before)))
    else:
        print_net(edition, land, year, net, before)
    return int(bool(net.caught))


def _net(edition: "EditionSeen", args: argparse.Namespace, year: int) -> "Net":
    from obhut.concepts.actions.rehearsing import check_numbers  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries.rehearsals import generator_of, stage_of  # noqa: PLC0415 -- app ready
    from obhut.kernel.rehearsal.net import cast  # noqa: PLC0415 -- app ready
    from obhut.web.rehearsals.asking import land_asked, read_year  # noqa: PLC0415 -- app ready

    check_numbers(seed=args.seed, count=args.count, most=MOST)
    read_year({"year": str(year)}, otherwise=year)
    land = land_asked(edition, {"land": args.land})
    generator = generator_of(edition, land=land, year=year, seed=args.seed)
    return cast(stage_of(edition, land=land, year=year), generator, args.count)


def _edition(concept: str, number: int | None, *, draft: bool = False) -> "EditionSeen":
    """The one that is named; the one in force where none is. Raises NoSuchEdition."""
    from obhut.concepts.enums import EditionState  # noqa: PLC0415 -- app ready
    from obhut.concepts.errors import NoSuchEdition  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries import editions  # noqa: PLC0415 -- app ready

    if number is not None:
        return editions.edition_for(OF_THE_HOUSE, concept, number)
    wanted = EditionState.DRAFT if draft else EditionState.IN_FORCE
    found = editions.editions_of(OF_THE_HOUSE, concept)
    chosen = next((each for each in found if each.state is wanted), None)
    if chosen is None:
        raise NoSuchEdition(f"{concept} has no edition that is {wanted.value.replace('_', ' ')}.")
    return chosen
