"""Pictures in a real browser: words inside their boxes, readable when narrow, and BPMN that opens elsewhere."""

from pathlib import Path
from typing import Any

import pytest

from obhut.kernel.mechanism.mechanism import Mechanism
from tests.browser.conftest import OpenPage

BPMN_JS = Path(__file__).parents[2] / "node_modules" / "bpmn-js" / "dist"
PAGE = {"de": "/fassungen/federal/1/schaubild/", "en": "/en/editions/federal/1/diagram/"}
WORDS_OUTSIDE = """() => [...document.querySelectorAll('.shape--step, .shape--ask_next')].flatMap(mark => {
  const box = mark.querySelector('.box').getBBox();
  return [...mark.querySelectorAll('text')].filter(text => {
    const words = text.getBBox();
    return words.x < box.x || words.x + words.width > box.x + box.width
      || words.y < box.y || words.y + words.height > box.y + box.height;
  }).map(text => text.textContent);
})"""
WORDS_PAST_THE_EDGE = """() => [...document.querySelectorAll('.picture')].flatMap(picture =>
  [...picture.querySelectorAll('text')].filter(text => {
    const words = text.getBBox();
    return words.x < 0 || words.x + words.width > picture.viewBox.baseVal.width;
  }).map(text => text.textContent))"""
IMPORT = """async xml => {
  const viewer = new BpmnJS({container: '#canvas'});
  const {warnings} = await viewer.importXML(xml);
  const found = viewer.get('elementRegistry');
  const count = type => found.filter(each => each.type === type && !each.labelTarget).length;
  return {warnings: warnings.map(String), lanes: count('bpmn:Lane'), tasks: count('bpmn:Task'),
          nobody: count('bpmn:BoundaryEvent')};
}"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_stay_inside_their_boxes(new_page: OpenPage, language: str) -> None:
    page = new_page()
    page.goto(PAGE[language])
    page.evaluate("document.fonts.ready")

    assert page.evaluate(WORDS_OUTSIDE) == []
    assert page.evaluate(WORDS_PAST_THE_EDGE) == []


def test_on_a_narrow_screen_a_picture_scrolls_by_itself_with_the_keyboard(
    new_page: OpenPage,
) -> None:
    page = new_page(320)
    page.goto(PAGE["de"])
    wide = page.locator(".picture-frame:has(.lane:nth-of-type(3))").first

    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=wide.element_handle())

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_words_stand_out_from_the_ground(new_page: OpenPage, scheme: Any) -> None:
    page = new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGE["de"])

    colours = page.evaluate(
        """() => ['.line', '.ground', '.shape--step .box', '.shape--step text'].map(each =>
             getComputedStyle(document.querySelector('.picture ' + each)))
           .map((style, at) => at === 0 ? style.stroke : style.fill)"""
    )

    line, ground, box, words = colours
    assert line == words
    assert ground == box
    assert line != ground


def test_in_forced_colours_the_picture_takes_them(new_page: OpenPage) -> None:
    page = new_page()
    page.emulate_media(forced_colors="active")
    page.goto(PAGE["de"])

    assert page.evaluate(
        """() => {
          const probe = document.createElement('p');
          document.body.append(probe);
          const wanted = getComputedStyle(probe).color;
          const line = document.querySelector('.picture .line');
          return getComputedStyle(line).stroke === wanted;
        }"""
    )


def test_on_paper_every_picture_fits_a_sheet(new_page: OpenPage) -> None:
    page = new_page(673)  # A4 without its margins, at 96 dpi
    page.goto(PAGE["de"])
    page.emulate_media(media="print")

    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.picture')].map(each => {
          const {width, height} = each.getBoundingClientRect();
          return {width, height, letters: 12 * width / each.viewBox.baseVal.width * 0.75};
        })"""
    )

    assert [size for size in sizes if size["width"] > 673 or size["height"] > 930] == []
    assert [size for size in sizes if size["letters"] < 6] == []  # points


@pytest.mark.skipif(not BPMN_JS.exists(), reason="npm was not run")
@pytest.mark.parametrize("address", ["/fassungen/federal/1/schaubild.bpmn", "/en/editions/federal/1/diagram.bpmn"])  # fmt: skip
def test_bpmn_js_opens_the_file_without_a_warning(
    new_page: OpenPage, address: str, mechanism: Mechanism
) -> None:
    page = new_page()
    xml = page.request.get(address).text()
    page.goto("about:blank")
    page.set_content('<div id="canvas" style="width: 1200px; height: 900px"></div>')
    page.add_script_tag(path=BPMN_JS / "bpmn-viewer.production.min.js")

    opened = page.evaluate(IMPORT, xml)

    steps = len(mechanism.steps)
    lanes = len({step.facts.bearer for step in mechanism.steps.values()})
    assert opened == {"warnings": [], "lanes": lanes, "tasks": 2 * steps, "nobody": steps}
