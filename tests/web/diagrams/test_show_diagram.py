"""The page of a picture: picture and table say the same; any public edition has one, a draft for its editors."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html

from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition, NodeOfEdition
from obhut.kernel.mechanism.mechanism import Mechanism
from tests.conftest import LOADED_AT
from tests.kernel.pictures.test_svg import squeezed
from tests.web.accounts.people import FEDERATION, NUREMBERG, keeper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PAGE = {"de": "/fassungen/federal/1/schaubild/", "en": "/en/editions/federal/1/diagram/"}
ONWARD = {"de": "weiter mit ", "en": "on to "}
Said = dict[str, Any]


def read(language: str) -> Any:
    return html.fromstring(Client().get(PAGE[language]).content.decode())


def words(elements: Any) -> list[str]:
    return [squeezed("".join(each.itertext())) for each in elements]


def in_the_table(page: Any) -> Iterator[Said]:
    """What the table says of each step."""
    for row in page.xpath("//table[@class='steps-table']/tbody/tr"):
        title, who, by_when, on_to, nobody = row.xpath("th|td")
        yield {
            "step": squeezed(title.text),
            "begins": words(title.xpath("span")),
            "who": squeezed(who.text),
            "by_when": "".join(words(by_when.xpath(".//li"))),
            "on_to": sorted(each.text.split()[0] for each in on_to.xpath(".//li")),
            "nobody": words([nobody]),
        }


def in_the_pictures(page: Any, language: str) -> Iterator[Said]:
    """What the pictures say of each step."""
    for picture in page.xpath("//svg"):
        numbers = {
            mark.get("data-step"): "".join(mark.xpath(".//text/text()")).split()[0]
            for mark in picture.xpath(".//g[@data-mark='step']")
        }
        by_when = [
            (float(lines[-1].get("y")), float(lines[0].get("x")), words([each])[0])
            for each in picture.xpath(".//g[@class='by-when']")
            if (lines := each.xpath("text"))
        ]
        for step, number in numbers.items():
            yield _drawn(picture, step, numbers, by_when, ONWARD[language]) | {"number": number}


def _drawn(
    picture: Any, step: str, numbers: dict[str, str], by_when: list[Any], onward: str
) -> Said:
    def marks(*kinds: str) -> list[str]:
        found = picture.xpath(f".//g[@data-step='{step}']")
        return words(each for each in found if each.get("data-mark") in kinds)

    (box,) = picture.xpath(f".//g[@data-step='{step}'][@data-mark='step']/rect")
    x, y, width = (float(box.get(name)) for name in ("x", "y", "width"))
    above = [said for bottom, left, said in by_when if 0 < y - bottom < 20 and x < left < x + width]
    lane = [
        words([each.xpath("text")[0].getparent()])[0]
        for each in picture.xpath(".//g[@class='lane']")
        if float(each[0].get("x")) <= x <= float(each[0].get("x")) + float(each[0].get("width"))
    ]
    ends = [numbers[to] for to in picture.xpath(f".//g[@data-from='{step}']/@data-to")]
    elsewhere = [
        number
        for mark in picture.xpath(f".//g[@data-step='{step}'][@data-mark='to_elsewhere']")
        for number in "".join(mark.xpath("text/text()")).removeprefix(onward).split(", ")
    ]
    return {
        "step": marks("step")[0],
        "begins": marks("beginning", "event"),
        "who": lane[0],
        "by_when": "".join(above),
        "on_to": sorted([*ends, *elsewhere, *marks("end")]),
        "nobody": ["".join(marks("unanswered") + marks("ask_next"))],
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_table_and_the_pictures_say_the_same(language: str, mechanism: Mechanism) -> None:
    page = read(language)

    table = list(in_the_table(page))
    drawn = [
        {name: said for name, said in each.items() if name != "number"}
        for each in in_the_pictures(page, language)
    ]

    assert len(table) == len(mechanism.steps)
    assert drawn == table


def test_the_whole_picture_is_a_file_of_its_own() -> None:
    answer = Client().get("/fassungen/federal/1/schaubild.svg")

    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert etree.fromstring(answer.content).tag == "{http://www.w3.org/2000/svg}svg"


def test_bpmn_is_a_file_to_keep() -> None:
    answer = Client().get("/en/editions/federal/1/diagram.bpmn")

    kept = 'attachment; filename="obhut-federal-1-en.bpmn"'
    assert answer.headers["Content-Disposition"] == kept
    assert etree.fromstring(answer.content).tag.endswith("}definitions")


@pytest.mark.parametrize("end", ["/", ".svg", ".bpmn"])
@pytest.mark.parametrize("edition", ["federal/2", "federal/99999999999999999999", "nobody/1"])
def test_an_edition_that_nobody_may_see_is_not_there(edition: str, end: str) -> None:
    assert Client().get(f"/fassungen/{edition}/schaubild{end}").status_code == 404


@pytest.fixture
def draft() -> Edition:
    """The federal edition opened to be worked on, with its steps."""
    present = Edition.objects.get(concept__key="federal", state=EditionState.IN_FORCE)
    opened = Edition.objects.create(
        concept=present.concept, number=2, digest="", made_at=LOADED_AT, base=None
    )
    NodeOfEdition.objects.bulk_create(
        NodeOfEdition(
            edition=opened,
            node=each.node,
            chapter=each.chapter,
            place=each.place,
            key=each.key,
            kind=each.kind,
            content=each.content,
        )
        for each in present.nodes.all()
    )
    return opened


@pytest.mark.parametrize("end", ["/", ".svg", ".bpmn"])
def test_a_draft_is_shown_to_its_editors_and_kept_by_no_cache(draft: Edition, end: str) -> None:
    _person, ada = keeper("Ada", FEDERATION)

    answer = ada.get(f"/fassungen/federal/{draft.number}/schaubild{end}")

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("end", ["/", ".svg", ".bpmn"])
def test_a_draft_is_not_there_for_cem(draft: Edition, end: str) -> None:
    _person, cem = keeper("Cem", NUREMBERG)

    assert cem.get(f"/fassungen/federal/{draft.number}/schaubild{end}").status_code == 404
