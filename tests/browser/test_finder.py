"""The finder in a real browser: every question and every kind of answer, for everyone."""

import pytest

from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways, violations

ASKER = "profession=as-school-social-worker&at=2026-11-27T23:30"
PLANS = [
    f"plan/?ags=09564&{ASKER}&danger=not_now",
    f"plan/?ags=09564&{ASKER}&danger=now&missing=yes&company=unaccompanied_foreign",
    f"plan/?land=DE-HH&ags=02000&{ASKER}&age=doubtful&carers=endangers",
    f"plan/?{ASKER}&danger=unknown",
    f"plan/spaeter/?ags=09564&{ASKER}&danger=not_now",
    "plan/?profession=wizard",
]
QUESTIONS = [
    *("/verdacht/", "/verdacht/?land=DE-BY", "/verdacht/?land=DE-BE&ags=11000", "/en/suspicion/"),
    *("/verdacht/?ags=09564", "/verdacht/?ags=09564&profession=as-teacher"),
    *("/verdacht/?land=XX", "/stellen/", "/stellen/?function=youth-office&ags=09564"),
    *("/stellen/?function=youth-office-on-call&ags=02000", "/en/desks/?function=guardian"),
]
ADDRESSES = [
    *QUESTIONS,
    *(f"/{plan}" for plan in PLANS),
    *(f"/en/{plan}".replace("spaeter", "later") for plan in PLANS),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_finder_has_no_barrier_at_either_width(
    new_page: OpenPage, watch: Watch, address: str
) -> None:
    page = new_page(1280)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    wide = violations(page)

    page.set_viewport_size({"width": 320, "height": 900})

    assert (wide, violations(page)) == ([], [])
    assert sideways(page) == 0
    assert [said for said in watch.complaints if "status of 422" not in said] == []
    assert watch.strangers == []


@pytest.mark.parametrize("address", ["/verdacht/?land=DE-BY", f"/{PLANS[1]}", f"/{PLANS[2]}"])
def test_a_dark_page_of_the_finder_has_no_barrier(new_page: OpenPage, address: str) -> None:
    page = new_page(320, color_scheme="dark")

    page.goto(address)

    assert violations(page) == []


def test_paper_shows_what_is_folded_on_the_screen(new_page: OpenPage) -> None:
    page = new_page(1280)
    page.goto(f"/{PLANS[0]}")
    ground = (
        page.locator(".step .more")
        .first.get_by_text("Stands here because:")
        .or_(page.locator(".step .more").first.get_by_text("Steht hier, weil:"))
    )
    on_screen = ground.is_visible()

    page.emulate_media(media="print")

    assert (on_screen, ground.is_visible()) == (False, True)
