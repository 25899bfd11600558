"""Forms handed in as a browser would: with everything that stands in them."""

from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

Fields = dict[str, list[str]]


def filled(page: Any, **changed: Any) -> Fields:
    """What the last form of a page would send; ``changed``: inputs filled in otherwise.

    A hyphen in the name of an input is written as two underscores.
    """
    reader = _Reader()
    reader.feed(page.text)
    fields = {
        name: values for name, values in reader.fields.items() if name != "csrfmiddlewaretoken"
    }
    for name, value in changed.items():
        fields[name.replace("__", "-")] = value if isinstance(value, list) else [value]
    return fields


class _Reader(HTMLParser):
    """Inputs, areas and selects of the last form, as they are sent."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: defaultdict[str, list[str]] = defaultdict(list)
        self._select: str | None = None
        self._first: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.fields.clear()
            case "input" if "name" in said:
                if said.get("type") not in ("checkbox", "radio") or "checked" in said:
                    self.fields[said["name"]].append(said.get("value", ""))
            case "textarea":
                self._area = said["name"]
                self.fields[said["name"]].append("")
            case "select":
                self._select, self._first = said["name"], None
            case "option" if self._select:
                self._first = said.get("value", "") if self._first is None else self._first
                if "selected" in said:
                    self.fields[self._select].append(said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            if not self.fields[self._select]:
                self.fields[self._select].append(self._first or "")
            self._select = None
        if tag == "textarea" and self._area:
            text = self.fields[self._area][-1].removeprefix("\n")
            self.fields[self._area][-1] = text.replace("\n", "\r\n")
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][-1] += data
