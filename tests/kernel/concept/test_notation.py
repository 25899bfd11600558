"""A file says what it says, and is never larger than it looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.concept.notation import read
from obhut.kernel.refusals import Faulty

LAUGHTER = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def refused(text: str) -> list[str]:
    with pytest.raises(Faulty) as caught:
        read(text, name="x.yaml")
    return [fault.where for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param("a: &a [*a]", ["x.yaml:1", "x.yaml:1"], id="a list that holds itself"),
        pytest.param(LAUGHTER, [*["x.yaml:1"], *["x.yaml:2"] * 3, *["x.yaml:3"] * 2], id="bomb"),
        pytest.param('b: 1\na: !!python/object/apply:os.system ["x"]', ["x.yaml:2"], id="call"),
        pytest.param("a: !!int abc", ["x.yaml:1"], id="a number that is none"),
        pytest.param("a: !!bool maybe", ["x.yaml:1"], id="a truth that is none"),
        pytest.param("[" * 100_000, ["x.yaml:1"], id="a hundred thousand brackets"),
        pytest.param("{a: " * 100_000, ["x.yaml:1"], id="a hundred thousand braces"),
        pytest.param("\n".join(" " * n + "a:" for n in range(60)), ["x.yaml:21"], id="staircase"),
        pytest.param("a: 1\n---\nb: 2\n", ["x.yaml:2"], id="two documents"),
        pytest.param("[1, 2]: 3", ["x.yaml:1"], id="a list as the name of a field"),
        pytest.param("a: 1\nb: " + "9" * 5000, ["x.yaml:2"], id="a number of 5000 digits"),
        pytest.param('a: 1\nb: "\\0"', ["x.yaml:2"], id="an escaped NUL"),
        pytest.param("a: 1\nb: \x01", ["x.yaml:2"], id="a control character"),
        pytest.param("a:\n\t- 1", ["x.yaml:2"], id="a tab"),
        pytest.param('a: 1\nb: "c', ["x.yaml:2"], id="cut off inside quotes"),
    ],
)
def test_what_is_no_part_of_the_notation_is_refused_with_its_line(
    text: str, where: list[str]
) -> None:
    assert refused(text) == where


def test_both_languages_say_what_to_do() -> None:
    with pytest.raises(Faulty) as caught:
        read("a: *b", name="x.yaml")

    (fault,) = caught.value.faults
    assert (fault.de.split(".")[1].strip(), fault.en.split(".")[1].strip()) == (
        "Bitte ausschreiben",
        "Please write it out",
    )


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff"])
def test_an_empty_file_has_no_value(text: str) -> None:
    assert read(text, name="x.yaml").value is None


def test_a_file_from_windows_is_read_like_any_other() -> None:
    assert read("\ufeffa: 1\r\nb: [x]\r\n", name="x.yaml").value == {"a": 1, "b": ["x"]}


def test_each_value_knows_its_line() -> None:
    document = read("a:\n- x\n- b: 1\n  c: 2\nd: {e: 1}\n", name="x.yaml")

    assert [
        document.where(path)
        for path in [(), ("a",), ("a", 0), ("a", 1, "c"), ("d", "e"), ("d", "unknown")]
    ] == ["x.yaml:1", "x.yaml:1", "x.yaml:2", "x.yaml:4", "x.yaml:5", "x.yaml:5"]


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_any_letters_are_read_or_refused(text: str) -> None:
    assert all(where.startswith("x.yaml:") for where in places(text))


@given(st.text("{}[]:,-&*!|>'\"#%@ \n\tab01~", max_size=40))
def test_any_signs_of_the_notation_are_read_or_refused(text: str) -> None:
    assert all(where.startswith("x.yaml:") for where in places(text))


def places(text: str) -> list[str]:
    """Where faults were found; nowhere in a text that can be read."""
    try:
        read(text, name="x.yaml")
    except Faulty as refused:
        return [fault.where for fault in refused.faults]
    return []
