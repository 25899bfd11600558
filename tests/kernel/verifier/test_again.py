"""Verifying after a change says the same as verifying from the beginning, whatever changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from obhut.cli.content import files_in
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.mechanism.directory import desks_of, read_directory
from obhut.kernel.mechanism.mechanism import read_mechanism
from obhut.kernel.verifier.again import Verified, verify_again
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify
from tests.build import NIGHT_WATCH, TODAY, changed, function, review, step

CONTENT = Path(__file__).resolve().parents[3] / "content"
LANDS = ("BE", "BY", "HB")
CHECKED = ("function", "step", "term", "share", "norm", "interrupt")
"""Kinds that rules look at; a change of others changes no finding."""

Nodes = tuple[Node, ...]
Deed = Callable[[Nodes, int, int], Nodes]


@lru_cache(maxsize=1)
def federal() -> tuple[Nodes, Review]:
    """The nodes of the real edition, and a review of three Länder with the real desks."""
    files = files_in(CONTENT)
    text = read_edition({name: each for name, each in files.items() if name.startswith("federal/")})
    directory = read_directory(
        {name: each for name, each in files.items() if not name.startswith("federal/")},
        functions=None,
    )
    nodes = tuple(node for node in text.all_nodes() if node.kind in CHECKED)
    districts = {each.ags: each.land for each in directory.districts.kreise if each.land in LANDS}
    return nodes, Review(
        mechanism=read_mechanism(text_of(nodes)),
        desks=desks_of(directory),
        districts=districts,
        today=TODAY,
    )


def text_of(nodes: Nodes) -> EditionText:
    return EditionText((Chapter(nodes[0], nodes[1:]),))


def facts_of_another(nodes: Nodes, at: int, other: int) -> Nodes:
    """One node says what another of its kind says."""
    same = [each for each in nodes if each.kind == nodes[at].kind]
    said = same[other % len(same)].facts
    return (*nodes[:at], nodes[at].model_copy(update={"facts": said}), *nodes[at + 1 :])


def say_nothing(nodes: Nodes, at: int, other: int) -> Nodes:
    """One of the facts is left out, where it may be."""
    facts = nodes[at].facts
    fields = [
        (name, each) for name, each in type(facts).model_fields.items() if not each.is_required()
    ]
    if not fields:
        return nodes
    name, field = fields[other % len(fields)]
    silent = facts.model_copy(update={name: field.get_default(call_default_factory=True)})
    return (*nodes[:at], nodes[at].model_copy(update={"facts": silent}), *nodes[at + 1 :])


def turn_a_flag(nodes: Nodes, at: int, other: int) -> Nodes:
    flags = [name for name, value in nodes[at].facts if isinstance(value, bool)]
    if not flags:
        return nodes
    name = flags[other % len(flags)]
    turned = nodes[at].facts.model_copy(update={name: not getattr(nodes[at].facts, name)})
    return (*nodes[:at], nodes[at].model_copy(update={"facts": turned}), *nodes[at + 1 :])


def delete(nodes: Nodes, at: int, _other: int) -> Nodes:
    return (*nodes[:at], *nodes[at + 1 :])


def insert(nodes: Nodes, at: int, other: int) -> Nodes:
    """A copy under a key of its own, somewhere else."""
    key = f"{nodes[at].key[:60]}-{len(nodes)}-{other}"
    copy = nodes[at].model_copy(update={"key": key, "id": uuid5(NAMESPACE_URL, key)})
    place = other % len(nodes)
    return (*nodes[:place], copy, *nodes[place:]) if copy not in nodes else nodes


def move(nodes: Nodes, at: int, other: int) -> Nodes:
    rest = [*nodes[:at], *nodes[at + 1 :]]
    place = other % len(nodes)
    return (*rest[:place], nodes[at], *rest[place:])


def compare_with_the_law(nodes: Nodes, at: int, _other: int) -> Nodes:
    said = {"state": "compared", "text_of": "2026-04", "on": date(2026, 4, 1)}
    node = Node.model_validate(nodes[at].model_dump() | {"review": said})
    return (*nodes[:at], node, *nodes[at + 1 :])


DEEDS: tuple[Deed, ...] = (
    facts_of_another,
    say_nothing,
    turn_a_flag,
    delete,
    insert,
    move,
    compare_with_the_law,
)
A_PLACE = st.integers(0, 10_000)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), A_PLACE, A_PLACE), min_size=1, max_size=8))
def test_after_any_changes_of_nodes_it_says_the_same(deeds: list[tuple[Deed, int, int]]) -> None:
    nodes, now = federal()
    kept = verify_again(now, None)

    for deed, at, other in deeds:
        nodes = deed(nodes, at % len(nodes), other)
        now = now.of(read_mechanism(text_of(nodes)))
        kept = verify_again(now, kept)

        assert kept.findings == verify(now)


def looks_taken(before: Verified, after: Verified) -> set[tuple[str, str]]:
    """What was looked at again: the file of the rule, and the thing."""
    return {
        (rule.look.__module__ if hasattr(rule, "look") else rule.__module__, thing)
        for (rule, thing), look in after.looks.items()
        if before.looks.get((rule, thing)) is not look
    }


def names(looks: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(module.rpartition(".")[2], thing) for module, thing in looks}


def test_without_a_change_nothing_is_looked_at_again() -> None:
    kept = verify_again(review(), None)

    assert looks_taken(kept, verify_again(review(), kept)) == set()


def test_a_changed_function_is_looked_at_alone_and_with_those_that_fall_back_on_it() -> None:
    kept = verify_again(review(), None)
    after = verify_again(review(nodes=changed(function("advice", level="federation"))), kept)

    assert names(looks_taken(kept, after)) == {
        ("every_function_has_a_desk", "advice"),
        ("every_function_answers_at_night", "advice"),
        ("nobody_waits_in_a_circle", "functions"),
    }


def test_a_changed_step_leaves_functions_and_desks_alone() -> None:
    kept = verify_again(review(), None)
    after = verify_again(review(nodes=changed(step("tell", terms=[], ends=True))), kept)

    assert {rule for rule, _ in names(looks_taken(kept, after))}.isdisjoint(
        {"every_function_has_a_desk", "every_function_answers_at_night", "contacts_are_fresh"}
    )


def test_on_another_day_with_other_desks_or_places_everything_is_looked_at() -> None:
    kept = verify_again(review(), None)
    everything = set(kept.looks)
    others = (
        replace(review(), today=TODAY + timedelta(days=1)),
        replace(review(), desks=(NIGHT_WATCH,)),
        replace(review(), districts={"01002": "DE-SH"}),
        replace(review(), within=frozenset()),
    )

    for other in others:
        after = verify_again(other, kept)
        assert {key for key in everything if kept.looks[key] is after.looks[key]} == set()
        assert after.findings == verify(other)
