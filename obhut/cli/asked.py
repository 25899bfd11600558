"""Place, moment, language and form of an answer: the options that several words share."""

import argparse

PLACE = ("land", "ags", "bezirk", "postcode", "at")


def add_place(parser: argparse.ArgumentParser) -> None:
    """Options of the place and the moment, and how to answer."""
    add_area(parser)
    parser.add_argument("--postcode", default="", help="5 digits; needs import-postcodes")
    parser.add_argument("--at", default="", help="2026-11-27T23:30; now if left out")
    parser.add_argument("--json", action="store_true", help="as data, like the API")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")


def add_area(parser: argparse.ArgumentParser) -> None:
    """Options of an area: of whose text, and of whose desks."""
    parser.add_argument("--land", default="", help="like DE-BY")
    parser.add_argument("--ags", default="", help="5 digits (Kreis) or 8 (Gemeinde)")
    parser.add_argument("--bezirk", default="", help="Berlin: 01 to 12")


def query_of(args: argparse.Namespace) -> dict[str, str]:
    """The options as the pages' query string has them."""
    return {name: value for name, value in vars(args).items() if isinstance(value, str)}
