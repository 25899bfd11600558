"""May I tell them? Asked and answered on one page, with its ground and a sentence for the file."""

import re

import pytest
from django.test import Client

from obhut.kernel.concept.kinds import ConsentOf, First, Purpose
from obhut.kernel.gate.answer import Gap
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import Agreed
from obhut.knowledge.queries import in_force
from obhut.web.gate import choices, words

NIGHT = "2026-11-27T23:30"
TEACHER = {"sender": "as-teacher", "recipient": "youth-office", "data_class": "d2", "at": NIGHT}
PROTECT = TEACHER | {"purpose": "protection"}
DOCTOR = PROTECT | {"sender": "as-doctor"}

pytestmark = pytest.mark.usefixtures("loaded")


def answered(client: Client, query: dict[str, str], address: str = "/darf-ich/") -> str:
    page = client.get(address, query)
    assert (page.status_code, page.cookies) == (200, {})
    return re.sub(r"\s+", " ", page.content.decode())


def heading(page: str) -> str:
    found = re.search(r'<h2 id="answer">(.*?)</h2>', page)
    return re.sub(r"<.*?>", "", found[1]) if found else ""


@pytest.mark.parametrize(
    ("query", "german"),
    [
        (PROTECT, "Antwort: Nicht ohne diese Bedingungen."),
        (PROTECT | {"consent": "child"}, "Antwort: Ja, mit dieser Einwilligung."),
        (PROTECT | {"data_class": "d1"}, "Antwort: Ja."),
        (PROTECT | {"data_class": "d7"}, "Antwort: Nein."),
        (TEACHER, "Antwort: Das ist nicht geregelt. Fragen Sie, bevor Sie etwas sagen."),
        (DOCTOR | {"danger": "now"}, "Antwort: Sie sollen es in der Regel sagen, wenn:"),
        (
            TEACHER | {"recipient": "police", "purpose": "felony"},
            "Antwort: Sie müssen es sagen, wenn:",
        ),
        (
            TEACHER
            | {"recipient": "helpline", "purpose": "advice", "data_class": "d1"}
            | {"consent": "refused"},
            "Antwort: Nein: Die Einwilligung wurde abgelehnt.",
        ),
    ],
)
def test_the_answer_is_one_sentence(client: Client, query: dict[str, str], german: str) -> None:
    assert heading(answered(client, query)) == german


def test_a_teacher_reads_what_comes_first_and_on_which_ground(client: Client) -> None:
    page = answered(client, PROTECT)

    assert "Mit dem Kind sprechen – und mit den Sorgeberechtigten" in page
    assert "Sich von einer insoweit erfahrenen Fachkraft beraten lassen" in page
    assert 'href="https://www.gesetze-im-internet.de/kkg/__4.html"' in page
    assert "Verglichen mit dem Gesetzestext, Stand 2025-12-31" in page
    assert "Wenn jetzt Gefahr besteht" not in page


def test_in_danger_110_stands_before_the_answer_and_the_form(client: Client) -> None:
    page = answered(client, DOCTOR | {"danger": "now"})

    main = page[page.index("<main") :]
    assert main.index('href="tel:110"') < main.index('id="answer"') < main.index("<form")


def test_an_unreviewed_ground_says_so_and_says_whom_to_ask(client: Client) -> None:
    page = answered(client, PROTECT | {"sender": "as-police-patrol"})

    assert heading(page) == "Antwort: Ja."
    assert "Noch nicht geprüft" in page
    assert "Fragen Sie anwaltlich oder bei der Stelle für Datenschutz" in page


def test_a_word_to_the_police_is_said_to_stay(client: Client) -> None:
    assert "Ein Wort an diese Stelle bleibt" in answered(client, TEACHER | {"recipient": "police"})


def test_what_is_not_settled_leads_to_the_purposes_that_are(client: Client) -> None:
    page = answered(client, TEACHER)

    link = (
        "recipient=youth-office&amp;data_class=d2&amp;at=2026-11-27T23%3A30&amp;purpose=protection"
    )
    assert f'href="/darf-ich/?sender=as-teacher&amp;{link}"' in page


def test_the_sentence_for_the_file_says_question_answer_ground_and_moment(client: Client) -> None:
    page = answered(client, PROTECT)

    found = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", page)
    assert found
    assert found[1].startswith(
        "Geprüft am Freitag, 27. November 2026, 23:30: Schule: Lehrkraft, Schulleitung → "
        "Jugendamt (Allgemeiner Sozialer Dienst) · Name und Beobachtung (D2) · "
        "Zweck: Um das Kind zu schützen"
    )
    assert "Grundlage: § 4 KKG, § 203 StGB" in found[1]


def test_the_english_page_says_the_same(client: Client) -> None:
    page = answered(client, PROTECT, "/en/may-i-tell/")

    assert heading(page) == "Answer: Not without these conditions."
    assert "Checked on Friday, November 27, 2026, 23:30: School: teacher, head → Youth" in page


def test_the_empty_form_asks_six_things_and_says_that_nothing_is_kept(client: Client) -> None:
    page = answered(client, {})

    names = dict.fromkeys(re.findall(r'<(?:input|select)[^>]* name="(\w+)"', page))
    assert list(names) == ["danger", "sender", "recipient", "data_class", "purpose", "consent"]
    assert "schickt nichts an irgendjemanden" in page


def test_the_plan_leads_here_with_the_profession(client: Client) -> None:
    plan = client.get("/plan/", {"profession": "as-teacher"}).content.decode()
    address = "/darf-ich/?sender=as-teacher"

    assert f'href="{address}"' in plan
    assert '<option value="as-teacher" selected>' in answered(client, {"sender": "as-teacher"})


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"sender": "wizard"}, "„Wer sind Sie?“ – diese Antwort gibt es nicht."),
        (TEACHER | {"purpose": "gossip"}, "„Wofür?“ – diese Antwort gibt es nicht."),
        (TEACHER | {"at": "yesterday"}, "ist kein Zeitpunkt"),
        ({"recipient": "police"}, "Bitte beantworten Sie auch: „Wer sind Sie?“"),
    ],
)
def test_what_does_not_fit_is_said_above_the_form_with_the_help_lines(
    client: Client, query: dict[str, str], reason: str
) -> None:
    page = client.get("/darf-ich/", query)

    assert page.status_code == 422
    assert reason in page.content.decode()
    assert "tel:110" in page.content.decode()


def test_nothing_that_cannot_be_chosen_is_kept(client: Client) -> None:
    client.get("/darf-ich/", {"sender": "a name that nobody should enter"})

    assert "a name" not in str(vars(choices.FIELDS_KEPT))


def test_before_a_first_load_the_help_lines_are_shown(client: Client, nothing_loaded: None) -> None:
    page = client.get("/darf-ich/")

    assert page.status_code == 503
    assert "tel:110" in page.content.decode()


def test_everything_the_gate_may_say_has_its_words() -> None:
    assert set(words.PURPOSES) == set(Purpose)
    assert set(words.AGREED) == set(Agreed)
    assert set(words.PERMISSIONS) == set(Permission)
    assert set(words.GAPS) == set(Gap)
    assert set(words.FIRST) | {First.ASK_CONSENT} == set(First)
    assert set(words.WHOSE) == set(ConsentOf)


def test_every_function_has_its_group_in_the_list_of_recipients() -> None:
    mechanism = in_force().mechanism
    grouped = [key for _, members in choices.GROUPS for key in members]

    assert len(grouped) == len(set(grouped))
    assert set(mechanism.functions) - set(grouped) == {
        *("line-lead", "interpreter", "coordination-office", "member-of-public"),
    }
