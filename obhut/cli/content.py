"""Reading and writing the folder ``content/``; shared by load, export, check and format."""

import sys
from pathlib import Path

from obhut.kernel.refusals import Faulty

CONTENT = Path("content")


def files_in(folder: Path) -> dict[str, str]:
    """Every .yaml file below a folder: its path there -> its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def tell(refused: Faulty) -> int:
    """Print every fault, German and English, and how many there are. Returns exit code 2."""
    for fault in refused.faults:
        place = f"{fault.where}: {fault.field}".rstrip(": ")
        print(f"{place}\n  {fault.de}\n  {fault.en}", file=sys.stderr)
    count = len(refused.faults)
    print(
        f"{count} Fehler; nichts wurde geändert. / {count} faults; nothing changed.",
        file=sys.stderr,
    )
    return 2
