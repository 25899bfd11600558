"""``obhut import-postcodes FILE``: postcode -> Kreis, from a file the user brings."""

import argparse
from pathlib import Path

from django.utils import timezone

from obhut.cli.content import tell
from obhut.cli.packed import text_in
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty

COUNTED = (
    ("codes", "Postleitzahlen / postcodes"),
    ("kreise", "Kreise"),
    ("laender", "Länder"),
    ("in_several_kreise", "davon in mehreren Kreisen / of these in several Kreise"),
    ("in_two_laender", "davon in zwei Ländern / of these in two Länder"),
)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("import-postcodes", help="import postcodes (GeoNames)")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", help="DE.txt, DE.zip, .csv or .csv.gz")
    what.add_argument("--back", action="store_true", help="go back to the generation before")
    parser.add_argument("--country", choices=("DE", "AT", "CH"), default="DE")
    parser.add_argument("--source", default="GeoNames (www.geonames.org)")
    parser.add_argument("--license", default="CC BY 4.0")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.directory.actions import postcodes  # noqa: PLC0415 -- app ready

    country = postcodes.COUNTRIES[args.country]
    before = postcodes.present_counts(country)
    try:
        if args.back:
            postcodes.go_back_to_postcodes_before(
                by=INSTALLATION, at=timezone.now(), country=country
            )
        else:
            postcodes.import_postcodes(
                text_in(args.file),
                source=args.source,
                licence=args.license,
                by=INSTALLATION,
                at=timezone.now(),
                country=country,
            )
    except Faulty as refused:
        return tell(refused)
    after = postcodes.present_counts(country)
    print("vorher → nachher / before → after")
    for name, words in COUNTED:
        print(f"{getattr(before, name):>6} → {getattr(after, name):>6}  {words}")
    return 0
