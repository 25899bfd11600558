"""Pages travel packed, and never in a way the browser cannot read."""

import brotli
import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("wish", "packing"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000", None),
        ("brown", None),
        ("", None),
    ],
)
def test_a_page_is_packed_as_the_browser_wishes(
    client: Client, wish: str, packing: str | None
) -> None:
    page = client.get("/ueber/", headers={"accept-encoding": wish})

    assert page.headers.get("Content-Encoding") == packing
    assert "Accept-Encoding" in page.headers["Vary"]


def test_what_was_packed_is_the_page(client: Client) -> None:
    plain = client.get("/ueber/").content

    packed = client.get("/ueber/", headers={"accept-encoding": "br"})

    assert brotli.decompress(packed.content) == plain
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert len(packed.content) < len(plain) / 2


def test_a_page_for_somebody_known_is_left_to_gzip_which_hides_its_length(client: Client) -> None:
    client.cookies["known"] = "yes"

    page = client.get("/ueber/", headers={"accept-encoding": "gzip, br"})

    assert page.headers["Content-Encoding"] == "gzip"
