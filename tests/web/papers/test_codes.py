"""QR codes lead to pages of ours and nowhere else."""

import pytest
from django.test import Client

from obhut.web.papers.codes import code_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/plan/?profession=as-teacher&at=2026-11-27T23:30", "http://testserver/plan/?profession=as-teacher&at=2026-11-27T23:30"),
        ("/en/handbook/DE-BY/", "http://testserver/en/handbook/DE-BY/"),
        ("/", "http://testserver/"),
    ],
)  # fmt: skip
def test_a_code_leads_to_the_page(client: Client, path: str, leads_to: str) -> None:
    response = client.get("/qr/", {"for": path})

    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert response.text == code_of(leads_to)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "plan/",
        "//evil.example/",
        "https://evil.example/plan/",
        "/\\evil.example/",
        "/plan/\r\nX: y",
        "/gibt-es-nicht/",
        "/en/plan/../../x",
        f"/plan/?{'x' * 1200}",
    ],
)
def test_every_other_address_is_refused_with_what_would_be_right(client: Client, path: str) -> None:
    response = client.get("/qr/", {"for": path})

    assert (response.status_code, "/plan/." in response.text) == (422, True)


def test_a_code_carries_neither_style_nor_script() -> None:
    drawn = code_of("https://example.org/")

    assert [bad for bad in ("style=", "<script", "<style", "href") if bad in drawn] == []
