"""Every page of tailoring is valid HTML, in both languages, at the content of this repository."""

import shutil
import subprocess
from pathlib import Path

import pytest

from obhut.concepts.actions.tailoring import propose_to_template
from tests.addresses import State, in_english
from tests.web.accounts.people import BAVARIA, FEDERATION, NOW, keeper
from tests.web.tailoring.laender import (
    ADAPTED,
    COORDINATION,
    LEFT_OUT,
    adapt,
    decide,
    derived,
    draft,
    in_force,
    leave_out,
    next_federal,
    node,
)

ROOT = Path(__file__).parents[3]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"


@pytest.fixture
def addresses(loaded: None) -> list[str]:
    """Bavaria has an edition in force and a draft after it; the template went on; one proposal."""
    derived()
    adapt("de-by", ADAPTED, "Gefahr? Dann sofort die 110")
    decide("de-by", ADAPTED)
    in_force()
    next_federal(ADAPTED, "step-0")
    derived("de-by")
    leave_out("de-by", LEFT_OUT)
    offered = propose_to_template(
        draft().pk, node(ADAPTED), reason="Klarer.", by=COORDINATION, at=NOW
    )
    return [
        "/anpassung/",
        "/anpassung/de-by/",
        "/anpassung/de-by/beginnen/",
        "/anpassung/de-by/tafel/",
        f"/anpassung/de-by/bausteine/{node(ADAPTED)}/",
        f"/anpassung/de-by/bausteine/{node(LEFT_OUT)}/",
        f"/anpassung/de-by/bausteine/{node(LEFT_OUT)}/vorschlagen/",
        "/anpassung/federal/tafel/",
        "/anpassung/federal/tafel/?show=all",
        f"/anpassung/federal/tafel/{node(ADAPTED)}/",
        "/anpassung/federal/vorschlaege/",
        f"/anpassung/vorschlaege/{offered}/",
    ]


@pytest.mark.django_db
@pytest.mark.skipif(not (VALIDATE.exists() and shutil.which("node")), reason="npm was not run")
def test_every_page_is_valid_html_in_both_languages(tmp_path: Path, addresses: list[str]) -> None:
    ada = keeper("Ada", FEDERATION, BAVARIA)[1]
    for number, address in enumerate(addresses):
        for language, path in (("de", address), ("en", in_english(State(address)))):
            answer = ada.get(path)
            assert answer.status_code == 200, path
            (tmp_path / f"{number}-{language}.html").write_text(answer.text, encoding="utf-8")

    said = subprocess.run(
        [VALIDATE, "--preset=standard,a11y", "--formatter=text", str(tmp_path / "*.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout + said.stderr == ""
