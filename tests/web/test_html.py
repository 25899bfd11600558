"""The HTML of every page is valid. Needs node; skipped in one line where npm was not run."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
PLAN = "plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&missing=yes&age="
PAGES = [
    *("/", "/ueber/", "/barrierefreiheit/", "/datenschutz/", "/impressum/", "/gibt-es-nicht/"),
    *("/en/", "/en/about/", "/en/accessibility/", "/en/privacy/", "/en/imprint/", "/?q=%00"),
    *("/ohne-netz/", "/telefonliste/DE-BY/", "/en/phone-list/DE-HH/", "/en/easy-language/"),
    *("/barrierefreiheit/melden/?from=/plan/", "/leichte-sprache/", "/gebaerdensprache/"),
    *("/verdacht/", "/verdacht/?land=DE-BY", "/verdacht/?land=DE-BE&ags=11000"),
    *(
        "/verdacht/?ags=09564",
        "/verdacht/?ags=09564&profession=as-teacher",
        "/verdacht/?postcode=1",
    ),
    *("/stellen/?function=youth-office&ags=09564", "/en/desks/?function=counselling-minors"),
    *(f"/{PLAN}doubtful", f"/en/{PLAN}turning_18_soon", f"/{PLAN}under_18&danger=now", "/plan/"),
    f"/{PLAN}under_18".replace("plan/", "plan/spaeter/"),
    *("/handbuch/", "/handbuch/DE-BE/", "/en/handbook/DE-TH/", "/handbuch/DE-XX/", "/qr/?for=x"),
]


@pytest.mark.skipif(not (VALIDATE.exists() and shutil.which("node")), reason="npm was not run")
def test_every_page_is_valid_html(client: Client, loaded: None, tmp_path: Path) -> None:
    for number, address in enumerate(PAGES):
        (tmp_path / f"{number}.html").write_text(client.get(address).text, encoding="utf-8")

    said = subprocess.run(
        [VALIDATE, "--preset=standard,a11y", "--formatter=text", str(tmp_path / "*.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout + said.stderr == ""
