"""What was read of a frozen edition is kept as it was written; what somebody asks is not."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(autouse=True)
def kept() -> Iterator[LocMemCache]:
    readings = caches["readings"]
    assert isinstance(readings, LocMemCache)
    readings.clear()
    yield readings
    readings.clear()


def count(kept: LocMemCache) -> int:
    return len(kept._cache)  # type: ignore[attr-defined]  # how many are kept is said nowhere else


def test_a_page_is_written_once_and_the_same_ever_after(client: Client, kept: LocMemCache) -> None:
    first = client.get("/recht/kkg-4/").content

    assert client.get("/recht/kkg-4/").content == first
    assert count(kept) == 1


def test_each_language_is_kept_by_itself(client: Client) -> None:
    german = client.get("/recht/kkg-4/").text
    english = client.get("/en/law/kkg-4/").text

    assert ("Wo sie gebraucht wird" in german, "Where it is used" in english) == (True, True)


@pytest.mark.parametrize("query", ["q=8a", "q=8a&level=federal", "level=x", "strange=1"])
def test_nothing_that_is_asked_is_kept(client: Client, kept: LocMemCache, query: str) -> None:
    client.get(f"/recht/?{query}")

    assert count(kept) == 0


def test_a_search_never_shows_the_answer_to_another(client: Client) -> None:
    whole = client.get("/recht/").text
    one = client.get("/recht/", {"q": "4kkg"}).text

    assert client.get("/recht/").text == whole
    assert client.get("/recht/", {"q": "8a"}).text not in {whole, one}
    assert 'value="4kkg"' not in whole
