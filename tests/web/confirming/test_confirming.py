"""The page behind a letter's link, as Bela at the youth office uses it, and as strangers try to."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from obhut.accounts.models import Holding, Person
from obhut.directory.jobs import ask_for_confirmations
from obhut.directory.models import Confirmation, Inquiry, RowChange
from obhut.directory.queries.asked_links import ADDRESS, digest_of
from tests.directory.asking import change_point, link_for, now_at, states, tasks
from tests.lummerland import put_lummerland_in_force

WORKDAYS = {f"hours_{day}": "" for day in ("mo", "tu", "we", "th", "fr", "sa", "su")}
FORM: dict[str, str] = WORKDAYS | {
    **{f"hours_{day}": "08:00–16:00" for day in ("mo", "tu", "we", "th", "fr")},
    **dict.fromkeys(("web", "address", "languages", "target_group"), ""),
    "mailbox": "office@lummerland.example",
    **dict.fromkeys(("does", "does_not", "instead", "accessibility"), ""),
    "phones": "0000 1",
    "minors": "yes",
    "hours": "weekly",
}
"""The office as it stands in the directory, in the fields of the form."""


@pytest.fixture(autouse=True)
def asked(db: None, settings: Any) -> None:
    """Seen in 2020: whenever this test runs, everybody is due."""
    put_lummerland_in_force()
    settings.OBHUT_ASKS_DESKS = True
    for key in ("watch", "office", "left-bank", "right-bank"):
        change_point(key, seen="2020-01-01")
    ask_for_confirmations(now=timezone.now())


def page(key: str = "office") -> str:
    return ADDRESS.format(token=link_for(key))


def versions(key: str = "office") -> str:
    now = now_at(key)
    return f"{key} {now.desk_version} {now.point_version}"


def confirm(address: str, key: str = "office", **told: str) -> Any:
    return Client(enforce_csrf_checks=True).post(
        address, {"seen": versions(key), "confirm": key} | told
    )


def send(address: str, **told: str) -> Any:
    return Client(enforce_csrf_checks=True).post(
        f"{address}office/aendern/", FORM | {"seen": versions(), "step": "send"} | told
    )


def test_the_address_in_a_letter_is_that_of_the_page() -> None:
    with translation.override("de"):
        assert reverse("confirming:show", args=["x"]) == ADDRESS.format(token="x")  # noqa: S106 -- opens nothing


def test_the_page_shows_what_stands_there_and_looking_uses_nothing_up() -> None:
    answers = [Client().get(page()) for _ in range(3)] + [Client().head(page())]

    text = answers[0].content.decode()
    assert [answer.status_code for answer in answers] == [200] * 4
    shown = ("office Lummerland", "0000 1", "office@lummerland.example", "Nürnberg")
    assert [each for each in shown if each not in text] == []
    assert not answers[0].cookies
    assert "no-store" in answers[0]["Cache-Control"]
    assert answers[0]["X-Robots-Tag"] == "noindex"
    assert answers[0]["Referrer-Policy"] == "no-referrer"
    assert states("office") == [("asked", "")]


def test_one_click_confirms_and_thanks() -> None:
    address = page()

    sent = confirm(address)
    thanks = Client().get(sent["Location"])

    assert sent["Location"] == "/bestaetigen/danke/?said=still_right"
    assert "gilt ab heute als bestätigt" in thanks.content.decode()
    assert states("office") == [("answered", "still_right")]
    assert not sent.cookies
    assert Client().get(address).status_code == 404


def test_in_english_too() -> None:
    address = f"/en/confirm/{link_for('office')}/"

    text = Client().get(address).content.decode()
    sent = confirm(address)

    assert "Everything is still right" in text
    assert sent["Location"] == "/en/confirm/thanks/?said=still_right"


def test_three_desks_of_one_mailbox_one_by_one_or_all_at_once() -> None:
    _share_a_mailbox()
    address = page("watch")
    first = confirm(address, "left-bank")
    left = Client().get(first["Location"]).content.decode()

    every = Client().post(
        address, {"seen": [versions("office"), versions("watch")], "confirm": "*"}
    )

    assert first["Location"] == f"{address}?said=still_right"
    assert ('id="desk-left-bank"' in left, 'id="desk-office"' in left) == (False, True)
    assert "Bei allen 2 Stellen stimmt noch alles" in left
    assert every["Location"] == "/bestaetigen/danke/?said=still_right"
    answered = Confirmation.objects.filter(inquiry__mailbox="watch@lummerland.example")
    assert set(answered.values_list("state", flat=True)) == {"answered"}


def test_what_changed_meanwhile_is_shown_anew_before_it_is_confirmed() -> None:
    address, seen = page(), versions()
    change_point("office", phones=["0906 9"])

    again = Client().post(address, {"seen": seen, "confirm": "office"})

    text = again.content.decode()
    assert (again.status_code, "0906 9" in text) == (409, True)
    assert "Bitte sehen Sie ihn noch einmal an." in text
    assert states("office") == [("asked", "")]


def test_a_change_is_shown_before_and_after_then_sent_and_waits() -> None:
    address = page()

    looked = send(address, step="look", phones="0906 1234\r\n0906 5678", does="Nimmt Meldungen an.")
    before = states("office")
    sent = send(address, phones="0906 1234\r\n0906 5678", does="Nimmt Meldungen an.")

    text = looked.content.decode()
    assert "0906 1234, 0906 5678</ins>" in text
    assert "0000 1</del>" in text
    assert before == [("asked", "")]
    assert sent["Location"] == "/bestaetigen/danke/?said=change"
    (waiting,) = Confirmation.objects.filter(desk="office")
    assert [(each["field"], each["after"]) for each in waiting.proposal] == [
        ("phones", ["0906 1234", "0906 5678"]),
        ("does", {"de": "Nimmt Meldungen an.", "en": "Nimmt Meldungen an."}),
    ]
    assert tasks() == [("proposal", "office", "open")]


@pytest.mark.parametrize(
    ("mail", "desk", "active", "state"),
    [
        ("office@lummerland.example", "office", True, "applied"),
        ("office@lummerland.example", "watch", True, "waits"),
        ("ada@lummerland.example", "office", True, "waits"),
        ("office@lummerland.example", "office", False, "waits"),
    ],
)
def test_a_change_is_done_at_once_where_the_mailbox_is_a_holders(
    mail: str,
    desk: str,
    active: bool,  # noqa: FBT001 -- a value of the table above
    state: str,
) -> None:
    now = timezone.now()
    person = Person.objects.create(mail=mail, is_active=active, joined_at=now)
    Holding.objects.create(
        person=person, desk=desk, from_on=now.date() - timedelta(days=1),
        given_by=person.pk, given_at=now,
    )  # fmt: skip

    sent = send(page(), phones="0906 1234")

    shown = {"applied": "0906 1234", "waits": "0000 1"}[state]
    said = {"applied": "applied", "waits": "change"}[state]
    assert (states("office"), now_at("office").point.phones) == ([(state, "change")], [shown])
    assert sent["Location"] == f"/bestaetigen/danke/?said={said}"


def test_new_hours_are_read_as_people_write_them() -> None:
    send(page(), hours_fr="8-12 Uhr, 13.30 bis 15", hours_th="")

    (waiting,) = Confirmation.objects.filter(desk="office")
    (change,) = waiting.proposal
    assert change["after"]["weekly"] == [
        {"days": ["mo", "tu", "we"], "from": "08:00", "to": "16:00"},
        {"days": ["fr"], "from": "08:00", "to": "12:00"},
        {"days": ["fr"], "from": "13:30", "to": "15:00"},
    ]
    assert change["after"]["holidays"] == "closed"
    assert change["after"]["text"]["de"].endswith("Fr 08:00–12:00, 13:30–15:00")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Es ist nichts geändert."),
        ({"mailbox": "ada.blau@lummerland.example"}, "Postfach einer Person"),
        ({"mailbox": "kein Postfach"}, "E-Mail-Adresse"),
        ({"hours_mo": "immer"}, "Bitte die Zeiten so schreiben"),
        ({"hours_mo": "16-8"}, "Bitte die Zeiten so schreiben"),
        (WORKDAYS, "mindestens einem Tag"),
        ({"minors": "perhaps"}, "Etwas passt noch nicht"),
        ({"phones": "1\0"}, "Etwas passt noch nicht"),
        ({"does": "x" * 2_001}, "Etwas passt noch nicht"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_sent(told: dict[str, str], said: str) -> None:
    answer = send(page(), **told)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert states("office") == [("asked", "")]


def test_no_longer_us_is_asked_once_more_and_only_then_said() -> None:
    address = f"{page()}office/nicht-mehr/"

    shown = Client().get(address)
    before = states("office")
    sent = Client(enforce_csrf_checks=True).post(address)
    entry = Client().get("/verzeichnis/office/").content.decode()

    assert (shown.status_code, before) == (200, [("asked", "")])
    assert sent["Location"] == "/bestaetigen/danke/?said=no_longer_us"
    assert "Das eigene Postfach sagt" in entry
    assert "0000 1" in entry


def test_every_link_that_does_not_hold_says_the_same() -> None:
    used, never = link_for("office"), "A" * 43
    confirm(ADDRESS.format(token=used))
    expired = link_for("left-bank")
    Confirmation.objects.filter(desk="left-bank").update(state="asked")
    _make_old(expired)

    said = {}
    for name, token in {"used": used, "never": never, "expired": expired, "cut": used[:-1]}.items():
        for method in ("get", "post"):
            answer = getattr(Client(), method)(ADDRESS.format(token=token))
            text = re.sub(re.escape(token), "TOKEN", answer.content.decode())
            said[name, method] = (answer.status_code, text, sorted(answer.headers.items()))

    assert {each[0] for each in said.values()} == {404}
    assert len({each[1] for each in said.values()}) == 1
    assert len({tuple(key for key, _ in each[2]) for each in said.values()}) == 1
    assert 'href="/verzeichnis/"' in said["never", "get"][1]


@pytest.mark.parametrize(
    "path",
    [
        "/bestaetigen/{token}/watch/aendern/",
        "/bestaetigen/{token}/watch/nicht-mehr/",
        "/bestaetigen/{token}/moon/aendern/",
        "/en/confirm/{token}/watch/change/",
    ],
)
def test_a_link_opens_no_desk_of_others(path: str) -> None:
    address = path.format(token=link_for("office"))

    answers = [Client().get(address), Client().post(address, FORM)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert RowChange.objects.exclude(file="directory/service-points.yaml").count() == 0


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"confirm": "office"},
        {"confirm": "watch", "seen": "watch 1 1"},
        {"confirm": "office", "seen": "office x y"},
        {"confirm": "office", "seen": "office 1"},
        {"confirm": "office", "seen": "office -1 1"},
        {"confirm": "*", "seen": "office 99999999999999999999 1"},
        {"confirm": "office", "seen": "office 0 0"},
        {"confirm": "*", "seen": ["office 1 2", "watch 1 2"]},
        {"confirm": "*" * 10_000, "seen": ["office 1 1"] * 500},
    ],
)
def test_hostile_answers_are_refused_and_change_nothing(told: dict[str, Any]) -> None:
    answer = Client().post(page(), told)

    assert answer.status_code in (404, 409, 422)
    assert states("office") == [("asked", "")]


@pytest.mark.parametrize("token", ["%00", "a" * 3_000, "..", "%2e%2e%2f", "é", "' OR 1=1 --"])
def test_hostile_tokens_are_not_found(token: str) -> None:
    for address in (f"/bestaetigen/{token}/", f"/en/confirm/{token}/office/change/"):
        assert Client().get(address).status_code in (400, 404)


def test_other_methods_are_refused_with_a_page() -> None:
    assert Client().delete(page()).status_code == 405


def test_a_link_is_opened_with_few_questions_to_the_database(
    django_assert_num_queries: Any,
) -> None:
    address = page()
    Client().get(address)

    with django_assert_num_queries(4):
        Client().get(address)


def _share_a_mailbox() -> None:
    """The watch's mailbox is that of the office and of the left bank, too."""
    Confirmation.objects.all().delete()
    for key in ("office", "left-bank"):
        change_point(key, emails=["watch@lummerland.example"])
    ask_for_confirmations(now=timezone.now())


def _make_old(token: str) -> None:

    old = timezone.now() - timedelta(days=50)
    Inquiry.objects.filter(token_digest=digest_of(token)).update(
        asked_at=old, expires_at=old + timedelta(days=42)
    )
