"""Files become an edition, or every fault is named with file, node, field and what was expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.concept.edition import digest
from obhut.kernel.concept.notation import read, write
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.refusals import Faulty

SECTION = """\
section:
  id: 11111111-1111-4111-8111-111111111111
  key: purpose
  kind: section
  title: {de: Zweck, en: Purpose}
  force: information
  freedom: optional
  evidence: proposal
  review: {state: unreviewed}
  as_of: 2026-11-24
"""
FUNCTION = """\
nodes:
- id: 22222222-2222-4222-8222-222222222222
  key: night-watch
  kind: function
  title: {de: Nachtwache Lummerland, en: Night watch of Lummerland}
  force: recommended
  freedom: adaptable
  evidence: proposal
  review: {state: unreviewed}
  as_of: 2026-11-24
  facts: {level: land, around_the_clock: true, about_children: true}
"""


def faults_of(*files: str) -> list[tuple[str, str, str]]:
    with pytest.raises(Faulty) as refused:
        read_edition({f"{place:02d}-x.yaml": text for place, text in enumerate(files, start=1)})
    return [(fault.where, fault.field, fault.en) for fault in refused.value.faults]


def test_an_edition_is_written_as_it_was_read() -> None:
    once = write_edition(read_edition({"01-purpose.yaml": SECTION + FUNCTION}))

    assert write_edition(read_edition(once)) == once
    assert list(once) == ["01-purpose.yaml"]


def test_a_wrong_fact_names_file_line_node_field_and_what_was_expected() -> None:
    wrong = FUNCTION.replace("level: land", "level: planet")

    assert faults_of(SECTION + wrong) == [
        (
            "01-x.yaml:21 (night-watch)",
            "level",
            "Expected: 'federation', 'land', 'district' or 'case'. It says: 'planet'.",
        )
    ]


def test_of_an_empty_text_nothing_is_quoted() -> None:
    wrong = FUNCTION.replace("de: Nachtwache Lummerland", "de: ''")

    assert [says for _, _, says in faults_of(SECTION + wrong)] == ["The text must not be empty."]


def test_a_field_that_does_not_exist_is_refused_by_name() -> None:
    wrong = FUNCTION.replace("level: land", "level: land, colour: red")

    assert [(field, says) for _, field, says in faults_of(SECTION + wrong)] == [
        ("colour", "There is no such field here. Please check its spelling. It says: 'red'.")
    ]


def test_a_reference_to_nothing_is_refused_with_its_kind() -> None:
    wrong = FUNCTION.replace("about_children: true", "about_children: true, fallback: nobody")

    assert faults_of(SECTION + wrong) == [
        (
            "01-x.yaml:21 (night-watch)",
            "facts.fallback",
            '"nobody" is not a node of kind function.',
        )
    ]


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    wrong = FUNCTION.replace("kind: function", "kind: wizard")

    assert [field for _, field, _ in faults_of(SECTION + wrong)] == ["kind"]


def test_a_key_used_twice_is_refused() -> None:
    twice = SECTION.replace("purpose", "night-watch").replace("1111-4111", "1111-4112")

    assert [says for *_, says in faults_of(SECTION + FUNCTION, twice)] == [
        "This key exists already."
    ]


def test_every_fault_of_every_file_is_found_at_once() -> None:
    assert [where for where, *_ in faults_of("section: [", SECTION + "nodes: 3\n", "a: 1")] == [
        "01-x.yaml:2",
        "02-x.yaml:11",
        "03-x.yaml:1",
    ]


def test_a_field_written_twice_is_refused_with_its_line() -> None:
    with pytest.raises(Faulty) as refused:
        read("a: 1\nb: 2\na: 3\n", name="x.yaml")

    assert [(fault.where, fault.field) for fault in refused.value.faults] == [("x.yaml:3", "a")]


def test_words_stay_words() -> None:
    text = "norway: no\nopens: 08:00\nday: 2026-11-24\nnumber: 0110\nyes: yes\n"

    assert read(text, name="x").value == {
        "norway": "no",
        "opens": "08:00",
        "day": "2026-11-24",
        "number": "0110",
        "yes": "yes",
    }


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-999, 999)
    | st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.from_regex(r"\A[a-z]{1,6}\Z"), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"\A[a-z]{1,6}\Z"), VALUES, min_size=1, max_size=4))
def test_whatever_is_written_is_read_back_the_same(value: dict[str, object]) -> None:
    text = write(value)

    assert read(text, name="x").value == value
    assert write(read(text, name="x").value) == text


def test_the_digest_changes_with_a_word_and_with_the_order() -> None:
    one = digest(read_edition({"01-x.yaml": SECTION + FUNCTION}))
    word = FUNCTION.replace("Lummerland,", "Taka-Tuka-Land,")

    assert digest(read_edition({"01-y.yaml": SECTION + FUNCTION})) == one
    assert digest(read_edition({"01-x.yaml": SECTION + word})) != one
    assert digest(read_edition({"01-x.yaml": SECTION})) != one


def test_whoever_refers_to_a_refused_node_is_not_blamed() -> None:
    broken = FUNCTION.replace("level: land", "level: planet")
    refers = FUNCTION.replace("night-watch", "office").replace("2222-4222", "2222-4223")
    refers = refers.replace("about_children: true", "about_children: true, fallback: night-watch")

    assert [
        where for where, *_ in faults_of(SECTION + broken + refers.removeprefix("nodes:\n"))
    ] == ["01-x.yaml:21 (night-watch)"]


def test_while_a_file_cannot_be_read_nobody_is_blamed_for_naming_what_it_holds() -> None:
    refers = FUNCTION.replace("about_children: true", "about_children: true, fallback: elsewhere")

    assert [where for where, *_ in faults_of(SECTION + refers, "section: [")] == ["02-x.yaml:2"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("{question: danger, answers: [now, soon]}", '"soon". Possible: now, not_now, unknown.'),
        ("{question: profession, answers: [wizard]}", '"wizard". Possible: .'),
    ],
)
def test_a_condition_asks_for_an_answer_that_can_be_given(asked: str, says: str) -> None:
    storm = FUNCTION.replace("kind: function", "kind: interrupt")
    facts = f"{{event: danger, when: [{asked}], steps: [x], first: [{{de: a, en: b}}]}}"
    storm = storm[: storm.index("  facts:")] + f"  facts: {facts}\n"

    (_reference, fault) = faults_of(SECTION + storm)

    assert fault[1].startswith("facts.when.0.answers")
    assert fault[2] == f"Nobody can answer {says}"


def test_an_event_without_a_condition_is_refused() -> None:
    storm = FUNCTION.replace("kind: function", "kind: interrupt")
    facts = "{event: danger, when: [], steps: [x], first: [{de: a, en: b}]}"
    storm = storm[: storm.index("  facts:")] + f"  facts: {facts}\n"

    assert [(field, says) for _, field, says in faults_of(SECTION + storm)] == [
        ("when", "Too few entries: 0. Needed at least: 1.")
    ]


@pytest.mark.parametrize("looks_true", ["'yes'", "1", "'true'"])
def test_a_word_that_looks_true_is_a_word(looks_true: str) -> None:
    wrong = FUNCTION.replace("about_children: true", f"about_children: {looks_true}")

    assert [says.split(". ")[0] for *_, says in faults_of(SECTION + wrong)] == [
        "true or false is expected"
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "20261124", "2026-11-24T00:00:00", "24.11.2026"])
def test_a_day_exists_and_is_written_in_one_way(day: str) -> None:
    wrong = SECTION.replace("as_of: 2026-11-24", f"as_of: {day}")

    assert [says.split(". ")[0] for *_, says in faults_of(wrong)] == [
        "A day that exists is expected, such as 2026-11-24"
    ]


def test_a_file_begins_with_a_chapter() -> None:
    wrong = SECTION.replace("kind: section", "kind: goal")

    assert [field for _, field, _ in faults_of(wrong + "  facts: {of: stage, number: 1}\n")] == [
        "kind"
    ]


def test_a_step_names_bearer_ground_and_what_happens_when_nobody_answers() -> None:
    bare = FUNCTION.replace("kind: function", "kind: step")
    bare = bare[: bare.index("  facts:")] + "  facts: {basis: []}\n"

    assert {"bearer", "basis", "unanswered"} <= {field for _, field, _ in faults_of(SECTION + bare)}
