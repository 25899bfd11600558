"""Reading and writing the folder ``content/``; shared by load, export, check and format."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from obhut.kernel.mechanism.example_rows import EXAMPLES
from obhut.kernel.refusals import Fault, Faulty

CONTENT = Path("content")
KEY = re.compile(r"^ *(?:- )?key: (\S+)$")


def files_in(folder: Path) -> dict[str, str]:
    """Every .yaml file below a folder: its path there -> its text. Raises Faulty.

    Without those of the worked examples: they are loaded for a trial only.
    """
    return {
        name: text for name, text in all_files_in(folder).items() if not name.startswith(EXAMPLES)
    }


def all_files_in(folder: Path) -> dict[str, str]:
    """The same with those of the worked examples."""
    if not folder.is_dir():
        raise Faulty(
            (_fault(str(folder), "Diesen Ordner gibt es nicht.", "There is no such folder."),)
        )
    files: dict[str, str] = {}
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            files[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(_strange_letters(name, error))
        except OSError as error:
            faults.append(
                _fault(name, f"Nicht lesbar: {error.strerror}.", f"Unreadable: {error.strerror}.")
            )
    if faults:
        raise Faulty(tuple(faults))
    return files


def lines_of(files: Mapping[str, str]) -> dict[str, str]:
    """Shelf and key, as a finding names them ("desks/office") -> file and line."""
    found: dict[str, str] = {}
    for name, text in files.items():
        shelf = "desks" if name == "directory/desks.yaml" else ""
        if not shelf and not name.startswith("federal/"):
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if match := KEY.match(line):
                found.setdefault(f"{shelf}/{match[1]}", f"{name}:{number}")
    return found


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


def _strange_letters(name: str, error: UnicodeDecodeError) -> Fault:
    line = error.object.count(b"\n", 0, error.start) + 1
    return _fault(
        f"{name}:{line}",
        "Die Datei ist nicht in UTF-8 geschrieben. Bitte so speichern.",
        "The file is not written in UTF-8. Please save it so.",
    )


def _fault(where: str, de: str, en: str) -> Fault:
    return Fault(where=where, field="", de=de, en=en)
