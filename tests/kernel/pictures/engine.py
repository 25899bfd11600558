"""SpiffWorkflow as a reader of our BPMN, and as somebody who walks its paths. Never at run time.

Its conditions are names that people answer: here a test answers them. Terms have not run out
unless a name says that nobody answers.
"""

from collections import deque
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.util.task import TaskState

NAMES = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
ISO_NAMES = {f"PT{hours}H": f"PT{hours}H" for hours in range(1, 1001)}
MOST = 300
Flow = tuple[str, str]


class Engine:
    """One file, read by SpiffWorkflow."""

    def __init__(self, bpmn: str) -> None:
        self.root = etree.fromstring(bpmn.encode())
        parser = BpmnParser()
        parser.add_bpmn_str(bpmn.encode())
        self.spec = parser.get_spec("process")

    @cached_property
    def flows(self) -> list[Flow]:
        found = self.root.iterfind(".//b:sequenceFlow", NAMES)
        return [(flow.get("sourceRef"), flow.get("targetRef")) for flow in found]

    @cached_property
    def conditions(self) -> dict[Flow, str]:
        return {
            (flow.get("sourceRef"), flow.get("targetRef")): expression.text
            for flow in self.root.iterfind(".//b:sequenceFlow", NAMES)
            for expression in flow.iterfind("b:conditionExpression", NAMES)
        }

    @cached_property
    def asked(self) -> dict[str, bool]:
        """Every name that somebody has to answer, answered with no."""
        seen = [each.text for each in self.root.iterfind(".//b:condition", NAMES)]
        return dict.fromkeys([*seen, *self.conditions.values()], False)

    @cached_property
    def onward(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source, target in self.flows:
            found.setdefault(source, []).append(target)
        return found

    def of_kind(self, *tags: str) -> list[str]:
        return [each.get("id") for tag in tags for each in self.root.iterfind(f".//b:{tag}", NAMES)]

    def way(self, start: str, goals: Iterable[str]) -> list[str] | None:
        """The shortest way from a node to one of these."""
        wanted, seen = set(goals), {start}
        todo = deque([[start]])
        while todo:
            path = todo.popleft()
            if path[-1] in wanted:
                return path
            for target in self.onward.get(path[-1], []):
                if target not in seen:
                    seen.add(target)
                    todo.append([*path, target])
        return None

    def walk(self, path: list[str], *, nobody_answers: bool = False) -> BpmnWorkflow:
        """Run with the answers that lead along this path, until nothing moves any more."""
        yes = [self.conditions[flow] for flow in pairwise(path) if flow in self.conditions]
        said: dict[str, Any] = self.asked | dict.fromkeys(yes, True)
        if nobody_answers:
            said |= {name: True for name in self.asked if name.startswith("unanswered")}
        said |= ISO_NAMES | {"working_days": lambda days: "PT0S" if nobody_answers else f"P{days}D"}
        environment = TaskDataEnvironment(said)
        workflow = BpmnWorkflow(
            self.spec, script_engine=PythonScriptEngine(environment=environment)
        )
        for _step in range(MOST):
            workflow.run_all()
            if not (ready := workflow.get_tasks(state=TaskState.READY, manual=True)):
                return workflow
            ready[0].run()
        raise AssertionError(f"This way does not end: {path}")
