"""``obhut handbook DE-BY -o FILE``: the handbook of a Land as PDF, the same bytes as on the page."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone, translation

from obhut.server.serving import address


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("handbook", help="the handbook of a Land as PDF")
    parser.add_argument("land", help="like DE-BY")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--lang", "--language", choices=("de", "en"), default="de")
    host, port = address()
    parser.add_argument(
        "--site",
        default=f"http://{host}:{port}",
        help="where the pages are; the QR code leads there",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from django.urls import reverse  # noqa: PLC0415 -- app ready

    from obhut.directory.queries.places import districts  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import check_key  # noqa: PLC0415 -- app ready
    from obhut.web.papers.making import handbook_pdf  # noqa: PLC0415 -- app ready

    check_key("land", args.land, tuple(districts().laender))
    with translation.override(args.lang):
        page = args.site.rstrip("/") + reverse("papers:show_handbook", args=[args.land])
        made = handbook_pdf(args.land, today=timezone.localdate(), address=page)
    args.output.write_bytes(made)
    print(f"{args.output}: {len(made) // 1024} kB", file=sys.stderr)
    return 0
