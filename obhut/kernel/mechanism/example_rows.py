"""The directory together with that of the worked examples: fictitious Länder behind the real ones."""

from collections.abc import Mapping
from typing import Any

from obhut.kernel.concept.notation import read, write
from obhut.kernel.refusals import Fault, Faulty

EXAMPLES = "examples/"
FILE = f"{EXAMPLES}directory.yaml"
LANDS = f"{EXAMPLES}laender/"
LISTS = {
    "laender": "directory/districts.yaml",
    "kreise": "directory/districts.yaml",
    "bezirke": "directory/districts.yaml",
    "service_points": "directory/service-points.yaml",
    "desks": "directory/desks.yaml",
}
"""List in the file of the examples -> the file of the directory that it continues."""


def with_examples(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a folder with those of the examples at their places. Raises Faulty.

    Each list of the directory is continued by the rows of the examples; their Länder have files as
    the real ones have. What they say in texts of their own is loaded after the federal one.
    """
    real = {name: text for name, text in files.items() if not name.startswith(EXAMPLES)}
    if FILE not in files:
        return real
    return _with_rows(real, files[FILE]) | {
        name.removeprefix(EXAMPLES): text for name, text in files.items() if name.startswith(LANDS)
    }


def _with_rows(files: Mapping[str, str], examples: str) -> dict[str, str]:
    rows = read(examples, name=FILE).value
    if not isinstance(rows, dict) or set(rows) != set(LISTS):
        raise Faulty((_strange(", ".join(LISTS)),))
    whole = dict(files)
    for name in dict.fromkeys(LISTS.values()):
        if name in files:
            value: Any = read(files[name], name=name).value
            whole[name] = write(_continued(value, rows, name))
    return whole


def _continued(value: Any, rows: Mapping[str, Any], name: str) -> Any:
    lists = [each for each, file in LISTS.items() if file == name]
    return value | {each: [*value[each], *rows[each]] for each in lists if each in value}


def _strange(lists: str) -> Fault:
    return Fault(
        where=FILE,
        field="",
        de=f"Die Datei hat genau diese Listen: {lists}.",
        en=f"The file has exactly these lists: {lists}.",
    )
