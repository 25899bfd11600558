"""``obhut states``: draw the transition tables, so that the picture is the code that runs."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from obhut.cli import database

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURE = Path("docs/states.md")
NO_DATABASE = "postgresql://nobody@/none"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("states", help="draw the transition tables into docs/states.md")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if stale")
    parser.set_defaults(run=run, alone=True)


def run(args: argparse.Namespace) -> int:
    database.settle(NO_DATABASE)
    drawn = drawing()
    if args.check:
        stale = not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn
        print("docs/states.md is stale: obhut states" if stale else "States are drawn.")
        return int(stale)
    PICTURE.write_text(drawn, encoding="utf-8")
    print(f"{PICTURE} drawn.")
    return 0


def drawing() -> str:
    """Every table as Mermaid and as a list, for eyes and for screen readers."""
    from obhut.accounts.states import HAND_OVER  # noqa: PLC0415 -- app ready
    from obhut.concepts.states import EDITION, MERGE, PROPOSAL  # noqa: PLC0415 -- app ready
    from obhut.directory.states import (  # noqa: PLC0415 -- app ready
        CONFIRMATION,
        DELIVERY,
        TASK,
        TEST_CALL,
    )
    from obhut.letters.states import LETTER  # noqa: PLC0415 -- app ready

    tables: dict[str, Mapping[str, frozenset[str]]] = {
        "Edition (Fassung)": EDITION,
        "Merge (Zusammenführung)": MERGE,
        "Proposal to the template (Vorschlag an die Vorlage)": PROPOSAL,
        "Hand-over (Übergabe)": HAND_OVER,
        "Letter (Brief)": LETTER,
        "Task (Aufgabe der Verzeichnispflege)": TASK,
        "Confirmation (Bestätigung einer Stelle)": CONFIRMATION,
        "Test call (Probeanruf)": TEST_CALL,
        "Delivery (Lieferung)": DELIVERY,
    }
    parts = ["# States\n\nDrawn by `obhut states` from the tables that the code checks against.\n"]
    for name, table in tables.items():
        arrows = [(str(a), str(b)) for a, after in table.items() for b in sorted(after)]
        parts.append(f"\n## {name}\n\n```mermaid\nstateDiagram-v2\n")
        parts.extend(f"  {a} --> {b}\n" for a, b in arrows)
        parts.append("```\n\n")
        parts.extend(
            f"- {state} → {', '.join(sorted(after)) or 'the end'}\n"
            for state, after in table.items()
        )
    return "".join(parts)
