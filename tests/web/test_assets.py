"""What a first visit costs, and that every file a page names is there."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings
from whitenoise.compress import Compressor

STATIC = Path(__file__).parents[2] / "obhut" / "web" / "static"
FIRST_VISIT = 100_000
MANIFEST = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
NOT_SET_UP = pytest.mark.skipif(
    not (STATIC / "vendor").exists(), reason="foreign assets are not copied yet: npm ci"
)


@NOT_SET_UP
@pytest.mark.django_db
def test_a_first_visit_weighs_less_than_100_kb(client: Client) -> None:
    styles = [STATIC / "vendor" / "kern" / "kern.min.css", *(STATIC / "obhut").glob("*.*")]
    fonts = (STATIC / "vendor" / "fira-sans").glob("latin-?00.woff2")

    page = packed(client.get("/").content)
    weight = page + sum(packed(path.read_bytes()) for path in styles)
    weight += sum(path.stat().st_size for path in fonts)

    assert weight < FIRST_VISIT


@NOT_SET_UP
def test_every_file_that_a_style_names_is_there(tmp_path: Path, settings: Settings) -> None:
    settings.STORAGES = MANIFEST
    settings.STATIC_ROOT = tmp_path

    call_command("collectstatic", interactive=False, verbosity=0)

    assert len(list(tmp_path.glob("obhut/obhut.*.css"))) == 1


def packed(content: bytes) -> int:
    """Bytes that travel, as the server packs its files."""
    return len(Compressor.compress_brotli(content))
