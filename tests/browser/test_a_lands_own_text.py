"""The whole story of a text: derived, adapted with reasons, refused for a gap at night, in force; then the template moves on.

Neuland is invented; the federal text is the real one.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import pytest_django
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from obhut.cli.content import all_files_in
from obhut.concepts.actions import load_content, load_edition
from obhut.concepts.queries import edition_in_force, text_of
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import read, write
from obhut.kernel.mechanism.example_rows import with_examples
from tests.browser.conftest import OpenPage
from tests.browser.keepers import content_afterwards
from tests.browser.looks import at_both_widths, unfold
from tests.browser.test_accounts import press
from tests.browser.test_hand_over import enter
from tests.conftest import LOADED_AT
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import somebody

CONTENT = Path(__file__).parents[2] / "content"
POINTS, DESKS = "directory/service-points.yaml", "directory/desks.yaml"
NEULAND = Grant(Role.LAND_COORDINATION, "land", "DE-XN")
OFFICE = {
    "state": "weekly",
    "weekly": [{"days": ["mo", "tu", "we", "th", "fr"], "from": "08:00", "to": "16:00"}],
    "holidays": "closed",
}
FINDER = "/plan/?ags=93001&profession=as-teacher&danger=not_now"
OURS = {
    "p07": ("title.de", "Erste Fallkonferenz in Neuland"),
    "clause-15": ("title.de", "Geplante Einsätze in Neuland"),
    "clause-3": ("title.de", "Geltungsbereich und Begriffe in Neuland"),
}
"""Three nodes adapted: the field, and what it says afterwards."""
THEIRS = {
    "clause-15": "Geplante Einsätze, zum Beispiel Razzien",
    "clause-3": "Genauer Geltungsbereich und Begriffe",
    "clause-18": "Fortbildungen, Übungen und Treffen",
    "clause-23": "Überprüfung, Laufzeit und Kündigung",
}
"""Four titles of the next federal edition: one against ours, one beside ours, two on their own."""


def gap_at_night() -> dict[str, str]:
    """The content with Neuland, whose service on call has gone home."""
    files = with_examples(all_files_in(CONTENT))
    points = read(files[POINTS], name=POINTS).value
    for row in points["service_points"]:
        if row["key"] == "xn-on-call":
            row["hours"] = OFFICE
    desks = read(files[DESKS], name=DESKS).value
    for row in desks["desks"]:
        if row["key"] == "desk-xn-youth-office-on-call":
            del row["deputy"]
    return files | {POINTS: write(points), DESKS: write(desks)}


@pytest.fixture
def begun(
    site: LiveServer, files: dict[str, str], django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), content_afterwards(files), nobody_afterwards():
        load_content(gap_at_night(), by=INSTALLATION, at=timezone.now())
        yield


def federal() -> EditionText:
    held = edition_in_force()
    assert held is not None
    return text_of(held.id)


def node(key: str) -> UUID:
    return federal().by_key[key].id


def next_federal_edition() -> None:
    """Four titles are another."""

    def renewed(each: Node) -> Node:
        title = THEIRS.get(each.key)
        if title is None:
            return each
        return each.model_copy(update={"title": each.title.model_copy(update={"de": title})})

    text = EditionText(
        tuple(
            Chapter(chapter.section, tuple(map(renewed, chapter.nodes)))
            for chapter in federal().chapters
        )
    )
    load_edition(text, concept="federal", owner="Bund", by=INSTALLATION, at=timezone.now())


def said(page: Page) -> str:
    return page.locator("main").inner_text()


def begin(page: Page) -> None:
    page.goto(reverse("tailoring:begin_text", args=["federal"]))
    page.locator("[name=area]").select_option("land:DE-XN")
    page.locator("[name=title_de]").fill("Mechanismus von Neuland")
    page.locator("[name=owner]").fill("Landesjugendamt Neuland")
    press(page, "Entwurf beginnen")


def adapt(page: Page, key: str) -> None:
    """Saved as one goes: the page says so by itself."""
    name, words = OURS[key]
    page.goto(reverse("drafting:show_node", args=["de-xn", node(key)]))
    page.locator(f"[name='{name}']").fill(words)
    page.locator(f"[name='{name}']").press("Tab")
    page.locator("[data-state]", has_text="Gespeichert").wait_for()


def choose(page: Page, key: str, act: str) -> None:
    """A node of the tree, and what shall be done with it."""
    page.goto(reverse("drafting:show_draft", args=["de-xn"]) + f"?node={node(key)}")
    page.locator(f"input[name=node][value='{node(key)}']").check()
    page.locator(f"button[name=act][value={act}]").last.click()
    page.wait_for_load_state()


def add(page: Page) -> None:
    place = f"?node={node('clause-24')}&where=after&kind=clause"
    page.goto(reverse("drafting:insert_node", args=["de-xn"]) + place)
    for name, words in {
        "title.de": "Die drei Kreise beginnen gemeinsam",
        "title.en": "The three districts begin together",
        "facts.number": "25",
        "facts.must_answer.de": "Wann treffen sich die Kreise?",
        "facts.must_answer.en": "When do the districts meet?",
    }.items():
        page.locator(f"[name='{name}']").fill(words)
    for name, choice in {
        "force": "recommended", "freedom": "adaptable", "evidence": "proposal",
        "review.state": "unreviewed",
    }.items():  # fmt: skip
        page.locator(
            f"select[name='{name}'], input[name='{name}'][value='{choice}']"
        ).first.evaluate(
            "(field, choice) => field.tagName === 'SELECT' ? (field.value = choice) : (field.checked = true)",
            choice,
        )
    page.locator("[name=as_of]").fill("26.11.2026")
    press(page, "Einfügen")


def give_reasons(page: Page) -> int:
    """Wherever one is missing. Returns how many there were."""
    count = 0
    while True:
        page.goto(reverse("tailoring:show_text", args=["de-xn"]))
        missing = page.locator("a[href$='#reason-form']")
        if not missing.count():
            return count
        missing.first.click()
        page.locator("[name=reason]").fill("So haben es die drei Kreise beschlossen.")
        page.locator("[name=ground]").fill("Aufbauplan Neuland (erfunden)")
        page.locator("[name=decided_by]").fill("Landesjugendamt Neuland")
        page.locator("[name=decided_on]").fill("2026-11-20")
        press(page, "Begründung festhalten")
        count += 1


def missing(page: Page, number: int) -> str:
    page.goto(reverse("force:show_missing", args=["de-xn", number]))
    unfold(page)
    assert at_both_widths(page) == []
    return said(page)


def name_who_approves(page: Page) -> None:
    page.goto(reverse("force:name_approvers", args=["de-xn", 1]))
    assert at_both_widths(page) == []
    page.locator("[name=de-0]").fill("Sozialministerium")
    page.locator("[name=en-0]").fill("Ministry of social affairs")
    press(page, "Speichern")


def approve(page: Page, number: int) -> None:
    page.goto(reverse("force:show_missing", args=["de-xn", number]))
    page.locator("details", has=page.locator("[name=reference]")).locator("summary").click()
    page.locator("[name=how]").select_option("minutes")
    page.locator("[name=reference]").fill("Protokoll vom 20. November 2026")
    page.locator("[name=approved_on]").fill("2026-11-20")
    press(page, "Zustimmung eintragen")


def mend_the_night(page: Page) -> None:
    """From the finding to the desks, and to the entry that closes at night."""
    page.goto(reverse("keeping:edit_entry", args=["xn-on-call"]))
    page.locator("select[name=hours-state]").select_option("always")
    for day in ("mo", "tu", "we", "th", "fr"):
        page.locator(f"[name=hours-{day}]").fill("")
    page.locator("[name=reason]").fill("Die Rufbereitschaft arbeitet wieder nachts.")
    press(page, "Speichern")


def put_in_force(page: Page, number: int) -> None:
    page.goto(reverse("force:put_in_force", args=["de-xn", number]))
    assert at_both_widths(page) == []
    press(page, "Ja, in Kraft setzen")


def decide(page: Page) -> dict[str, str]:
    """Ours where both say something else; both where they touch different words. Title -> what was chosen."""
    chosen: dict[str, str] = {}
    while page.locator("article.merge-item").count():
        item = page.locator("article.merge-item").first
        title = item.locator("h2").inner_text().splitlines()[0]
        picks = [str(each.get_attribute("value")) for each in item.locator("[name=pick]").all()]
        chosen[title] = "merged" if "merged" in picks else "own"
        item.locator(f"[name=pick][value={chosen[title]}]").check()
        item.get_by_role("button", name=re.compile("^Entscheiden")).click()
        page.wait_for_load_state()
        page.goto(f"{reverse('merging:show_merge', args=['de-xn'])}?show=waiting")
    return chosen


def follow_the_template(page: Page) -> dict[str, str]:
    page.goto(reverse("merging:show_merge", args=["de-xn"]))
    press(page, "Nebeneinanderlegen")
    chosen = decide(page)
    page.goto(f"{reverse('merging:show_merge', args=['de-xn'])}?show=listed")
    page.get_by_role("button", name=re.compile("^Alle 2 Änderungen")).click()
    page.wait_for_load_state()
    press(page, "Entwurf daraus machen")
    return chosen


def text_that_answers(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("footer").inner_text()


def test_a_land_makes_the_text_its_own_and_follows_the_template(
    begun: None, new_page: OpenPage, site: LiveServer
) -> None:
    ada = enter(new_page, somebody("Ada", NEULAND))
    begin(ada)
    for key in OURS:
        adapt(ada, key)
    add(ada)
    choose(ada, "clause-21", "delete")
    press(ada, "Löschen")
    assert give_reasons(ada) == len(OURS) + 2

    name_who_approves(ada)
    approve(ada, 1)
    refused = missing(ada, 1)
    assert "1 Sache steht im Weg" in refused
    assert "Bereitschaftsdienst des Jugendamts“ muss rund um die Uhr antworten" in refused
    mend_the_night(ada)
    assert "Es fehlt nichts." in missing(ada, 1)
    put_in_force(ada, 1)
    assert "Mechanismus von Neuland, Fassung 1" in text_that_answers(ada, FINDER)

    next_federal_edition()
    ada.goto(reverse("tailoring:show_text", args=["de-xn"]))
    assert "Die Vorlage hat seither 4 Bausteine geändert." in said(ada)
    assert sorted(follow_the_template(ada).values()) == ["merged", "own"]

    approve(ada, 2)
    put_in_force(ada, 2)
    assert "Mechanismus von Neuland, Fassung 2" in text_that_answers(ada, FINDER)
    last_week = text_that_answers(
        ada, f"{FINDER}&at={LOADED_AT + timedelta(hours=3):%Y-%m-%dT%H:%M}"
    )
    assert "Bundesvorlage, Fassung 1" in last_week
    ada.goto(reverse("editions:show_node", args=["de-xn", 2, "clause-3"]))
    assert "Genauer Geltungsbereich und Begriffe in Neuland" in said(ada)
