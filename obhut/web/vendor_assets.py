"""Foreign assets: copied out of node_modules, with their licences, into folders git ignores.

``python -m obhut.web.vendor_assets`` after ``npm ci --ignore-scripts``. ``… clean-lock`` takes
addresses out of package-lock.json after a version was changed.
"""

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FROM = ROOT / "node_modules"
TO = Path(__file__).parent
LOCK = ROOT / "package-lock.json"

FONT = "@fontsource/fira-sans"
SENT = "static/vendor"
"""To the browser."""
PAPER_FONT = "@expo-google-fonts/fira-sans"
SET = "papers/fonts"
"""For paper: whole fonts in a form that typst reads."""
COPIES = {
    "@kern-ux/native/dist/kern.min.css": f"{SENT}/kern/kern.min.css",
    "@kern-ux/native/LICENSE.md": f"{SENT}/kern/LICENSE.md",
    f"{FONT}/LICENSE": f"{SENT}/fira-sans/LICENSE",
    f"{PAPER_FONT}/LICENSE_FONT": f"{SET}/LICENSE",
    f"{PAPER_FONT}/400Regular/FiraSans_400Regular.ttf": f"{SET}/fira-sans-400.ttf",
    f"{PAPER_FONT}/600SemiBold/FiraSans_600SemiBold.ttf": f"{SET}/fira-sans-600.ttf",
} | {
    f"{FONT}/files/fira-sans-{script}-{weight}-normal.woff2": (
        f"{SENT}/fira-sans/{script}-{weight}.woff2"
    )
    for script in ("latin", "latin-ext")
    for weight in (400, 600)
}


class AssetsMissing(Exception):
    """Something the pages need is not in node_modules."""


def copy_assets(*, source: Path = FROM, target: Path = TO) -> list[Path]:
    """Copy every asset and licence. Copies all or, where one is missing, none."""
    absent = [name for name in COPIES if not (source / name).is_file()]
    if absent:
        raise AssetsMissing(f"Run npm ci --ignore-scripts first. Not there: {', '.join(absent)}")
    return [_copy(source / name, target / place) for name, place in COPIES.items()]


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def clean_lock(lock: Path = LOCK) -> None:
    """Take out who may be thanked with money, and from where things came: no address stays."""
    known: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))
    for package in known["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    lock.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(words: Sequence[str]) -> int:
    match list(words):
        case []:
            copied = copy_assets()
            sys.stdout.write(f"{len(copied)} foreign files copied.\n")
            return 0
        case ["clean-lock"]:
            clean_lock()
            return 0
        case _:
            sys.stderr.write("Usage: python -m obhut.web.vendor_assets [clean-lock]\n")
            return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
