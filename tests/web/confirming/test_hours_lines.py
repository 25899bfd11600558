"""Hours as people write them are read as they are meant, or asked for again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.mechanism.directory_rows import HoursRow
from obhut.kernel.mechanism.spans_written import NoHours, Spans
from obhut.web.confirming.hours_lines import lines_of, read_line, weekly


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("", ()),
        ("8-12", (("08:00", "12:00"),)),
        ("8:00–12:00, 13.30–16:00", (("08:00", "12:00"), ("13:30", "16:00"))),
        ("8 Uhr bis 12 Uhr und 14 bis 18 Uhr", (("08:00", "12:00"), ("14:00", "18:00"))),
        ("0-24", (("00:00", "24:00"),)),
        ("22-6", (("22:00", "06:00"),)),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, spans: Spans) -> None:
    assert read_line(line) == spans


@pytest.mark.parametrize(
    "line",
    [
        "immer",
        "8",
        "12-8",
        "8-25",
        "8:60-9",
        "24-24",
        "8-12, 10-14",
        "22-6, 23-24",
        "8--12",
        "-1-5",
    ],
)
def test_what_says_no_hours_is_asked_for_again(line: str) -> None:
    with pytest.raises(NoHours):
        read_line(line)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_hours_or_refused(line: str) -> None:
    try:
        spans = read_line(line)
    except NoHours:
        return
    if spans:
        assert HoursRow.model_validate(weekly({"mo": line})).state == "weekly"


@given(
    st.dictionaries(
        st.sampled_from(["mo", "tu", "sa", "su"]),
        st.sampled_from(["08:00–12:00", "08:00–12:00, 13:00–16:00", "00:00–24:00"]),
        min_size=1,
    )
)
def test_what_was_read_is_shown_as_it_was_written(lines: dict[str, str]) -> None:
    shown = lines_of(HoursRow.model_validate(weekly(lines)))

    assert {day: line for day, line in shown.items() if line} == lines
