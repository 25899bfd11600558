"""Every row of the merge table: how two changes meet, and whether a person must act."""

import pytest

from obhut.kernel.concept.merging import Pick, Picked, merge
from obhut.kernel.refusals import Faulty
from tests.build import function, node, norm, step, term, words
from tests.kernel.merging.texts import items, says, shape, text, title, titled

OLD = titled("a", "Binnen drei Tagen ruft das Amt zurück.")
THREE_DAYS = term("a", {"by": "counted", "length": 3, "unit": "working_day"})


def days(length: int, unit: str = "working_day") -> dict[str, object]:
    return {"counting": {"by": "counted", "length": length, "unit": unit}}


def test_only_the_template_changed_it() -> None:
    merged = merge(text({"a": {}}, OLD), text({"a": {}}, titled("a", "Neu")), text({"a": {}}, OLD))

    assert items(merged) == [("a", "title.de", "template_changed", False)]
    assert title(merged, "a") == "Neu"


def test_only_we_changed_it() -> None:
    merged = merge(
        text({"a": {}}, OLD), text({"a": {}}, OLD), text({"a": {}}, titled("a", "Eigen"))
    )

    assert items(merged) == []
    assert title(merged, "a") == "Eigen"


def test_both_wrote_the_same() -> None:
    new = text({"a": {}}, titled("a", "Neu"))

    assert items(merge(text({"a": {}}, OLD), new, new)) == []


def test_both_changed_other_words_and_a_person_confirms_even_so() -> None:
    theirs = titled("a", "Binnen zwei Tagen ruft das Amt zurück.")
    ours = titled("a", "Binnen drei Tagen ruft das Jugendamt zurück.")

    merged = merge(text({"a": {}}, OLD), text({"a": {}}, theirs), text({"a": {}}, ours))

    assert items(merged) == [("a", "title.de", "both_clean", True)]
    assert title(merged, "a") == "Binnen zwei Tagen ruft das Jugendamt zurück."


@pytest.mark.parametrize(
    "ours",
    [
        pytest.param("Binnen fünf Tagen ruft das Amt zurück.", id="the same word"),
        pytest.param("Binnen drei Stunden ruft das Amt zurück.", id="the word beside it"),
    ],
)
def test_both_changed_the_same_words_and_ours_stays(ours: str) -> None:
    theirs = titled("a", "Binnen zwei Tagen ruft das Amt zurück.")

    merged = merge(
        text({"a": {}}, OLD), text({"a": {}}, theirs), text({"a": {}}, titled("a", ours))
    )

    assert items(merged) == [("a", "title.de", "conflict", True)]
    assert title(merged, "a") == ours


def test_a_fact_that_both_changed_is_one_exact_conflict() -> None:
    base = text({"s": {"a": {}}}, THREE_DAYS)
    theirs = text({"s": {"a": {}}}, says(THREE_DAYS, facts=days(2)))
    ours = text({"s": {"a": {}}}, says(THREE_DAYS, facts=days(3, "hour")))

    merged = merge(base, theirs, ours)

    assert items(merged) == [("a", "facts.counting", "conflict", True)]
    assert merged.tree == ours


def test_what_the_template_changed_in_a_node_we_changed_needs_a_yes() -> None:
    merged = merge(
        text({"a": {}}, OLD),
        text({"a": {}}, titled("a", OLD.title.de, text=words("Neu"))),
        text({"a": {}}, titled("a", "Eigen")),
    )

    assert items(merged) == [("a", "text", "same_node", True)]


def test_gone_from_the_template_and_not_changed_by_us() -> None:
    merged = merge(text({"a": {}, "b": {}}), text({"b": {}}), text({"a": {}, "b": {}}))

    assert items(merged) == [("a", "node", "template_deleted", False)]
    assert shape(merged.tree) == {"b": {}}


def test_gone_from_the_template_and_changed_by_us_stays() -> None:
    ours = text({"a": {}, "b": {}}, titled("a", "Eigen"))

    merged = merge(text({"a": {}, "b": {}}), text({"b": {}}), ours)

    assert items(merged) == [("a", "node", "deleted_changed", True)]
    assert merged.tree == ours


def test_left_out_by_us_and_changed_in_the_template_stays_out() -> None:
    theirs = text({"a": {}, "b": {}}, titled("a", "Neu"))

    merged = merge(text({"a": {}, "b": {}}), theirs, text({"b": {}}))

    assert items(merged) == [("a", "node", "omitted_changed", True)]
    assert merged.items[0].theirs["title"]["de"] == "Neu"
    assert shape(merged.tree) == {"b": {}}


def test_left_out_by_us_and_not_changed_is_nothing_to_look_at() -> None:
    base = text({"a": {}, "b": {}})

    assert items(merge(base, base, text({"b": {}}))) == []


def test_new_in_the_template_comes_to_its_place() -> None:
    merged = merge(
        text({"a": {}, "b": {}}),
        text({"a": {}, "new": {"child": {}}, "b": {}}),
        text({"a": {"own": {}}, "b": {}}),
    )

    assert items(merged) == [
        ("new", "node", "template_added", False),
        ("child", "node", "template_added", False),
    ]
    assert shape(merged.tree) == {"a": {"own": {}}, "new": {"child": {}}, "b": {}}


def test_a_chapter_gone_from_the_template_stays_with_what_we_wrote_below_it() -> None:
    merged = merge(
        text({"a": {"b": {}}, "c": {}}),
        text({"c": {}}),
        text({"a": {"b": {}, "own": {}}, "c": {}}),
    )

    assert items(merged) == [
        ("a", "node", "parent_kept", True),
        ("b", "node", "template_deleted", False),
    ]
    assert merged.items[0].because == (node("own", "section").id,)
    assert shape(merged.tree) == {"a": {"own": {}}, "c": {}}


def test_a_chapter_left_out_by_us_comes_back_with_what_is_new_below_it_unless_we_say_no() -> None:
    sides = (
        text({"a": {"b": {}}, "c": {}}),
        text({"a": {"b": {}, "new": {}}, "c": {}}),
        text({"c": {}}),
    )

    merged = merge(*sides)
    (kept, _new) = merged.items
    without = merge(*sides, {kept.name: Picked(pick=Pick.OWN, fingerprint=kept.fingerprint)})

    assert items(merged) == [
        ("a", "node", "parent_kept", True),
        ("new", "node", "template_added", False),
    ]
    assert shape(merged.tree) == {"a": {"new": {}}, "c": {}}
    assert shape(without.tree) == {"c": {}}


def test_moves_that_form_a_circle_end_at_our_place() -> None:
    merged = merge(
        text({"a": {}, "b": {}, "c": {}}),
        text({"b": {"a": {}}, "c": {}}),
        text({"a": {"b": {}}, "c": {}}),
    )

    assert items(merged) == [("a", "under", "loop", True)]
    assert shape(merged.tree) == {"a": {"b": {}}, "c": {}}


def test_moved_to_two_places_stays_at_ours() -> None:
    merged = merge(
        text({"a": {}, "b": {}, "c": {}}),
        text({"b": {"a": {}}, "c": {}}),
        text({"b": {}, "c": {"a": {}}}),
    )

    assert items(merged) == [("a", "under", "place_conflict", True)]
    assert (merged.items[0].theirs, merged.items[0].ours) == ("b", "c")
    assert shape(merged.tree) == {"b": {}, "c": {"a": {}}}


def test_both_orders_come_together_where_they_do_not_touch() -> None:
    merged = merge(
        text({key: {} for key in "abcdef"}),
        text({key: {} for key in "bacdef"}),
        text({key: {} for key in "abcdfe"}),
    )

    assert items(merged) == [("–", "order", "both_reordered", True)]
    assert "".join(shape(merged.tree)) == "bacdfe"


def test_two_orders_of_the_same_nodes_are_a_conflict_and_ours_stays() -> None:
    merged = merge(
        text({key: {} for key in "abc"}),
        text({key: {} for key in "bac"}),
        text({key: {} for key in "acb"}),
    )

    assert items(merged) == [("–", "order", "order_conflict", True)]
    assert "".join(shape(merged.tree)) == "acb"


def test_both_added_something_at_the_same_place() -> None:
    merged = merge(
        text({"a": {}, "b": {}}),
        text({"a": {}, "new": {}, "b": {}}),
        text({"a": {}, "own": {}, "b": {}}),
    )

    assert items(merged) == [
        ("–", "order", "order_conflict", True),
        ("new", "node", "template_added", False),
    ]
    assert list(shape(merged.tree)) == ["a", "new", "own", "b"]


FUNCTION, LAW = function("watch"), norm("law")
STEP = step(
    "call", bearer="watch", basis=["law"], terms=[], unanswered={"text": words("x")}, allowed={}
)


def test_what_something_of_ours_refers_to_stays_though_the_template_gave_it_up() -> None:
    merged = merge(
        text({"s": {"law": {}, "watch": {}}}, FUNCTION, LAW),
        text({"s": {"law": {}}}, LAW),
        text({"s": {"law": {}, "watch": {}, "call": {}}}, FUNCTION, LAW, STEP),
    )

    assert items(merged) == [("watch", "node", "reference_kept", True)]
    assert (merged.items[0].because, merged.items[0].options) == ((STEP.id,), (Pick.OWN,))
    assert shape(merged.tree) == {"s": {"law": {}, "watch": {}, "call": {}}}


def test_two_nodes_under_one_key_leave_ours_and_what_stands_below_either() -> None:
    theirs = says(titled("new", "Von dort"), id="00000000-0000-4000-8000-000000000001")

    merged = merge(
        text({"a": {}}),
        text({"a": {}, "new": {"child": {}}}, theirs),
        text({"a": {}, "new": {"own": {}}}),
    )

    assert items(merged) == [
        ("new", "order", "order_conflict", True),
        ("new", "node", "key_twice", True),
        ("child", "node", "template_added", False),
    ]
    assert title(merged, "new") == "new"
    assert shape(merged.tree) == {"a": {}, "new": {"child": {}, "own": {}}}


def test_law_from_now_on_holds_though_we_had_adapted_it() -> None:
    fixed = titled("a", OLD.title.de, freedom="fixed")

    merged = merge(
        text({"a": {}}, OLD), text({"a": {}}, fixed), text({"a": {}}, titled("a", "Eigen"))
    )

    assert items(merged) == [
        ("a", "title.de", "locked", True),
        ("a", "freedom", "same_node", True),
    ]
    assert {each.options for each in merged.items} == {(Pick.TEMPLATE,)}
    assert title(merged, "a") == OLD.title.de


def test_two_long_additions_that_together_are_too_long_leave_ours() -> None:
    old = "Anfang. " + "Mitte " * 300 + "Ende."

    merged = merge(
        text({"a": {}}, titled("a", old)),
        text({"a": {}}, titled("a", "dort " * 300 + old)),
        text({"a": {}}, titled("a", old + " hier" * 300)),
    )

    assert items(merged) == [("a", "title.de", "unfit", True)]
    assert title(merged, "a") == old + " hier" * 300


def test_other_words_can_be_written() -> None:
    sides = (text({"a": {}}, OLD), text({"a": {}}, titled("a", "Neu")), text({"a": {}}, OLD))
    (item,) = merge(*sides).items

    merged = merge(
        *sides, {item.name: Picked(pick=Pick.OTHER, fingerprint=item.fingerprint, value="Anders")}
    )

    assert title(merged, "a") == "Anders"
    assert [each.is_open for each in merged.items] == [False]


def test_a_node_that_changed_its_key_is_refused() -> None:
    renamed = says(OLD, key="b")

    with pytest.raises(Faulty) as refused:
        merge(text({"a": {}}, OLD), text({"b": {}}, renamed), text({"a": {}}, OLD))

    assert [(each.where, each.field) for each in refused.value.faults] == [("b", "key")]
