"""The picture as SVG: what is drawn says what the edition says; nothing in it is refused by a strict page."""

from collections.abc import Iterable

from hypothesis import given, settings
from lxml import etree

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.rows import rows_of
from obhut.kernel.pictures.svg import Heading, svg_of
from tests.build import mechanism as lummerland
from tests.build import step, words
from tests.kernel.pictures.drawn import in_german, mechanisms

SVG = "{http://www.w3.org/2000/svg}"
HEADING = Heading(title="Lummerland", description="Ein Bild & seine Worte")


def picture(of: Mechanism) -> etree._Element:
    return etree.fromstring(svg_of(of, in_german(), HEADING))


def said(groups: Iterable[etree._Element]) -> str:
    """All words in a group, without the ends of lines."""
    return squeezed(
        "".join(text.text or "" for group in groups for text in group.iter(f"{SVG}text"))
    )


def squeezed(text: str) -> str:
    return text.replace(" ", "").replace("-", "").replace("\n", "")


@settings(max_examples=40)
@given(mechanisms())
def test_the_picture_says_of_each_step_what_its_row_says(mechanism: Mechanism) -> None:
    root = picture(mechanism)

    for row in rows_of(mechanism, in_german()):
        marks = {
            mark.get("data-mark"): said([mark])
            for mark in root.iter(f"{SVG}g")
            if mark.get("data-step") == row.step
        }
        assert marks["step"] == squeezed(row.name)
        assert marks["unanswered"] == squeezed(row.unanswered.in_words(in_german()))
        assert marks["ask_next"] == squeezed(row.unanswered.whom(in_german()))


@settings(max_examples=40)
@given(mechanisms())
def test_deadlines_stand_on_the_one_arrow_that_enters_their_step(mechanism: Mechanism) -> None:
    root = picture(mechanism)
    rows = rows_of(mechanism, in_german())

    drawn = sorted(said([each]) for each in root.iter(f"{SVG}g") if each.get("class") == "by-when")

    wanted = (squeezed("".join(each.text for each in row.by_when)) for row in rows)
    assert drawn == sorted(filter(None, wanted))


def test_it_has_a_name_for_whoever_cannot_see_it() -> None:
    root = picture(lummerland())
    named = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == " ".join(
        str(each.get("id")) for each in named if each is not None
    )
    assert [each.text for each in named if each is not None] == [HEADING.title, HEADING.description]


def test_two_pictures_on_one_page_share_no_id() -> None:
    one, other = (
        etree.fromstring(
            svg_of(lummerland(), in_german(), Heading(title="", description="", name=name))
        )
        for name in ("one", "other")
    )

    ids = [{each.get("id") for each in root.iter() if each.get("id")} for root in (one, other)]
    assert ids[0] & ids[1] == set()


def test_no_style_and_no_script_is_needed() -> None:
    root = picture(lummerland())

    assert [each.tag for each in root.iter() if each.tag.endswith(("style", "script"))] == []
    assert [each for each in root.iter() if each.get("style")] == []


def test_no_colour_says_anything() -> None:
    root = picture(lummerland())

    colours = {each.get(name) for each in root.iter() for name in ("fill", "stroke")}
    assert colours - {None, "none"} == {"#000", "#fff", "#f2f2f2"}


def test_what_looks_like_a_tag_is_text() -> None:
    title = step("tell").title.model_copy(update=words("<script>alert(1)</script> \ufffe"))
    root = picture(lummerland(step("tell").model_copy(update={"title": title})))

    assert [each.tag for each in root.iter() if each.tag.endswith("script")] == []
    assert squeezed("<script>alert(1)</script> \ufffd") in said([root])


def test_the_same_edition_is_drawn_the_same_every_time(mechanism: Mechanism) -> None:
    assert svg_of(mechanism, in_german(), HEADING) == svg_of(mechanism, in_german(), HEADING)
