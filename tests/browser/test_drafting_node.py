"""Writing one node in a real browser: saved as you go, by keyboard, with the line cut, without script."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import pytest_django
from django.utils import timezone
from playwright.sync_api import Page, expect

from obhut.concepts.actions.drafting import change_node, open_draft
from obhut.concepts.models import NodeOfEdition
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import ada, open_kept
from tests.browser.looks import sideways, violations, what_is_wrong

__all__ = ["ada", "open_kept"]
WIDE, NARROW = 1280, 320
EDITOR = Actor(
    person=INSTALLATION.person,
    desk=INSTALLATION.desk,
    grants=frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")}),
)
KINDS = ("function", "step", "term", "share", "section", "norm", "interrupt", "source")


@pytest.fixture
def places(
    ada: dict[str, Any], django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[dict[str, str]]:
    """A draft of the federal text: kind of a node -> the address of the first of them."""
    with django_db_blocker.unblock():
        draft = open_draft("federal", by=EDITOR, at=timezone.now())
        rows = NodeOfEdition.objects.filter(edition=draft.id).order_by("-chapter", "-place")
        found = {
            kind: f"/entwuerfe/federal/bausteine/{node}/"
            for kind, node in rows.values_list("kind", "node")
        }
        yield found


def row(address: str) -> NodeOfEdition:
    return NodeOfEdition.objects.get(edition__state="draft", node=UUID(address.split("/")[-2]))


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("[data-node-form][data-ready]")
    return page


def state(page: Page) -> Any:
    return page.locator("[data-state]")


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_a_node_has_no_barrier_and_stays_in_its_window(
    open_kept: OpenPage, watch: Watch, places: dict[str, str], kind: str
) -> None:
    assert what_is_wrong(open_kept(), watch, State(places[kind])) == []


def test_what_is_written_is_saved_as_you_go_with_what_the_verifier_finds(
    open_kept: OpenPage, watch: Watch, places: dict[str, str]
) -> None:
    page = ready(open_kept(WIDE), places["step"])
    before = page.locator("[data-findings]").inner_text()

    for label in page.locator("[data-field='facts.terms'] input[list]").all():
        label.fill("")
    page.get_by_label("Nummer des Schritts").focus()

    expect(state(page)).to_have_text("Gespeichert.")
    expect(page.locator("[data-findings]")).to_contain_text("sagt nicht, bis wann")
    assert "sagt nicht, bis wann" not in before
    assert "terms" not in row(places["step"]).content["facts"]
    assert watch.complaints == []


def test_by_keyboard_a_row_is_added_and_moved_and_the_focus_stays_there(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = ready(open_kept(WIDE), places["function"])
    rows = page.locator("[data-field='facts.does'] .drafting-row")
    count = rows.count()

    page.get_by_role("button", name="Weiterer Eintrag: Das macht sie", exact=True).focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(count + 1)
    name = f"facts.does.{count}"
    page.locator(f"[name='{name}.de']").fill("Ruft zurück.")
    page.locator(f"[name='{name}.en']").fill("Calls back.")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text("Gespeichert.")
    up = page.get_by_role("button", name=f"Nach oben: Das macht sie, Nummer {count + 1}")
    up.focus()
    page.keyboard.press("Enter")

    expect(page.locator(f"[name='facts.does.{count - 1}.de']")).to_have_value("Ruft zurück.")
    assert (
        page.evaluate("document.activeElement.closest('[data-field]').dataset.field")
        == "facts.does"
    )
    assert row(places["function"]).content["facts"]["does"][-2]["de"] == "Ruft zurück."


def test_what_does_not_fit_is_told_beside_its_input_and_the_words_stay(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = ready(open_kept(NARROW), places["source"])

    page.locator("[name=as_of]").fill("31.2.2026")
    page.keyboard.press("Tab")

    told = page.locator("[data-faults='as_of']")
    expect(told).to_contain_text("Erwartet wird ein Tag, den es gibt")
    assert page.locator("[name=as_of]").get_attribute("aria-invalid") == "true"
    page.reload()
    assert page.locator("[name=as_of]").input_value() == "31.2.2026"
    expect(told).to_contain_text("Erwartet wird ein Tag, den es gibt")
    assert (violations(page), sideways(page)) == ([], 0)


def test_with_the_line_cut_nothing_is_lost_and_it_is_sent_again(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = ready(open_kept(WIDE), places["norm"])
    title = row(places["norm"]).content["title"]["de"]
    page.context.set_offline(True)

    page.locator("[name='title.de']").fill(f"{title} neu")
    page.keyboard.press("Tab")
    expect(state(page)).to_contain_text("Keine Verbindung.")
    assert row(places["norm"]).content["title"]["de"] == title
    page.context.set_offline(False)

    expect(state(page)).to_have_text("Gespeichert.", timeout=15_000)
    assert row(places["norm"]).content["title"]["de"] == f"{title} neu"


def test_the_second_of_two_sees_both_versions_and_chooses(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = ready(open_kept(NARROW), places["share"])
    there = row(places["share"])
    change_node(
        there.edition_id,
        there.node,
        {"title": {"de": "Ihres", "en": "Theirs"}},
        seen=there.revision,
        by=EDITOR,
        at=timezone.now(),
    )

    page.locator("[name='title.de']").fill("Meins")
    page.keyboard.press("Tab")
    expect(state(page)).to_contain_text("Jemand anderes hat dasselbe geändert.")
    page.get_by_role("button", name="Beide Versionen vergleichen").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Beide Versionen")
    assert (violations(page), sideways(page)) == ([], 0)
    page.locator("#choose-title-mine").check()
    page.get_by_role("button", name="Speichern").click()

    page.wait_for_selector("text=Gespeichert.")
    assert row(places["share"]).content["title"]["de"] == "Meins"


def test_another_way_of_counting_brings_its_inputs_at_once(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = ready(open_kept(WIDE), places["term"])

    page.get_by_label("Zählweise").select_option("until_age")
    page.get_by_label("Bis zum Alter von").fill("18")
    page.keyboard.press("Tab")

    expect(state(page)).to_contain_text("Gespeichert.")
    counting = row(places["term"]).content["facts"]["counting"]
    assert counting == {"by": "until_age", "years": 18}


def test_without_script_the_button_saves_and_prose_is_shown_as_it_will_be_read(
    open_kept: OpenPage, places: dict[str, str]
) -> None:
    page = open_kept(WIDE, java_script_enabled=False)
    page.goto(places["section"])

    page.locator("[name='text.de']").fill("**Wichtig:** zuerst anrufen.")
    page.get_by_role("button", name="Speichern", exact=True).click()

    assert "Gespeichert." in page.locator("main").inner_text()
    assert page.locator(".drafting-prose strong").first.inner_text() == "Wichtig:"
    assert row(places["section"]).content["text"]["de"] == "**Wichtig:** zuerst anrufen."
