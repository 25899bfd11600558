"""Every field has words, and what nobody changed comes back as it was."""

import typing
from collections.abc import Iterator

import pytest
from django.http import QueryDict
from django.utils.translation import override

from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Fact, Text
from obhut.web.concepts.field_names.words import label_of
from obhut.web.drafting.fields.forms import handed_in, meant, read, typed_of
from obhut.web.drafting.fields.rearranging import rearranged
from obhut.web.drafting.fields.shapes import OF_EVERY_NODE, parts_of_node
from obhut.web.drafting.fields.shown import Shown, fields
from tests.web.drafting.federal import nodes, posted, titles

LANGUAGES = ("de", "en")


def classes(annotation: typing.Any) -> Iterator[type[Fact]]:
    """Every class of facts inside an annotation, whatever is around it."""
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        if annotation is not Text:
            yield annotation
            for each in annotation.model_fields.values():
                yield from classes(each.annotation)
        return
    for inner in typing.get_args(annotation):
        yield from classes(inner)


def every_field() -> list[tuple[type[Fact], str]]:
    found: list[tuple[type[Fact], str]] = [(Node, name) for name in OF_EVERY_NODE]
    all_classes = {
        each
        for facts in (*KINDS.values(), *classes(Node.model_fields["review"].annotation))
        for each in classes(facts)
    }
    found += [(facts, name) for facts in all_classes for name in facts.model_fields]
    return found


def test_every_field_of_every_kind_has_a_label_and_help_in_both_languages() -> None:
    wordless = []
    for facts, name in every_field():
        label, explained = label_of(facts, name)
        said = {}
        for language in LANGUAGES:
            with override(language):
                said[language] = (str(label), str(explained))
        own_name = {"Phase", "Text", "§ 4 KKG"}
        is_told = all(all(words) for words in said.values()) and all(
            one != other or one in own_name for one, other in zip(*said.values(), strict=True)
        )
        if not is_told:
            wordless.append((facts.__name__, name, said))

    assert wordless == []


def shown(node: Node) -> tuple[Shown, ...]:
    content = plain(node)
    return fields(node.kind, typed_of(content, titles()), titles(), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_of_every_node_handed_in_unchanged_means_the_same_node(language: str) -> None:
    """Not even what was left alone may differ when it is read back in full."""
    different = []
    with override(language):
        for node in nodes():
            content = plain(node)
            given = handed_in(node.kind, posted(shown(node)))
            touched = meant(content, given, titles())
            whole = read(content, given, titles())
            again = Node.model_validate(content | whole.content)
            if touched.touched or whole.faults or again != node:
                different.append((node.key, touched.touched, whole.faults))

    assert different == []


def test_every_choice_of_a_form_is_called_something_in_both_languages() -> None:
    wordless = set()
    for node in nodes():
        for language in LANGUAGES:
            with override(language):
                wordless |= set(untold(shown(node)))

    assert {each for each in wordless if not each[1].startswith("D")} == set()


def untold(several: tuple[Shown, ...]) -> Iterator[tuple[str, str]]:
    """Choices that are called by their value, as no person would."""
    for each in several:
        for value, label, _chosen in each.options:
            if value == label and "_" in value:
                yield each.name, value
        yield from untold(each.inner)


def a_node(kind: str) -> Node:
    return next(each for each in nodes() if each.kind == kind)


def changed(node: Node, **typed: str | list[str]) -> QueryDict:
    """The form of a node with some inputs typed anew; double underscores are dots."""
    post = posted(shown(node))
    for name, value in typed.items():
        post.setlist(name.replace("__", "."), value if isinstance(value, list) else [value])
    return post


def meaning(node: Node, post: QueryDict) -> tuple[dict[str, typing.Any], dict[str, str]]:
    found = meant(plain(node), handed_in(node.kind, post), titles())
    return found.content, dict(found.faults)


def test_only_what_was_touched_is_said_anew() -> None:
    function = a_node("function")

    content, faults = meaning(function, changed(function, title__de="Anders"))

    assert (content, faults) == ({"title": {"de": "Anders", "en": function.title.en}}, {})


@pytest.mark.parametrize(
    "typed", ["Notruf 110", "notruf 110", "emergency-call", "Emergency call 110", "notruf"]
)
def test_another_node_is_found_by_title_key_or_words_of_it(typed: str) -> None:
    step = a_node("step")

    content, faults = meaning(step, changed(step, facts__bearer=typed))

    assert (content["facts"]["bearer"], faults) == ("emergency-call", {})


def test_a_title_that_nothing_has_is_told_beside_its_input() -> None:
    step = a_node("step")

    with override("en"):
        _content, faults = meaning(step, changed(step, facts__bearer="Moon"))

    assert faults == {"facts.bearer": "Nothing is called “Moon”. Please choose from the list."}


def test_words_that_several_titles_have_ask_which_one_is_meant() -> None:
    step = a_node("step")

    _content, faults = meaning(step, changed(step, facts__bearer="jugendamt"))

    assert list(faults) == ["facts.bearer"]
    assert faults["facts.bearer"].count(";") >= 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [("24.11.2026", "2026-11-24"), ("1.2.2026", "2026-02-01"), ("2026-11-24", "2026-11-24")],
)
def test_a_day_is_understood_as_people_write_it(typed: str, day: str) -> None:
    content, faults = meaning(a_node("source"), changed(a_node("source"), facts__read_on=typed))

    assert (content["facts"]["read_on"], faults) == (day, {})


def test_a_day_that_does_not_exist_and_a_number_that_is_none_are_told_at_their_inputs() -> None:
    _content, no_day = meaning(a_node("goal"), changed(a_node("goal"), as_of="31.2.2026"))
    _content, no_number = meaning(a_node("goal"), changed(a_node("goal"), facts__number="zwei"))

    assert (list(no_day), list(no_number)) == (["as_of"], ["facts.number"])


def test_another_way_of_counting_keeps_what_it_also_has_and_asks_for_what_it_lacks() -> None:
    term = next(
        each for each in nodes() if plain(each)["facts"].get("counting", {}).get("by") == "counted"
    )
    said = plain(term)["facts"]["counting"]

    kept, _none = meaning(term, changed(term, facts__counting__by="rhythm"))
    _content, faults = meaning(term, changed(term, facts__counting__by="until_age"))

    assert kept["facts"]["counting"] == {**said, "by": "rhythm"}
    assert list(faults) == ["facts.counting.years"]


def test_rows_are_added_moved_and_removed_in_what_was_typed() -> None:
    step = next(each for each in nodes() if len(plain(each)["facts"].get("calls", ())) > 1)
    calls = plain(step)["facts"]["calls"]
    given = handed_in("step", posted(shown(step)))

    def after(do: str) -> list[str]:
        typed = rearranged("step", given, do, titles())
        return list(read(plain(step), typed, titles()).content["facts"].get("calls", ()))

    assert after("up facts.calls.1") == [calls[1], calls[0], *calls[2:]]
    assert after("down facts.calls.0") == [calls[1], calls[0], *calls[2:]]
    assert after("remove facts.calls.0") == calls[1:]
    assert after("add facts.calls") == calls


@pytest.mark.parametrize(
    "do",
    ["", "up", "up facts", "up facts.calls.999999", "remove facts.calls.-1", "add facts.number",
     "remove title", "down title.de", "add facts.when.x.y", "remove facts.bearer", "fly facts.calls.0"],
)  # fmt: skip
def test_deeds_on_rows_that_are_not_there_change_nothing(do: str) -> None:
    step = a_node("step")
    given = handed_in("step", posted(shown(step)))

    assert rearranged("step", given, do, titles()) == given


def test_what_may_be_left_out_as_a_whole_can_be_asked_for_and_dropped() -> None:
    share = a_node("share")
    given = handed_in("share", posted(shown(share)))
    name = next(
        f"facts.answers.{at}.in_danger"
        for at, each in enumerate(given["facts.answers"])
        if each["in_danger"] is None
    )

    asked = rearranged("share", given, f"add {name}", titles())
    dropped = rearranged("share", asked, f"remove {name}", titles())

    at = int(name.split(".")[2])
    assert isinstance(asked["facts.answers"][at]["in_danger"], dict)
    assert dropped == given


def test_signs_that_nobody_sees_are_dropped() -> None:
    function = a_node("function")

    content, _faults = meaning(function, changed(function, title__de="An\x00de\x0brs\r\n"))

    assert content["title"]["de"] == "Anders"


def test_every_kind_has_a_form() -> None:
    assert [kind for kind in KINDS if not parts_of_node(kind)] == []
