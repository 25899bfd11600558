"""Every no is a page with the help lines on it, and nothing a visitor sends is a 500."""

import json
from http import HTTPStatus

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from obhut.kernel.refusals import Fault, Faulty, NotAllowed, SomebodyWasFaster
from obhut.web.requests import Refusals, broken

pytestmark = pytest.mark.django_db
WRONG = Fault(where="Seite 1", field="Ort", de="Der Ort fehlt.", en="The place is missing.")


def refusing(raised: Exception, address: str = "/") -> HttpResponse:
    request = RequestFactory().get(address)
    answer = Refusals(lambda _: HttpResponse()).process_exception(request, raised)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (NotAllowed("Only the desk it was sent to."), HTTPStatus.FORBIDDEN),
        (ObjectDoesNotExist(), HTTPStatus.NOT_FOUND),
        (SomebodyWasFaster("It is no longer sent."), HTTPStatus.CONFLICT),
        (Faulty((WRONG,)), HTTPStatus.UNPROCESSABLE_ENTITY),
    ],
)
def test_a_refusal_becomes_a_page_with_the_help_lines(
    raised: Exception, status: HTTPStatus
) -> None:
    answer = refusing(raised)

    assert answer.status_code == status
    assert 'href="tel:116016"' in answer.text


def test_what_is_not_a_refusal_is_a_bug_and_passes() -> None:
    request = RequestFactory().get("/")

    answer = Refusals(lambda _: HttpResponse()).process_exception(request, KeyError("bug"))

    assert answer is None


def test_a_reason_is_shown_and_cannot_bring_markup() -> None:
    assert "&lt;b&gt;no&lt;/b&gt;" in refusing(NotAllowed("<b>no</b>")).text


def test_faults_are_listed_in_the_language_of_the_page() -> None:
    with translation.override("de"):
        german = refusing(Faulty((WRONG,))).text
    with translation.override("en"):
        english = refusing(Faulty((WRONG,))).text

    assert ("Der Ort fehlt." in german, "The place is missing." in german) == (True, False)
    assert ("Der Ort fehlt." in english, "The place is missing." in english) == (False, True)


def test_under_api_a_refusal_is_a_problem_document() -> None:
    answer = refusing(NotAllowed("Only the desk it was sent to."), "/api/v1/referrals/1")

    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
        "detail": "Only the desk it was sent to.",
    }


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/gibt-es-nicht/", 404),
        ("/en/not-there/", 404),
        ("/?q=" + "a" * 1_998, 200),
        ("/?q=" + "a" * 1_999, 414),
        ("/?q=%FF%FE", 200),
        ("/?q=%00", 400),
        ("/%00/", 400),
        ("/%FF%FE/", 404),
        ("/%ED%A0%80/", 404),
        ("/?" + "&".join(f"a{n}=1" for n in range(300)), 200),
    ],
)
def test_whatever_is_typed_is_answered_and_never_a_500(
    client: Client, address: str, status: int
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    assert 'href="tel:110"' in answer.text


def test_a_wrong_method_is_answered_with_a_page_and_the_right_ones(client: Client) -> None:
    answer = client.post("/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert 'href="tel:116016"' in answer.text


def test_what_broke_on_our_side_still_shows_the_help_lines() -> None:
    answer = broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert 'href="tel:116016"' in answer.text


def test_even_a_broken_frame_shows_the_help_lines() -> None:
    class Unreadable(HttpRequest):
        def get_full_path(self, force_append_slash: bool = False) -> str:  # noqa: FBT001, FBT002 -- Django's signature
            raise RuntimeError

    answer = broken(Unreadable())

    assert answer.status_code == 500
    assert "Rufen Sie an." in answer.text
    assert 'href="tel:116016"' in answer.text
