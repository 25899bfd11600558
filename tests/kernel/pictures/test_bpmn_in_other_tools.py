"""What others make of our BPMN: SpiffWorkflow reads it and walks it; bpmnlint has no fault to find."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.utils import translation
from SpiffWorkflow.util.task import TaskState

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.bpmn import bpmn_of
from obhut.web.diagrams.words import wording
from tests.kernel.pictures.engine import Engine

ROOT = Path(__file__).parents[3]
LINT = ROOT / "node_modules" / ".bin" / "bpmnlint"
RULES = Path(__file__).with_name("bpmnlint.json")
needs_npm = pytest.mark.skipif(
    not (LINT.exists() and shutil.which("node")), reason="npm was not run"
)


def written(mechanism: Mechanism, language: str) -> str:
    with translation.override(language):
        return bpmn_of(mechanism, wording(), title="Bund")


@pytest.fixture(scope="module")
def engine(mechanism: Mechanism) -> Engine:
    return Engine(written(mechanism, "de"))


def test_every_step_is_read(engine: Engine, mechanism: Mechanism) -> None:
    assert {f"step.{key}" for key in mechanism.steps} - set(engine.spec.task_specs) == set()


def test_from_everywhere_an_end_is_reached(engine: Engine) -> None:
    ends = engine.of_kind("endEvent")
    nodes = {source for source, _target in engine.flows}

    assert [node for node in nodes if engine.way(node, ends) is None] == []


def test_every_arrow_is_walked_to_an_end(engine: Engine) -> None:
    (start,) = [each for each in engine.of_kind("startEvent") if ".beginning." in each]
    ends = [each for each in engine.of_kind("endEvent") if each.startswith("out.")]
    walked: set[tuple[str, str]] = set()
    stuck = []
    for source, target in engine.conditions:
        there, on = engine.way(start, [source]), engine.way(target, ends)
        assert there
        assert on
        path = [*there, *on]
        workflow = engine.walk(path)
        done = {task.task_spec.name for task in workflow.get_tasks(state=TaskState.COMPLETED)}
        walked.add((source, target))
        if not workflow.is_completed() or not done.issuperset(path):
            stuck.append((source, target))

    assert stuck == []
    assert walked == set(engine.conditions)


def test_where_nobody_answers_somebody_else_is_asked_at_every_step_of_the_way(
    engine: Engine,
) -> None:
    (start,) = [each for each in engine.of_kind("startEvent") if ".beginning." in each]
    path = engine.way(start, ["out.end.step-22"])
    assert path

    workflow = engine.walk(path, nobody_answers=True)

    done = {task.task_spec.name for task in workflow.get_tasks(state=TaskState.COMPLETED)}
    steps = [node.removeprefix("step.") for node in path if node.startswith("step.")]
    assert [key for key in steps if f"handed-on.{key}" not in done] == []


@needs_npm
@pytest.mark.parametrize("language", ["de", "en"])
def test_bpmnlint_finds_no_error(mechanism: Mechanism, language: str, tmp_path: Path) -> None:
    file = tmp_path / "federal.bpmn"
    file.write_text(written(mechanism, language), encoding="utf-8")

    said = subprocess.run(
        [LINT, "--config", RULES, file], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert "(0 errors" in said.stdout
    assert said.returncode == 0
    rules = {line.split()[-1] for line in said.stdout.splitlines() if " warning " in line}
    assert rules == {"no-inclusive-gateway", "superfluous-label"}  # both are meant: decision 40
