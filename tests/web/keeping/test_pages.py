"""Pages behind the door: valid, complete, and a form for every field of a row."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import URLPattern, resolve
from django.utils import translation

from obhut.kernel.mechanism.row_shapes import FORMS
from obhut.web.keeping import heard_urls
from obhut.web.keeping.fields import fields_of
from obhut.web.keeping.urls import urlpatterns
from tests.addresses import in_english
from tests.web.accounts.people import FEDERATION, keeper
from tests.web.keeping.addresses import KEPT, ONLY_HANDED_IN

ROOT = Path(__file__).parents[3]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"


def test_every_field_of_a_row_can_be_filled_in() -> None:
    for file, form in FORMS.items():
        assert set(fields_of(file)) == set(form.model_fields) - {"key"}


def test_every_page_of_keepers_stands_in_the_list() -> None:
    everything = (*urlpatterns, *heard_urls.urlpatterns)
    own = (pattern for pattern in everything if isinstance(pattern, URLPattern))
    names = {f"keeping:{pattern.name}" for pattern in own}

    assert names == set(KEPT) | ONLY_HANDED_IN
    with translation.override("de"):
        for name, states in KEPT.items():
            for state in states:
                assert resolve(state.address.partition("?")[0]).view_name == name


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
@pytest.mark.skipif(not (VALIDATE.exists() and shutil.which("node")), reason="npm was not run")
def test_every_page_of_keepers_is_valid_html_in_both_languages(tmp_path: Path) -> None:
    ada = keeper("Ada", FEDERATION)[1]
    for number, state in enumerate(state for states in KEPT.values() for state in states):
        for language, address in (("de", state.address), ("en", in_english(state))):
            answer = ada.get(address)
            assert answer.status_code == state.status, address
            (tmp_path / f"{number}-{language}.html").write_text(answer.text, encoding="utf-8")

    said = subprocess.run(
        [VALIDATE, "--preset=standard,a11y", "--formatter=text", str(tmp_path / "*.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout + said.stderr == ""
