"""The norm register: found as it is cited, honest about its review, linked both ways."""

import re

import pytest
from django.test import Client

from obhut.knowledge.queries import in_force, mentions_in
from obhut.web.knowledge.links import address_of

pytestmark = pytest.mark.usefixtures("loaded")


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def rows(page: str) -> list[str]:
    return re.findall(r'<li class="register__row"><a href="([^"]+)"', page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("4kkg", ["/recht/kkg-4/"]), ("§4 KKG", ["/recht/kkg-4/"]), ("8a", ["/recht/sgb8-8a/"])],
)
def test_a_norm_is_found_as_people_type_it(client: Client, asked: str, found: list[str]) -> None:
    page = client.get("/recht/", {"q": asked})

    assert (page.status_code, rows(page.text)) == (200, found)


def test_the_register_holds_every_norm_once(client: Client) -> None:
    found = rows(client.get("/recht/").text)

    assert sorted(found) == sorted(f"/recht/{key}/" for key in in_force().mechanism.norms)


@pytest.mark.parametrize("level", ["international", "eu", "federal", "land", "policy"])
@pytest.mark.parametrize("review", ["unreviewed", "compared", "confirmed"])
def test_the_filters_narrow_by_level_and_state_of_review(
    client: Client, level: str, review: str
) -> None:
    fitting = [
        f"/recht/{key}/"
        for key, norm in in_force().mechanism.norms.items()
        if (norm.facts.level, norm.node.review.state) == (level, review)
    ]

    found = rows(client.get("/recht/", {"level": level, "review": review}).text)

    assert sorted(found) == sorted(fitting)


@pytest.mark.parametrize("query", [{"level": "galactic"}, {"review": "?"}, {"q": "x" * 101}])
def test_a_filter_that_is_none_is_told_and_the_whole_register_shown(
    client: Client, query: dict[str, str]
) -> None:
    page = client.get("/recht/", query)

    assert (page.status_code, len(rows(page.text))) == (422, len(in_force().mechanism.norms))
    assert 'role="alert"' in page.text


def test_where_nothing_fits_near_norms_are_named(client: Client) -> None:
    page = main_of(client.get("/recht/", {"q": "4 KKGG"}).text)

    assert "heißt nicht, dass sie nicht gilt" in page
    assert 'href="/recht/kkg-4/"' in page


def test_a_norm_says_what_it_is_and_what_nobody_has_checked(client: Client) -> None:
    page = main_of(client.get("/recht/sgb8-34/").text)

    for said in ("§ 34 SGB VIII", "Noch nicht geprüft", "keine: noch nicht verglichen"):
        assert said in page
    assert "kein Ende gesehen" in page
    assert "Amtlicher Text: keine Adresse vermerkt." in page


def test_every_norm_lists_everything_that_names_it(client: Client) -> None:
    mentions = mentions_in(in_force().edition.id)
    for key in in_force().mechanism.norms:
        page = client.get(f"/recht/{key}/").text
        links = set(re.findall(r'href="([^"]+)"', main_of(page)))
        named = {address_of(mention.node) for mention in mentions.get(key, ())} - {""}
        assert named <= links, key


@pytest.mark.parametrize(
    "address",
    ["/schritte/step-4/", "/beteiligte/actor-a1/", "/fristen/", "/formen/f09/", "/glossar/"],
)
def test_what_names_a_norm_links_back_to_it(client: Client, address: str) -> None:
    assert re.search(r'href="/recht/[a-z0-9-]+/"', main_of(client.get(address).text))


def test_the_plan_keeps_its_anchors_and_links_each_ground_to_its_norm(client: Client) -> None:
    query = {"ags": "09564", "profession": "as-teacher", "danger": "not_now"}

    page = client.get("/plan/", query).text

    grounds = set(re.findall(r'<li id="ground-([a-z0-9-]+)">', page))
    assert set(re.findall(r'href="#ground-([a-z0-9-]+)"', page)) == grounds
    assert set(re.findall(r'href="/recht/([a-z0-9-]+)/"', page)) == grounds


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/recht/4kkg/", "/recht/kkg-4/"),
        ("/recht/kkg4/", "/recht/kkg-4/"),
        ("/en/law/sgb8-8/", "/en/law/sgb8-8a/"),
        ("/formen/loverboy/", "/formen/f02/"),
        ("/beteiligte/Jugendamt/", "/beteiligte/actor-a1/"),
        ("/schritte/step-77/", "/schritte/step-7a/"),
    ],
)
def test_an_unknown_key_is_a_404_with_help_lines_and_near_names(
    client: Client, address: str, near: str
) -> None:
    page = client.get(address)

    assert page.status_code == 404
    assert f'href="{near}"' in page.text
    assert 'href="tel:116016"' in page.text


@pytest.mark.parametrize("key", ["%20", "x" * 500, "%22%3E%3Cb%3E", "..", "%C3%A4%E2%98%83"])
def test_no_key_breaks_anything(client: Client, key: str) -> None:
    for room in ("recht", "formen", "beteiligte", "schritte"):
        page = client.get(f"/{room}/{key}/")
        assert page.status_code in {200, 404}
        assert "<b>" not in page.text
