"""What others wrote: few, locked with digests, licensed, each with a reason."""

import importlib.metadata
import json
import re
from typing import Any

from tests.house.tree import DOCS, ROOT, direct_dependencies, table_rows

REASONS = DOCS / "decisions" / "0022-dependencies.md"
ALLOWED_LICENCES = {
    "Apache-2.0",
    "Apache-2.0 AND BSD-3-Clause",
    "Apache-2.0 OR BSD-2-Clause",
    "Apache-2.0 OR BSD-3-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "EUPL-1.2",
    "ISC",
    "LGPL-3.0-only",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
    "PostgreSQL",
}
IN_OTHER_WORDS = {  # what some packages write instead of an SPDX expression
    "BSD": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "Dual License": "Apache-2.0 AND BSD-3-Clause",
}


def locked(file: str) -> dict[str, str]:
    """Name and the rest of the requirement, digests included."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)(\[[^]]*\])?(==.*)$", text, re.MULTILINE)
    return {name: rest for name, _extras, rest in found}


def licence_of(name: str) -> str:
    """What the part itself says: the expression, else the older field, else the classifier."""
    about = importlib.metadata.metadata(name)
    said: list[str] = [
        *(about.get_all("License-Expression") or []),
        *(each for each in about.get_all("License") or [] if "\n" not in each),
        *(each for each in about.get_all("Classifier") or [] if each.startswith("License ::")),
        "none",
    ]
    return IN_OTHER_WORDS.get(said[0], said[0])


def noticed() -> dict[str, str]:
    """Name and licence of every Python part in NOTICE."""
    text = (ROOT / "NOTICE").read_text(encoding="utf-8")
    part = text.split("Python parts at run time", 1)[1].split("Assets sent", 1)[0]
    return dict(re.findall(r"^([a-z0-9-]+) +([^;\n]+)", part, re.MULTILINE))


def is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def without_sponsors(value: Any) -> Any:
    """A lock of npm without the addresses at which its authors ask for support."""
    match value:
        case dict():
            return {key: without_sponsors(each) for key, each in value.items() if key != "funding"}
        case list():
            return [without_sponsors(each) for each in value]
        case _:
            return value


def test_no_lock_of_pip_holds_an_address() -> None:
    with_address = [
        path.name for path in ROOT.glob("requirements*.lock") if "://" in path.read_text()
    ]

    assert with_address == []


def test_the_lock_of_npm_holds_no_address_to_fetch_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

    assert re.findall(r"\S*://\S*", json.dumps(without_sponsors(lock))) == []


def test_everything_locked_has_a_digest() -> None:
    without = [
        name
        for file in ("requirements.lock", "requirements-dev.lock")
        for name, rest in locked(file).items()
        if "--hash=sha256:" not in rest
    ]

    assert without == []


def test_every_direct_dependency_is_locked() -> None:
    assert sorted(set(direct_dependencies()) - set(locked("requirements.lock"))) == []


def test_every_direct_dependency_has_a_line_of_why() -> None:
    rows = table_rows(REASONS.read_text(encoding="utf-8"))
    explained = sorted(row[0].strip("`") for row in rows if row[1])

    assert explained == direct_dependencies()


def test_there_are_fewer_than_30_direct_dependencies() -> None:
    assert len(direct_dependencies()) < 30


def test_notice_lists_every_part_and_no_other() -> None:
    assert sorted(noticed()) == sorted(locked("requirements.lock"))


def test_every_installed_part_has_a_licence_we_allow() -> None:
    refused = {
        name: licence_of(name)
        for name in filter(is_installed, locked("requirements.lock"))
        if licence_of(name) not in ALLOWED_LICENCES
    }

    assert refused == {}


def test_notice_names_the_licence_that_the_part_names() -> None:
    differing = {
        name: (licence, licence_of(name))
        for name, licence in noticed().items()
        if is_installed(name) and licence.strip() != licence_of(name)
    }

    assert differing == {}
