"""The mechanism as BPMN: valid against the schema of the OMG, and what it says."""

from functools import cache
from importlib.resources import files

from hypothesis import given, settings
from lxml import etree

from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.kernel.pictures.bpmn import bpmn_of
from obhut.kernel.pictures.durations import duration_of
from tests.build import changed, edition, step, term
from tests.build import mechanism as lummerland
from tests.kernel.pictures.drawn import in_german, mechanisms

BPMN = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
TITLE = "Lummerland"


@cache
def schema() -> etree.XMLSchema:
    """BPMN20.xsd of the OMG, as SpiffWorkflow brings it."""
    folder = files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    return etree.XMLSchema(etree.parse(str(folder)))


def written(of: Mechanism) -> etree._Element:
    return etree.fromstring(bpmn_of(of, in_german(), title=TITLE).encode())


def faults(root: etree._Element) -> list[str]:
    schema().validate(root)
    return [str(error) for error in schema().error_log]


@settings(max_examples=40)
@given(mechanisms())
def test_any_mechanism_is_valid_bpmn(mechanism: Mechanism) -> None:
    assert faults(written(mechanism)) == []


def test_the_federal_mechanism_is_valid_bpmn(mechanism: Mechanism) -> None:
    assert faults(written(mechanism)) == []


def test_a_mechanism_without_steps_is_valid_bpmn() -> None:
    empty = lummerland_without_steps()

    assert faults(written(empty)) == []


def lummerland_without_steps() -> Mechanism:
    kept = [node for node in changed() if node.kind in ("function", "term", "norm")]
    return read_mechanism(edition(*kept))


@settings(max_examples=40)
@given(mechanisms())
def test_everything_that_is_said_is_drawn(mechanism: Mechanism) -> None:
    root = written(mechanism)

    nodes = root.xpath(
        "//b:process/*[@id][local-name() != 'laneSet']/@id | //b:lane/@id", namespaces=BPMN
    )
    drawn = root.xpath("//@bpmnElement")
    assert sorted(drawn) == sorted([*nodes, "collaboration", "pool"])


@settings(max_examples=40)
@given(mechanisms())
def test_every_step_stands_in_the_lane_of_its_function(mechanism: Mechanism) -> None:
    root = written(mechanism)

    lanes = {
        reference.text: lane.get("id")
        for lane in root.iterfind(".//b:lane", BPMN)
        for reference in lane.iterfind("b:flowNodeRef", BPMN)
    }
    assert {key: lanes[f"step.{key}"] for key in mechanism.steps} == {
        key: f"lane.{each.facts.bearer}" for key, each in mechanism.steps.items()
    }


def test_a_term_with_a_number_is_a_timer_and_interrupts_nothing() -> None:
    after = term("a-day", {"by": "counted", "length": 24, "unit": "hour"})
    unanswered = {"to": "night-watch", "after": "a-day", "text": {"de": "Weiter", "en": "On"}}
    root = written(lummerland(after, step("tell", unanswered=unanswered)))

    event = root.find(".//b:boundaryEvent[@attachedToRef='step.tell']", BPMN)
    assert event is not None
    assert event.get("cancelActivity") == "false"
    assert event.findtext("b:timerEventDefinition/b:timeDuration", namespaces=BPMN) == "PT24H"


def test_a_term_without_a_number_never_becomes_a_timer() -> None:
    root = written(lummerland(step("tell")))

    event = root.find(".//b:boundaryEvent[@attachedToRef='step.tell']", BPMN)
    assert event is not None
    assert event.find("b:timerEventDefinition", BPMN) is None
    assert (
        event.findtext("b:conditionalEventDefinition/b:condition", namespaces=BPMN)
        == "unanswered_tell"
    )


def test_working_days_are_called_so_and_never_days() -> None:
    said = [
        duration_of(term("t", {"by": "counted", "length": 3, "unit": unit}).facts.counting)  # type: ignore[attr-defined]  # a term's
        for unit in ("hour", "calendar_day", "working_day", "week", "month", "year")
    ]

    assert said == ["PT3H", "P3D", "working_days(3)", "P3W", "P3M", "P3Y"]
