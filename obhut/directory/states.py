"""Which state may follow which."""

from collections.abc import Mapping

from obhut.directory.enums import TaskState

TASK: Mapping[str, frozenset[str]] = {
    TaskState.OPEN: frozenset({TaskState.DONE}),
    TaskState.DONE: frozenset(),
}
