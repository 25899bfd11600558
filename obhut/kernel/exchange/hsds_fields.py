"""Fields of a row as paths and values, and as attributes: "note.en", "hours.state", "areas"."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from obhut.kernel.exchange.hsds_objects import Attribute
from obhut.kernel.exchange.hsds_terms import Describing, ours

TEXT, JSON, ABSENT = "text", "json", "absent"
"""How the value of an attribute is written."""
Flat = dict[str, Any]


def flat(row: Mapping[str, Any]) -> Flat:
    """A row by path; lists stay whole."""
    found: Flat = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{path}": inner for path, inner in flat(value).items()}
        else:
            found[name] = value
    return found


def nested(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The row again. A path that goes on below a plain value is left out."""
    row: dict[str, Any] = {}
    for path, value in fields.items():
        *above, last = path.split(".")
        inside = row
        for name in above:
            inside = inside.setdefault(name, {})
            if not isinstance(inside, dict):
                break
        else:
            inside[last] = value
    return row


def told_apart(
    said: Flat, understood: Flat, describing: Describing, *, before: str = ""
) -> Iterator[Attribute]:
    """Attributes for whatever a reader of the HSDS fields alone would not understand as it was said."""
    for path in dict.fromkeys((*said, *understood)):
        if path not in said:
            form, value = ABSENT, ABSENT
        elif path in understood and understood[path] == said[path]:
            continue
        elif isinstance(said[path], str):
            form, value = TEXT, said[path]
        else:
            form, value = JSON, json.dumps(said[path], ensure_ascii=False)
        yield describing.attribute("field", f"{before}{path}", value=value, form=form)


def corrected(
    understood: Flat, attributes: Iterable[Attribute] | None, *, before: str = ""
) -> Flat:
    """What was understood, with what the attributes say instead. Raises ValueError for broken JSON."""
    fields = dict(understood)
    for code, attribute in ours(attributes, "field"):
        if not code.startswith(before):
            continue
        path, value = code.removeprefix(before), attribute.value or ""
        match attribute.link_type:
            case "absent":
                fields.pop(path, None)
            case "json":
                fields[path] = json.loads(value)
            case _:
                fields[path] = value
    return fields
