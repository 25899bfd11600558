"""Answers travel compressed for whoever can read that, and say so rightly."""

import gzip
import json

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from obhut.web.compressing import Compressed, accepted

pytestmark = pytest.mark.django_db
LONG = b"<p>Obhut</p>" * 100


def answered(response: HttpResponse | StreamingHttpResponse, encodings: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": encodings})

    def respond(_request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        return response

    answer = Compressed(respond)(request)
    assert isinstance(answer, HttpResponse | StreamingHttpResponse)
    return answer  # type: ignore[return-value]  # what was given comes back


@pytest.mark.parametrize(
    ("encodings", "used"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.8", "gzip"),
        ("BR", "br"),
    ],
)
def test_a_page_is_compressed_for_whoever_can_read_that(
    client: Client, encodings: str, used: str
) -> None:
    page = client.get("/impressum/", headers={"accept-encoding": encodings})

    whole = {"br": brotli.decompress, "gzip": gzip.decompress}[used](page.content)
    assert page.headers["Content-Encoding"] == used
    assert page.headers["Content-Length"] == str(len(page.content))
    assert whole == client.get("/impressum/").content


@pytest.mark.parametrize("encodings", ["", "identity", "deflate", "gzip;q=0, br;q=0.000"])
def test_a_page_travels_as_it_is_for_whoever_cannot(client: Client, encodings: str) -> None:
    page = client.get("/impressum/", headers={"accept-encoding": encodings})

    assert "Content-Encoding" not in page.headers
    assert page.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("encodings", ["br", "gzip", "identity"])
def test_a_cache_between_keeps_the_ways_apart(client: Client, encodings: str) -> None:
    page = client.get("/impressum/", headers={"accept-encoding": encodings})

    assert "Accept-Encoding" in page.headers["Vary"]


def test_the_tag_of_a_compressed_answer_is_weak() -> None:
    tagged = answered(HttpResponse(LONG, headers={"ETag": '"1"'}), "br")
    already = answered(HttpResponse(LONG, headers={"ETag": 'W/"1"'}), "br")
    plain = answered(HttpResponse(LONG, headers={"ETag": '"1"'}), "")

    assert [each.headers["ETag"] for each in (tagged, already, plain)] == ['W/"1"', 'W/"1"', '"1"']


def test_what_is_short_streamed_or_compressed_already_stays_as_it_is() -> None:
    short = answered(HttpResponse(b"no"), "br")
    done = answered(HttpResponse(LONG, headers={"Content-Encoding": "br"}), "br")
    streamed = answered(StreamingHttpResponse([LONG]), "br")

    assert (short.content, done.content) == (b"no", LONG)
    assert "Content-Encoding" not in streamed.headers


@pytest.mark.usefixtures("loaded")
def test_the_interface_for_programs_is_compressed_as_well(client: Client) -> None:
    answer = client.get("/api/v1/mechanism", headers={"accept-encoding": "br"})

    assert json.loads(brotli.decompress(answer.content))["digest"]


def test_whoever_may_be_signed_in_gets_nothing_whose_length_betrays_it(client: Client) -> None:
    client.cookies["session"] = "somebody"

    page = client.get("/impressum/", headers={"accept-encoding": "br"})

    assert "Content-Encoding" not in page.headers


def test_a_quality_that_says_no_is_a_no() -> None:
    assert accepted("gzip;q=1.0, br; q=0 , zstd;q=0.5") == {"gzip", "zstd"}
