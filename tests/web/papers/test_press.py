"""The press: strings are never markup, few at a time, and what is the same is set once."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from obhut.knowledge.queries import in_force
from obhut.web.papers.foot import foot
from obhut.web.papers.kept import folder, set_once
from obhut.web.papers.labels import help_lines, labels
from obhut.web.papers.letters import KNOWN, legible
from obhut.web.papers.press import LARGE, URGENT, Busy, Order, Press, order, typeset
from tests.web.papers.paper import Paper

AT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
HOSTILE = [
    '#eval("1 + 1")',
    '#image("/etc/passwd")',
    '#read("frame.typ")',
    "] #panic() [",
    "$ x^2 $ `raw` *bold* _it_ = Heading @ref <label> \\ // /* */",
    '"); #sys.inputs (',
    "الطفل في خطر",
    "הילד בסכנה",
    "\u202e011\u202c 110\x00\x07\ufffe",
    "漢字 \U0001f600",
    "",
    " ",
    "x" * 3000,
]


def card(said: str) -> Order:
    """A card on which everything that is said is this."""
    on_sheet = asdict(
        foot(title="Karte", edition=in_force().edition, as_of=said, address="https://a/")
    )
    told = {"key": "x", "title": said, "text": said, "review": said, "note": said, "sources": []}
    names = (
        "signs",
        "no_proof",
        "keep",
        "say",
        "do_not",
        "call",
        "number_here",
        "law",
        "this_card",
    )
    content: dict[str, Any] = {
        "foot": on_sheet,
        "words": labels() | {name: name for name in names},
        "card": told,
        "signs": [{"title": said, "text": said, "urgent": True}],
        "states": [said],
        "say": [said],
        "avoid": [said],
        "call": [{"function": said, "phone": ""}, {"function": said, "phone": said}],
        "may_say": said,
        "legal_line": said,
        "grounds": [{"citation": said, "review": said}],
        "help": [*help_lines(), {"phone": said, "said": said}],
    }
    return order("card.typ", content, at=AT)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("said", HOSTILE)
def test_whatever_content_says_is_set_as_it_stands(said: str) -> None:
    paper = Paper(typeset(card(said)))

    shown = str(legible(said)).replace(" ", "")
    assert shown.isascii() is False or shown in paper.words.replace(" ", "")
    assert paper.faults == []


@pytest.mark.usefixtures("loaded")
def test_every_letter_that_is_let_through_has_a_shape() -> None:
    every = " ".join(sorted(KNOWN - {"\n"}))
    told = json.loads(card("x").content)
    told["may_say"] = every

    assert Paper(typeset(order("card.typ", told, at=AT))).faults == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Grüße, Łódź, Привет", "Grüße, Łódź, Привет"),
        ("110\u202e", "110"),
        ("a\u200bb", "ab"),
        ("漢\U0001f600", "□□"),
        ("a\tb\x07", "a b□"),
        ([{"a": "\u202e", "n": 1}], [{"a": "", "n": 1}]),
    ],
)
def test_unknown_signs_become_boxes_and_silent_ones_go(said: object, shown: object) -> None:
    assert legible(said) == shown


def test_a_press_with_all_places_taken_says_so_at_once() -> None:
    press = Press(places=1, niceness=0)

    with press.turn(), pytest.raises(Busy), press.turn():
        pass

    with press.turn():
        pass


@pytest.mark.usefixtures("loaded")
def test_a_document_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(Busy):
        typeset(card("x"), patience=0.01)


@pytest.mark.usefixtures("loaded")
def test_what_typst_refuses_names_the_reason() -> None:
    with pytest.raises(RuntimeError, match=r"card\.typ was not set: .*foot"):
        typeset(Order("card.typ", "{}", 0))


@pytest.mark.usefixtures("loaded")
def test_the_same_document_asked_for_twice_at_once_is_set_once() -> None:
    wanted = card("zur gleichen Zeit")

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: set_once(("test", "twice"), lambda: wanted), range(2))
    kept = folder() / f"{wanted.digest}.pdf"
    set_at = kept.stat().st_mtime_ns
    again = set_once(("test", "twice"), lambda: wanted)

    assert one == other == again == kept.read_bytes()
    assert kept.stat().st_mtime_ns == set_at


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("press", "address"),
    [
        (LARGE, "/handbuch/DE-SL/pdf/"),
        (URGENT, "/plan/pdf/?profession=as-teacher&at=2026-11-27T23:30"),
    ],
)
def test_while_the_press_is_busy_a_page_says_when_to_come_back(
    client: Client, press: Press, address: str
) -> None:
    taken = [press._places.acquire(blocking=False) for _ in range(2)]
    try:
        response = client.get(address)
    finally:
        press._places.release(len(taken))

    assert taken == [True, True]
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "116 016" in response.text


def test_the_help_lines_on_paper_are_those_of_the_pages(client: Client) -> None:
    page = client.get("/ueber/nichts/").text

    assert [line["phone"] for line in help_lines() if line["phone"] not in page] == []
