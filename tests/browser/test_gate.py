"""The gate in a real browser: the form and each kind of answer, for everyone."""

from tests.browser.conftest import OpenPage, Watch

TEACHER = "sender=as-teacher&recipient=youth-office&data_class=d2&at=2026-11-27T23:30"


def test_a_teacher_asks_and_copies_the_sentence_for_the_file_without_scripts(
    new_page: OpenPage, watch: Watch
) -> None:
    page = new_page(320, java_script_enabled=False)
    page.goto("/darf-ich/")

    page.get_by_label("Gerade nicht").check()
    page.get_by_label("Wer sind Sie?").select_option("as-teacher")
    page.get_by_label("Wem möchten Sie etwas sagen?").select_option("youth-office")
    page.get_by_label("Name und Beobachtung (D2)").check()
    page.get_by_label("Um das Kind zu schützen").check()
    page.get_by_role("button", name="Antwort zeigen").click()

    answer = page.get_by_role("heading", level=2).filter(has_text="Antwort:").inner_text()
    assert answer == "Antwort: Nicht ohne diese Bedingungen."
    assert "Grundlage: § 4 KKG" in page.get_by_role("textbox", name="Für Ihre Akte").input_value()
    assert page.context.cookies() == []
    assert (watch.strangers, watch.complaints) == ([], [])


def test_on_paper_the_answer_and_the_sentence_stand_and_the_form_does_not(
    new_page: OpenPage,
) -> None:
    page = new_page()
    page.goto(f"/darf-ich/?{TEACHER}&purpose=protection")

    page.emulate_media(media="print")

    assert page.locator("#answer").is_visible()
    assert page.locator("p.paper-only").filter(has_text="Geprüft am").is_visible()
    assert not page.locator("form").is_visible()
    assert not page.locator("textarea").is_visible()
