"""Foreign files come with their licences, all or none, and the lock names no address."""

import json
from pathlib import Path

import pytest

from obhut.web import vendor_assets
from obhut.web.vendor_assets import AssetsMissing, clean_lock, copy_assets

ROOT = Path(__file__).parents[2]


def lay_out(folder: Path) -> Path:
    for name in vendor_assets.COPIES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_every_asset_is_copied_and_each_folder_has_its_licence(tmp_path: Path) -> None:
    source, target = lay_out(tmp_path / "from"), tmp_path / "to"

    copied = copy_assets(source=source, target=target)

    assert len(copied) == 10
    assert sorted(path.parent.name for path in target.rglob("LICENSE*")) == [
        "fira-sans",
        "fonts",
        "kern",
    ]


def test_where_one_is_missing_none_is_copied_and_the_way_out_is_named(tmp_path: Path) -> None:
    source, target = lay_out(tmp_path / "from"), tmp_path / "to"
    (source / "@kern-ux/native/LICENSE.md").unlink()

    with pytest.raises(AssetsMissing, match=r"npm ci --ignore-scripts.*LICENSE\.md"):
        copy_assets(source=source, target=target)

    assert not target.exists()


def test_the_lock_names_no_address() -> None:
    assert "://" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_clean_lock_takes_addresses_out_and_leaves_the_rest(tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    package = {"version": "1.0.0", "integrity": "sha512-a", "funding": {"url": "https://a"}}
    lock.write_text(json.dumps({"packages": {"node_modules/a": package}}), encoding="utf-8")

    clean_lock(lock)

    left = json.loads(lock.read_text(encoding="utf-8"))
    assert left == {"packages": {"node_modules/a": {"version": "1.0.0", "integrity": "sha512-a"}}}


def test_versions_of_foreign_assets_are_exact() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))

    versions = [*wanted["dependencies"].values(), *wanted["devDependencies"].values()]

    assert [version for version in versions if not version[0].isdigit()] == []
