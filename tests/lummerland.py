"""All of Lummerland as a folder content/ would have it, and in force; its districts are real."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.notation import write
from obhut.kernel.concept.reading import write_edition
from obhut.kernel.mechanism.directory import DirectoryText, read_directory
from tests.build import UNREVIEWED, edition, words

ROOT = Path(__file__).parents[1]


def service_point(key: str, **said: Any) -> dict[str, Any]:
    """An institution as content writes it."""
    return {
        "key": key,
        "name": f"{key} Lummerland",
        "name_en": f"{key} of Lummerland",
        "kind": "counselling",
        "lands": ["DE-BY"],
        "areas": [{"level": "federation", "key": "DE"}],
        "phones": ["0000 1"],
        "emails": [f"{key}@lummerland.example"],
        "minors": "yes",
        "hours": {"state": "not_seen"},
        "note": words("Bitte klingeln."),
        "source": f"https://lummerland.example/{key}",
        "seen": "2026-11-01",
        "confidence": "page",
    } | said


def desk_row(key: str, function: str, level: str, area: str, **said: Any) -> dict[str, Any]:
    """A desk as content writes it; its service point has the same key."""
    areas = [{"level": level, "key": area}]
    row = {"key": key, "function": function, "service_point": key, "areas": areas}
    return row | {"why": words("So steht es auf der Seite.")} | said


OFFICE = {
    "state": "weekly",
    "weekly": [{"days": ["mo", "tu", "we", "th", "fr"], "from": "08:00", "to": "16:00"}],
    "holidays": "closed",
}
POINTS = (
    service_point("watch", hours={"state": "always"}),
    service_point("office", hours=OFFICE),
    service_point("left-bank"),
    service_point("right-bank", hold=words("Noch nicht angerufen.")),
)
DESKS = (
    desk_row("watch", "night-watch", "federation", "DE"),
    desk_row("office", "youth-office", "kreis", "09564", on_call="watch"),
    desk_row("left-bank", "advice", "land", "DE-BY"),
    desk_row("right-bank", "advice", "land", "DE-BY"),
)


@lru_cache(maxsize=1)
def directory() -> DirectoryText:
    """The real districts with the desks of Lummerland."""
    return read_directory(directory_files(), functions=None)


def directory_files() -> dict[str, str]:
    return lummerland_files(points=list(POINTS), desks=list(DESKS))


def lummerland_files(
    *, points: list[dict[str, Any]], desks: list[dict[str, Any]]
) -> dict[str, str]:
    """The real districts and these rows, as files."""
    real = {
        f"directory/{name}.yaml": (ROOT / f"content/directory/{name}.yaml").read_text("utf-8")
        for name in ("districts", "calendars")
    }
    of_points = {"version": 1, "compiled": "2026-11-01", "service_points": points}
    of_desks = {"version": 1, "as_of": "2026-11-01", "review": UNREVIEWED, "desks": desks}
    return real | {
        "directory/service-points.yaml": write(of_points),
        "directory/desks.yaml": write(of_desks),
    }


def content_files() -> dict[str, str]:
    """All of Lummerland as a folder ``content/`` would have it."""
    federal = write_edition(edition())
    return {f"federal/{name}": text for name, text in federal.items()} | directory_files()


def put_lummerland_in_force(text: EditionText | None = None) -> None:
    """Load it, or another text of it."""
    from obhut.concepts.actions import load_edition  # noqa: PLC0415 -- app ready
    from obhut.directory.actions.generations import load_directory  # noqa: PLC0415 -- app ready

    at = datetime(2026, 11, 24, 8, tzinfo=UTC)
    load_edition(text or edition(), concept="federal", owner="Lummerland", by=INSTALLATION, at=at)
    load_directory(directory(), by=INSTALLATION, at=at)
