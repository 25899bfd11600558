"""``obhut import-postcodes FILE``: postcode -> Kreis, from a file the user brings."""

import argparse
import gzip
import sys
import zipfile
from pathlib import Path

from django.utils import timezone

from obhut.cli.content import tell
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("import-postcodes", help="import postcodes (GeoNames DE)")
    parser.add_argument("file", type=Path, nargs="?", help="DE.txt, DE.zip, .csv or .csv.gz")
    parser.add_argument("--source", default="GeoNames (www.geonames.org)")
    parser.add_argument("--license", default="CC BY 4.0")
    parser.add_argument("--back", action="store_true", help="go back to the generation before")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from obhut.directory.actions import postcodes  # noqa: PLC0415 -- app ready

    before = postcodes.present_counts()
    try:
        if args.back:
            postcodes.go_back_to_postcodes_before(by=INSTALLATION, at=timezone.now())
        else:
            postcodes.import_postcodes(
                text_of(args.file),
                source=args.source,
                licence=args.license,
                by=INSTALLATION,
                at=timezone.now(),
            )
    except Faulty as refused:
        return tell(refused)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        print(f"The file cannot be read: {error}", file=sys.stderr)
        return 2
    after = postcodes.present_counts()
    for name in ("codes", "kreise", "laender", "in_several_kreise", "in_two_laender"):
        print(f"{name}: {getattr(before, name)} -> {getattr(after, name)}")
    return 0


def text_of(path: Path | None) -> str:
    """The text of a plain, gzipped or zipped file. Raises OSError or ValueError."""
    if path is None:
        raise ValueError("Name the file to import.")
    match path.suffix:
        case ".gz":
            return gzip.decompress(path.read_bytes()).decode("utf-8-sig")
        case ".zip":
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if "readme" not in name.lower()]
                return archive.read(names[0]).decode("utf-8-sig")
        case _:
            return path.read_text(encoding="utf-8-sig")
