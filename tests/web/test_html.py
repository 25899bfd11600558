"""The HTML of every page is valid. Needs node; skipped in one line where npm was not run."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
PLAN = "plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&missing=yes&age="
GATE = "sender=as-school-social-worker&recipient=youth-office&data_class=d2"
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
    *("/zeichen/", "/en/signs/", "/zeichen/?form=f05", "/en/signs/?form=x", "/gespraech/"),
    *("/zeichen/card-school/", "/en/signs/card-youth-office/", "/en/talking-with-the-child/"),
    *("/wissen/", "/wissen/strategie/", "/wissen/grundsaetze/", "/wissen/grenzen/"),
    *("/wissen/vereinbarung/", "/wissen/einsichten/", "/kooperation/", "/schritte/", "/fristen/"),
    *("/schritte/step-4/", "/formen/", "/formen/f01/", "/formen/f16/", "/formen/abgrenzung/"),
    *("/formen/abgrenzung/?one=b-smuggling&other=b-missing", "/recht/", "/recht/?q=4kkg"),
    *("/recht/?level=x", "/recht/sgb8-8a/", "/recht/4kkg/", "/beteiligte/", "/glossar/"),
    *("/beteiligte/actor-a1/", "/en/knowledge/", "/en/law/kkg-4/", "/en/glossary/"),
    *("/verzeichnis/", "/en/directory/?q=youth&land=DE-BY", "/verzeichnis/?q=passau&form=organ"),
    *("/verzeichnis/?page=2&land=XX", "/verzeichnis/be-hotline/", "/verzeichnis/gibt-es-nicht/"),
    f"/{PLAN}under_18".replace("plan/", "plan/spaeter/"),
    *("/darf-ich/", f"/darf-ich/?{GATE}&purpose=protection", f"/en/may-i-tell/?{GATE}&danger=now"),
    "/darf-ich/?sender=wizard",
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
