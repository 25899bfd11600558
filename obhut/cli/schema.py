"""``obhut schema FOLDER``: JSON Schemas of the content files, for editors, from the kernel's kinds."""

import argparse
import json
from pathlib import Path
from typing import Any

from obhut.kernel.concept.schema import schema_of_a_file
from obhut.kernel.mechanism.directory import FILES
from obhut.kernel.mechanism.directory_rows import LandFile


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("schema", help="write JSON Schemas of the content files")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("content/schema"))
    parser.set_defaults(run=run, alone=True)


def run(args: argparse.Namespace) -> int:
    args.folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        (args.folder / name).write_text(text + "\n", encoding="utf-8")
    print(f"Schemas written to {args.folder}.")
    return 0


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema."""
    directory = {
        name.removeprefix("directory/").replace(".yaml", ".json"): form.model_json_schema()
        for name, form in FILES.items()
    }
    return directory | {
        "federal.json": schema_of_a_file(),
        "land.json": LandFile.model_json_schema(),
    }
