"""The HTML of every page is valid. Needs node; skipped in one line where npm was not run."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.conftest import Seen

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"


@pytest.mark.skipif(not (VALIDATE.exists() and shutil.which("node")), reason="npm was not run")
def test_every_page_is_valid_html(seen: list[Seen], tmp_path: Path) -> None:
    for number, each in enumerate(seen):
        page = f"{number}-{each.page.name.replace(':', '-')}-{each.page.language}.html"
        (tmp_path / page).write_text(each.text, encoding="utf-8")

    said = subprocess.run(
        [VALIDATE, "--preset=standard,a11y", "--formatter=text", str(tmp_path / "*.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout + said.stderr == ""
