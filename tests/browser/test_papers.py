"""What a real browser prints: the foot of a page, and the QR code that only a printer fetches."""

import re
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage

PLAN = "/plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"
PRINTED = {
    "/en/": (1, "Valid as of"),
    PLAN: (6, "Stand: Freitag, 27. November 2026, 23:30"),
    "/darf-ich/?sender=as-teacher&recipient=youth-office&data_class=d2&purpose=protection": (2, "Stand:"),
    "/recht/kkg-4/": (3, "Stand:"),
    "/zeichen/card-school/": (2, "Stand:"),
    "/handbuch/DE-BE/": (2, "Stand:"),
}  # fmt: skip
"""Address -> on how many sheets at most, and which words tell when it holds."""
DIGEST = re.compile(r"(?:Prüfsumme|digest) [0-9a-f]{12}\.")
MILLIMETRES = 25.4 / 72


LOADED = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"


class Sheets:
    """A page as it comes out of the printer of the browser."""

    def __init__(self, page: Page) -> None:
        self.pdf = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
        self.last = self.pdf[len(self.pdf) - 1]

    @property
    def last_words(self) -> str:
        return re.sub(r"\s+", " ", self.last.get_textpage().get_text_bounded())

    @property
    def codes(self) -> list[str]:
        """What a telephone reads from the last sheet, held before it at 110 dots an inch."""
        seen = zxingcpp.read_barcodes(self.last.render(scale=110 / 72).to_pil())
        return [code.text for code in seen]

    @property
    def size(self) -> tuple[int, ...]:
        return tuple(round(length * MILLIMETRES) for length in self.last.get_size())


def printed_again(page: Page) -> Sheets:
    """A browser waits two seconds for the code. On a machine busier than that one prints again."""
    page.pdf()
    page.wait_for_function(LOADED)
    return Sheets(page)


def letters(text: str) -> str:
    """Without the breaks of lines, and the hyphens that a reader of PDF takes for such."""
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("address", PRINTED)
def test_a_printed_page_says_when_it_holds_and_leads_back(
    new_page: OpenPage, site: LiveServer, address: str
) -> None:
    most, valid = PRINTED[address]
    page = new_page(1280)
    page.goto(address)

    sheets = printed_again(page)

    assert sheets.codes == [site.url + address]
    assert (valid in sheets.last_words, len(DIGEST.findall(sheets.last_words))) == (True, 1)
    assert letters(site.url + address) in letters(sheets.last_words)
    assert len(sheets.pdf) <= most


@pytest.mark.parametrize(
    ("address", "size"), [(PLAN, (210, 297)), ("/zeichen/card-school/", (148, 210))]
)
def test_a_plan_is_a4_and_a_card_is_a5(
    new_page: OpenPage, address: str, size: tuple[int, int]
) -> None:
    page = new_page(1280)
    page.goto(address)

    assert Sheets(page).size == size


def test_only_a_printer_fetches_the_code(new_page: OpenPage) -> None:
    page = new_page(1280)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(PLAN)
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    on_screen = sum("/qr/" in each for each in fetched)

    codes = Sheets(page).codes

    assert (on_screen, len(codes), sum("/qr/" in each for each in fetched)) == (0, 1, 1)


def test_a_refusal_prints_its_day_and_nothing_that_leads_back(new_page: OpenPage) -> None:
    page = new_page(1280)
    page.goto("/gibt-es-nicht/")

    sheets = Sheets(page)

    assert (sheets.codes, "Stand:" in sheets.last_words) == ([], True)
